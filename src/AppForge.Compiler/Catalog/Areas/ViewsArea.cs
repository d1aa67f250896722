using AppForge.Compiler.Model;
using AppForge.Compiler.Query;
using static AppForge.Compiler.Catalog.Shapes;

namespace AppForge.Compiler.Catalog.Areas;

/// <summary>The views (settings.md, section 2). The built-in view 作業者が自分 belongs to kintone and is sent along as it is (behaviour.md, trap 14).</summary>
internal static class ViewsArea
{
    private static readonly PropertyShape Filter = Optional("filterCond", Condition(QueryPlace.View), "絞り込み条件", "Filter", "")
        .Says("kintone のクエリ。order by と limit は書けません。and と or は混ぜられません。", "A query of kintone without order by and limit; and and or can't be mixed.").AsUsual();
    private static readonly PropertyShape SortOrder = Optional("sort", Sort(), "ソート", "Sort", BuiltIn("RECORD_NUMBER", " desc"))
        .Says("フィールドコード asc または desc。「,」で並べます。", "Field code asc or desc, separated by commas.");
    private static readonly PropertyShape BuiltInType = Present("builtinType", OneOf(("ASSIGNEE", "作業者が自分", "assigned to me")), "組み込みの一覧", "Built-in view")
        .Says("プロセス管理が作る「作業者が自分」の一覧だけが持ちます。", "Only the view that process management makes has it.");
    private static readonly PropertyShape Purpose = Ours("help", Text(2_000), "用途", "Purpose")
        .Says("何のための一覧か。操作説明書に載ります。", "What it is for; in the manual.");

    private static readonly PropertyShape Consultation = Ours("consultation", Text(64), "協議番号", "Consultation")
        .Says("この HTML を承認した協議の番号（P-VIW-02）。customize に書いてあれば要りません。", "The consultation that approved the HTML (P-VIW-02), unless customize says it.");

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
            Key = Name(Limits.ViewName.Most),
            KeyTitle = new("一覧名", "name of the view"),
            Declares = SymbolKind.View,
            IsOrdered = true,
            Wire = new KeyedMapWire("name", "index"),
            KeptBy = "builtinType",
            MaxEntries = Limits.Views.Most,
            Value = new UnionShape
            {
                YamlTag = "type",
                WireTag = "type",
                ChangeReplaces = true,
                Variants =
                [
                    Variant("LIST", "表", "List",
                        Optional("fields", ListOf(Field()), "表示するフィールド", "Fields", Empty)
                            .Says("左から並べるフィールドのコード。", "Codes of the columns, from the left.").AsUsual(), Filter, SortOrder, BuiltInType, Purpose, ServerSide("id")),
                    Variant("CALENDAR", "カレンダー", "Calendar",
                        Optional("date", Field(), "日付", "Date", BuiltIn("UPDATED_TIME"))
                            .Says("カレンダーに置く日付・日時のフィールド。", "The date that places a record.").AsUsual(), Optional("title", Field(), "タイトル", "Title", BuiltIn("RECORD_NUMBER"))
                                .Says("カレンダーに出す文字のフィールド。", "The field shown on the calendar.").AsUsual(),
                        Filter, SortOrder, BuiltInType, Purpose, ServerSide("id")),
                    Variant("CUSTOM", "カスタマイズ", "Custom",
                        Optional("html", Text(), "HTML", "HTML", "")
                            .Says("一覧の画面になる HTML。{ file: views/地図.html } と書けます。", "The HTML of the view; { file: views/map.html } as well.").AsUsual(), Optional("pager", Flag, "ページ送りを表示する", "Pager", "true"),
                        Optional("device", OneOf(("DESKTOP", "PC", "desktop"), ("ANY", "PCとモバイル", "any")), "使う端末", "Device", "DESKTOP"),
                        Filter, SortOrder, BuiltInType, Purpose, Consultation, ServerSide("id")),
                ],
            },
        },
    };
}
