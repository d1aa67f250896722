using AppForge.Compiler.Diagnostics;
using static AppForge.Compiler.Catalog.FieldTypes.FieldProperties;

namespace AppForge.Compiler.Catalog.FieldTypes;

/// <summary>The three types that may be a lookup: what the key of the other app is decides (fields.md, Lookup).</summary>
internal static class LookupFieldTypes
{
    public static readonly Variant TextLookup = Of("SINGLE_LINE_TEXT", "ルックアップ（文字列）", "Lookup (text)", RecordValueKind.Text);
    public static readonly Variant NumberLookup = Of("NUMBER", "ルックアップ（数値）", "Lookup (number)", RecordValueKind.Number);
    public static readonly Variant LinkLookup = Of("LINK", "ルックアップ（リンク）", "Lookup (link)", RecordValueKind.Text);

    private static Variant Of(string tag, string japanese, string english, RecordValueKind value) => new()
    {
        Tags = [tag],
        Presence = "lookup",
        RecordValue = value,
        Title = new LocalizedText(japanese, english),
        Description = new("ほかのアプリのレコードを選んで値を写すフィールド。型は、選ぶキーの型と同じです。", "Picks a record of another app; of the type of the key."),
        Shape = new([Label, NoLabel, IsRequired, Lookup, Help, Personal]),
    };
}
