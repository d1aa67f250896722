using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using static AppForge.Compiler.Catalog.FieldTypes.FieldProperties;
using static AppForge.Compiler.Catalog.Shapes;

namespace AppForge.Compiler.Catalog.FieldTypes;

/// <summary>
/// The fields that every app has, written only to change their code or label. The codes of STATUS, STATUS_ASSIGNEE and CATEGORY can't be changed (limits.md): they
/// follow the language in which an app was made, and are translated where it is read and written. Categories are switched on by hand.
/// </summary>
internal static class BuiltInFieldTypes
{
    // The label that kintone itself gives; under a code of the author's own, that code.
    private static readonly PropertyShape Label = Optional("label", Name(Limits.FieldLabel.Most), "フィールド名", "Label", Computed(
        "コードと同じ。はじめのコードなら kintone の付けた名前", "the same as the key; under the code that kintone gave, its own label", static c => ScalarValue.Of(c.Scope.BuiltIns.TypeOf(c.Key) is null ? c.Key : LiveNames.LabelOf(c.Key))));

    public static readonly Variant RecordNumber = BuiltIn("RECORD_NUMBER", "レコード番号", "Record number", RecordValueKind.Text);
    public static readonly Variant Creator = BuiltIn("CREATOR", "作成者", "Created by", RecordValueKind.User);
    public static readonly Variant CreatedTime = BuiltIn("CREATED_TIME", "作成日時", "Created datetime", RecordValueKind.Moment);
    public static readonly Variant Modifier = BuiltIn("MODIFIER", "更新者", "Updated by", RecordValueKind.User);
    public static readonly Variant UpdatedTime = BuiltIn("UPDATED_TIME", "更新日時", "Updated datetime", RecordValueKind.Moment);
    public static readonly Variant Status = ServerOwned("STATUS", "ステータス", "Status", RecordValueKind.Option, SymbolKind.State, ServerSide("enabled", Flag));
    public static readonly Variant StatusAssignee = ServerOwned("STATUS_ASSIGNEE", "作業者", "Assignee", RecordValueKind.Users, null, ServerSide("enabled", Flag));
    public static readonly Variant Category = ServerOwned("CATEGORY", "カテゴリー", "Categories", RecordValueKind.Texts, null, ByHand("enabled", Flag, "カテゴリーを使う", "Use categories", "false", wire: "enabled"));

    private static Variant BuiltIn(string tag, string japanese, string english, RecordValueKind value) => new()
    {
        Tags = [tag],
        IsBuiltIn = true,
        RecordValue = value,
        Title = new LocalizedText(japanese, english),
        Shape = new([Label, NoLabel, Help]),
    };

    private static Variant ServerOwned(string tag, string japanese, string english, RecordValueKind value, SymbolKind? values, PropertyShape enabled) => new()
    {
        Tags = [tag],
        IsBuiltIn = true,
        RecordValue = value,
        IsServerOwned = true,
        Values = values,
        Title = new LocalizedText(japanese, english),
        Shape = new([Label, enabled, Help]),
    };
}
