using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Documents.Design.Building;

/// <summary>Makes 4.1: the fields that kintone has in every app, with what they are called here.</summary>
internal static class BuiltInFieldsBuilder
{
    private static readonly string[] OfProcess = ["STATUS", "STATUS_ASSIGNEE"];
    private const string Category = "CATEGORY";

    public static IReadOnlyList<BuiltInFieldRow> Build(AppInDocument app) =>
        [.. ((UnionShape)((MapShape)KintoneCatalog.Fields.Shape).Value).Variants.Where(v => v.IsBuiltIn || v.IsServerOwned).Select(v => Row(app, v))];

    private static BuiltInFieldRow Row(AppInDocument app, Variant type)
    {
        var tag = type.Tags[0];
        var field = app.App.Fields.FirstOrDefault(f => f.Type == tag);
        var code = field?.Code ?? app.App.Scope.BuiltInCode(tag);
        return new BuiltInFieldRow(type.Title.Japanese, field?.Label ?? code, code, field?.Help ?? Remarks(app, tag));
    }

    private static string Remarks(AppInDocument app, string tag)
    {
        if (OfProcess.Contains(tag, StringComparer.Ordinal))
            return ProcessSymbol.Of(app.App) is { IsEnabled: true } ? "プロセス管理で変わる（9）" : app.Unmanaged.IsManaged("process") ? "プロセス管理を使わないため、値はない" : "";
        return tag == Category ? "カテゴリーを設定したアプリだけにある（13.4）" : "kintoneが値を入れる";
    }
}
