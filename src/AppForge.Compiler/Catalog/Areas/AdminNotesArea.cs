using static AppForge.Compiler.Catalog.Shapes;

namespace AppForge.Compiler.Catalog.Areas;

/// <summary>The memo of the app's administrators (settings.md, section 9).</summary>
internal static class AdminNotesArea
{
    private static readonly ObjectShape Notes = new([
        Optional("content", Html(Limits.AdminNotes.Most), "内容", "Content", ""),
        Optional("includeInTemplateAndDuplicates", Flag, "テンプレートや複製に含める", "Include in templates and duplicates", "false"),
    ], sole: "content");

    public static readonly SettingsArea Area = new()
    {
        Section = "adminNotes",
        Title = new("管理者用メモ", "Administrators' notes"),
        Resource = "app/adminNotes",
        Mode = WriteMode.Patch,
        Default = EmptyObject(Notes),
        Shape = Notes,
    };
}
