using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;
using static AppForge.Compiler.Catalog.Shapes;

namespace AppForge.Compiler.Catalog.Areas;

/// <summary>
/// Where the fields stand on the form (fields.md, section 3). Sizes that are not written stay as kintone has them: it moves them by itself.
/// A cell that is no field is always a mapping, because <c>hr</c> is a legal field code.
/// </summary>
internal static class LayoutArea
{
    private static readonly Shape Size = Integer(0, 100_000);
    private static readonly Shape ElementId = Text(Limits.ElementId.Most);

    private static readonly Variant FieldCell = new()
    {
        Title = new("フィールド", "field"),
        Presence = "field",
        TagOfField = "field",
        Shape = new([
            new() { Name = "field", Shape = Shapes.Field(), Title = new("フィールド", "Field"), IsRequired = true, WirePath = ["code"] },
            Kept("width", Size, "幅", "Width", "size.width"), Kept("innerHeight", Size, "高さ", "Height", "size.innerHeight"),
        ], sole: "field"),
    };

    private static readonly UnionShape Cell = new()
    {
        WireTag = "type",
        Default = FieldCell,
        Variants =
        [
            FieldCell,
            Decoration("LABEL", "label", "ラベル", "label", Optional("label", Html(), "ラベル", "Label", ""), Kept("width", Size, "幅", "Width", "size.width"), ElementIdProperty()),
            Decoration("SPACER", "spacer", "スペース", "spacer", Optional("spacer", ElementId, "スペースの要素ID", "Spacer's element id", "", "elementId"),
                Kept("width", Size, "幅", "Width", "size.width"), Kept("height", Size, "高さ", "Height", "size.height")),
            Decoration("HR", "hr", "罫線", "rule", Kept("hr", Size, "罫線の幅", "Rule's width", "size.width"), ElementIdProperty()),
        ],
    };

    private static readonly ListShape Cells = new() { Item = Cell, IsIdentifiedByFields = true, Identities = [["elementId"], ["spacer"]] };

    private static readonly Variant Row = new()
    {
        Title = new("行", "row"),
        Tags = ["ROW"],
        Presence = "fields",
        Shape = new([new() { Name = "fields", Shape = Cells, Title = new("行のフィールド", "Cells"), IsRequired = true, WirePath = ["fields"] }], sole: "fields"),
    };

    private static readonly UnionShape PlainRow = new() { WireTag = "type", Default = Row, Variants = [Row] };

    private static readonly Variant GroupRow = new()
    {
        Title = new("グループ", "group"),
        Tags = ["GROUP"],
        Presence = "group",
        Shape = new([
            Required("group", Shapes.Field(), "グループ", "Group", "code"),
            Optional("layout", new ListShape { Item = PlainRow, IsIdentifiedByFields = true, HasPlacesForFragments = true }, "グループの中", "Rows of the group", Empty),
        ]),
    };

    private static readonly Variant TableRow = new()
    {
        Title = new("テーブル", "table"),
        Tags = ["SUBTABLE"],
        Presence = "table",
        Shape = new([
            Required("table", Shapes.Field(), "テーブル", "Table", "code"),
            Optional("fields", Cells, "列", "Columns", Computed("すべての列", "all columns", static c => AllColumns(c.Scope.Fields, c.Siblings.Text("table")))),
        ]),
    };

    public static readonly SettingsArea Area = new()
    {
        Section = "layout",
        Title = new("レイアウト", "Layout"),
        Resource = "app/form/layout",
        WireProperty = "layout",
        Mode = WriteMode.ReplaceList,
        After = ["fields"],
        AfterDeletions = true,
        Default = Computed("フィールドごとに1行", "one row for each field", static c => OneRowEach(c.Scope.Fields)),
        Shape = new ListShape
        {
            Item = new UnionShape { WireTag = "type", Default = Row, Variants = [GroupRow, TableRow, Row] },
            IsIdentifiedByFields = true,
            HasPlacesForFragments = true,
        },
    };

    private static Variant Decoration(string tag, string presence, string japanese, string english, params PropertyShape[] properties) =>
        new() { Tags = [tag], Presence = presence, Title = new LocalizedText(japanese, english), Shape = new([.. properties]) };

    private static PropertyShape ElementIdProperty() => Optional("elementId", ElementId, "要素ID", "Element id", "");

    private static ListValue OneRowEach(MapValue fields) => new(
        [.. fields.Entries.Where(e => !e.IsImplied && e.Value is RawValue or ObjectValue { Variant.IsBuiltIn: false }).Select(RowOf)], SourceSpan.None);

    private static SettingValue RowOf(MapEntry entry) => (entry.Value as ObjectValue)?.Tag switch
    {
        "SUBTABLE" => Of(TableRow, ("table", ScalarValue.Of(entry.Key))),
        "GROUP" => Of(GroupRow, ("group", ScalarValue.Of(entry.Key))),
        _ => Of(Row, ("fields", new ListValue([CellOf(entry.Key)], SourceSpan.None))),
    };

    private static ListValue? AllColumns(MapValue fields, string? table) =>
        table is not null && fields.Find(table)?.Value is ObjectValue o && o["fields"] is MapValue columns
            ? new([.. columns.Entries.Select(c => CellOf(c.Key))], SourceSpan.None)
            : null;

    private static ObjectValue CellOf(string code) => Of(FieldCell, ("field", ScalarValue.Of(code)));

    private static ObjectValue Of(Variant variant, params (string Name, SettingValue Value)[] properties) => new(
        variant.Shape,
        [.. properties.Select(p => new PropertyValue(variant.Shape.Find(p.Name)!, p.Value))],
        SourceSpan.None, variant, variant.Tags.IsEmpty ? null : variant.Tags[0]);
}
