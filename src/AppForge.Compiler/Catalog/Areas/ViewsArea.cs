using AppForge.Compiler.Model;
using AppForge.Compiler.Query;
using static AppForge.Compiler.Catalog.Shapes;

namespace AppForge.Compiler.Catalog.Areas;

/// <summary>The views (settings.md, section 2). The built-in view 作業者が自分 belongs to kintone and is sent along as it is (behaviour.md, trap 14).</summary>
internal static class ViewsArea
{
    private static readonly PropertyShape Filter = Optional("filterCond", Condition(QueryPlace.View), "絞り込み条件", "Filter", "");
    private static readonly PropertyShape SortOrder = Optional("sort", Sort(), "ソート", "Sort", BuiltIn("RECORD_NUMBER", " desc"));
    private static readonly PropertyShape BuiltInType = Present("builtinType", OneOf(("ASSIGNEE", "作業者が自分", "assigned to me")), "組み込みの一覧", "Built-in view");
    private static readonly PropertyShape Purpose = Ours("help", Text(2_000), "用途", "Purpose");

    public static readonly SettingsArea Area = new()
    {
        Section = "views",
        Title = new("一覧", "Views"),
        Resource = "app/views",
        WireProperty = "views",
        Mode = WriteMode.ReplaceMap,
        After = ["fields", "process"],
        Default = EmptyMap,
        Shape = new MapShape
        {
            Key = Name(64),
            Declares = SymbolKind.View,
            IsOrdered = true,
            Wire = new KeyedMapWire("name", "index"),
            KeptBy = "builtinType",
            MaxEntries = 1_000,
            Value = new UnionShape
            {
                YamlTag = "type",
                WireTag = "type",
                ChangeReplaces = true,
                Variants =
                [
                    Variant("LIST", "表", "List",
                        Optional("fields", ListOf(Field()), "表示するフィールド", "Fields", Empty), Filter, SortOrder, BuiltInType, Purpose, ServerSide("id")),
                    Variant("CALENDAR", "カレンダー", "Calendar",
                        Optional("date", Field(), "日付", "Date", BuiltIn("UPDATED_TIME")), Optional("title", Field(), "タイトル", "Title", BuiltIn("RECORD_NUMBER")),
                        Filter, SortOrder, BuiltInType, Purpose, ServerSide("id")),
                    Variant("CUSTOM", "カスタマイズ", "Custom",
                        Optional("html", Text(), "HTML", "HTML", ""), Optional("pager", Flag, "ページ送りを表示する", "Pager", "true"),
                        Optional("device", OneOf(("DESKTOP", "PC", "desktop"), ("ANY", "PCとモバイル", "any")), "使う端末", "Device", "DESKTOP"),
                        Filter, SortOrder, BuiltInType, Purpose, ServerSide("id")),
                ],
            },
        },
    };
}
