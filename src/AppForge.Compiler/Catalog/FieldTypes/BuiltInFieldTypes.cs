using AppForge.Compiler.Diagnostics;
using static AppForge.Compiler.Catalog.FieldTypes.FieldProperties;
using static AppForge.Compiler.Catalog.Shapes;

namespace AppForge.Compiler.Catalog.FieldTypes;

/// <summary>
/// The fields that every app has. The first five are written only to change their code or label; STATUS, STATUS_ASSIGNEE and CATEGORY belong to
/// kintone (fields.md, section 2): other settings refer to them, nothing sets them here.
/// </summary>
internal static class BuiltInFieldTypes
{
    public static readonly Variant RecordNumber = BuiltIn("RECORD_NUMBER", "レコード番号", "Record number");
    public static readonly Variant Creator = BuiltIn("CREATOR", "作成者", "Created by");
    public static readonly Variant CreatedTime = BuiltIn("CREATED_TIME", "作成日時", "Created datetime");
    public static readonly Variant Modifier = BuiltIn("MODIFIER", "更新者", "Updated by");
    public static readonly Variant UpdatedTime = BuiltIn("UPDATED_TIME", "更新日時", "Updated datetime");
    public static readonly Variant Status = ServerOwned("STATUS", "ステータス", "Status");
    public static readonly Variant StatusAssignee = ServerOwned("STATUS_ASSIGNEE", "作業者", "Assignee");
    public static readonly Variant Category = ServerOwned("CATEGORY", "カテゴリー", "Categories");

    private static Variant BuiltIn(string tag, string japanese, string english) => new()
    {
        Tags = [tag],
        IsBuiltIn = true,
        Title = new LocalizedText(japanese, english),
        Shape = new([Label, NoLabel, Help]),
    };

    private static Variant ServerOwned(string tag, string japanese, string english) => new()
    {
        Tags = [tag],
        IsServerOwned = true,
        Title = new LocalizedText(japanese, english),
        Shape = new([ServerSide("label", Name(128)), ServerSide("enabled", Flag)]),
    };
}
