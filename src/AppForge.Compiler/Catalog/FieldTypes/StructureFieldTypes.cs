using AppForge.Compiler.Model;
using static AppForge.Compiler.Catalog.FieldTypes.FieldProperties;
using static AppForge.Compiler.Catalog.Shapes;

namespace AppForge.Compiler.Catalog.FieldTypes;

/// <summary>Fields that hold or show others: tables, groups, related records.</summary>
internal static class StructureFieldTypes
{
    public static readonly Variant ReferenceTable = WithoutData("REFERENCE_TABLE", "関連レコード一覧", "Related records",
        Label, NoLabel, FieldProperties.ReferenceTable, Help);

    public static readonly Variant Group = WithoutData("GROUP", "グループ", "Group",
        Label, NoLabel, Optional("openGroup", Flag, "グループ内のフィールドを表示する", "Open at first", "false")
            .Says("false なら閉じた状態で始まります。", "Closed at first where false."), Help);

    /// <summary>A table with its columns.</summary>
    /// <param name="columns">The types that a column may have.</param>
    public static Variant Subtable(UnionShape columns) => FieldType("SUBTABLE", "テーブル", "Table", RecordValueKind.Rows,
        Label, NoLabel,
        Required("fields", new MapShape
        {
            Key = Name(Limits.FieldCode.Most),
            KeyTitle = new("フィールドコード", "field code"),
            Value = columns,
            Declares = SymbolKind.Field,
            Wire = new KeyedMapWire("code", IndexProperty: null),
            MinEntries = 1,
            LosesData = true,
        }, "列", "Columns"),
        Help);
}
