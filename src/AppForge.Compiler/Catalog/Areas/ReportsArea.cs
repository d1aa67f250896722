using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Model;
using AppForge.Compiler.Query;
using AppForge.Compiler.Syntax;
using static AppForge.Compiler.Catalog.Shapes;

namespace AppForge.Compiler.Catalog.Areas;

/// <summary>
/// The reports, called graphs on the screen (settings.md, section 6). Nine types of chart in three forms: those that can be stacked have a mode, a pivot
/// table has other numbers of groups. A periodic report,
/// once set, can't be taken away, only switched off.
/// </summary>
internal static class ReportsArea
{
    private static readonly PropertyShape Time = Required("time", Scalar(DateKind.TenMinutes), "時刻", "Time");

    private static readonly PropertyShape DayOfMonth = Required("dayOfMonth", Scalar(new DayOfMonthKind()), "日", "Day of the month");

    private static readonly UnionShape Period = new()
    {
        YamlTag = "every",
        WireTag = "every",
        Variants =
        [
            Variant("YEAR", "毎年", "Every year", Required("month", Integer(1, 12), "月", "Month"), Required("dayOfMonth", Integer(1, 31), "日", "Day of the month"), Time),
            Variant("QUARTER", "四半期ごと", "Every quarter",
                Required("pattern", OneOf(
                    ("JAN_APR_JUL_OCT", "1・4・7・10月", "January, April, July, October"), ("FEB_MAY_AUG_NOV", "2・5・8・11月", "February, May, August, November"),
                    ("MAR_JUN_SEP_DEC", "3・6・9・12月", "March, June, September, December")), "月", "Months"), DayOfMonth, Time),
            Variant("MONTH", "毎月", "Every month", DayOfMonth, Time),
            Variant("WEEK", "毎週", "Every week",
                Required("dayOfWeek", OneOf(
                    ("SUNDAY", "日曜日", "Sunday"), ("MONDAY", "月曜日", "Monday"), ("TUESDAY", "火曜日", "Tuesday"), ("WEDNESDAY", "水曜日", "Wednesday"),
                    ("THURSDAY", "木曜日", "Thursday"), ("FRIDAY", "金曜日", "Friday"), ("SATURDAY", "土曜日", "Saturday")), "曜日", "Day of the week"), Time),
            Variant("DAY", "毎日", "Every day", Time),
            Variant("HOUR", "毎時", "Every hour",
                Required("minute", OneOf(("0", "0分", "0"), ("10", "10分", "10"), ("20", "20分", "20"), ("30", "30分", "30"), ("40", "40分", "40"), ("50", "50分", "50")), "分", "Minute")),
        ],
    };

    private static readonly ObjectShape PeriodicReport = new([
        Optional("active", Flag, "有効", "Active", "true")
            .Says("false で止めます。定期レポートは取り消せません。", "False stops it; a periodic report can't be taken away."), Required("period", Period, "集計する時期", "When"),
    ]);

    private static readonly ObjectShape Group = new([
        Required("code", Field(), "フィールド", "Field"),
        Optional("per", OneOf(
            ("YEAR", "年", "year"), ("QUARTER", "四半期", "quarter"), ("MONTH", "月", "month"), ("WEEK", "週", "week"), ("DAY", "日", "day"), ("HOUR", "時", "hour"), ("MINUTE", "分", "minute")),
            "時間の単位", "Per", Computed("フィールドの型による（時刻があれば MINUTE、日付なら DAY）", "by the field's type: MINUTE with a time, DAY for a date", static c => UnitOf(c) is { } unit ? ScalarValue.Of(unit) : null))
            .Says("日付・時刻の項目をまとめる単位。", "The unit in which dates are grouped."),
    ], sole: "code");

    private static readonly UnionShape Aggregation = new()
    {
        YamlTag = "type",
        WireTag = "type",
        Variants =
        [
            Variant("COUNT", "レコード数", "Number of records"),
            new()
            {
                Tags = ["SUM", "AVERAGE", "MAX", "MIN"],
                TagTitles = [new("合計", "Sum"), new("平均", "Average"), new("最大値", "Maximum"), new("最小値", "Minimum")],
                Title = new("フィールドの集計", "Of a field"),
                Shape = new([Required("code", Field(), "フィールド", "Field")]),
            },
        ],
    };

    private static readonly ObjectShape SortKey = new([
        Required("by", OneOf(("TOTAL", "集計値", "total"), ("GROUP1", "大項目", "group 1"), ("GROUP2", "中項目", "group 2"), ("GROUP3", "小項目", "group 3")), "並べる値", "By"),
        Optional("order", OneOf(("ASC", "昇順", "ascending"), ("DESC", "降順", "descending")), "順", "Order", "DESC"),
    ], sole: "by");

    private static readonly PropertyShape[] Groupings = GroupedBy(least: 1, mostAggregations: Limits.ReportAggregations.Most);

    private static readonly PropertyShape[] Common =
    [
        Optional("filterCond", Condition(QueryPlace.Report), "条件", "Condition", "")
            .Says("集計するレコード。空ならすべて。", "Which records; empty for all."),
        Optional("sorts", new ListShape { Item = SortKey, MaxItems = Limits.ReportSorts.Most, Identities = [["by"]], IsIdentityStrict = true }, "並べかた", "Sort", Constant("[TOTAL]", ByTotal())),
        new()
        {
            Name = "periodicReport",
            Shape = PeriodicReport,
            Title = new("定期レポート", "Periodic report"),
            Description = new("決まった時に集計を残します。一度作ると取り消せず、止めるだけです。", "Keeps results at set times. Once made it can't be taken away, only switched off."),
            SwitchedOffBy = "active",
            WirePath = ["periodicReport"],
        },
        Ours("help", Text(2_000), "用途", "Purpose"), ServerSide("id"),
    ];

    public static readonly SettingsArea Area = new()
    {
        Section = "reports",
        Title = new("グラフ", "Reports"),
        Resource = "app/reports",
        WireProperty = "reports",
        Mode = WriteMode.ReplaceMap,
        After = ["fields", "process"],
        Default = EmptyMap,
        Shape = new MapShape
        {
            Key = Name(Limits.ReportName.Most),
            KeyTitle = new("グラフ名", "name of the report"),
            Declares = SymbolKind.Report,
            IsOrdered = true,
            MaxEntries = Limits.Reports.Most,
            Wire = new KeyedMapWire("name", "index"),
            Value = new UnionShape
            {
                YamlTag = "chartType",
                WireTag = "chartType",
                Variants =
                [
                    new()
                    {
                        Tags = ["BAR", "COLUMN", "AREA", "SPLINE_AREA"],
                        TagTitles = [new("横棒グラフ", "Bar chart"), new("縦棒グラフ", "Column chart"), new("面グラフ", "Area chart"), new("曲線面グラフ", "Spline area chart")],
                        Title = new("積み上げられるグラフ", "Chart that can be stacked"),
                        Shape = new([
                            Optional("chartMode", OneOf(("NORMAL", "集合", "normal"), ("STACKED", "積み上げ", "stacked"), ("PERCENTAGE", "100%積み上げ", "percentage")),
                                "表示モード", "Mode", "NORMAL")
                                .Says("NORMAL 並べる／STACKED 積み上げる／PERCENTAGE 割合で積み上げる。", "NORMAL side by side, STACKED, PERCENTAGE of the whole."),
                            .. Groupings, .. Common,
                        ]),
                    },
                    new()
                    {
                        Tags = ["PIE", "LINE", "SPLINE", "TABLE"],
                        TagTitles =
                        [
                            new("円グラフ", "Pie chart"), new("折れ線グラフ", "Line chart"), new("曲線グラフ", "Spline chart"), new("表", "Table"),
                        ],
                        Title = new("そのほかのグラフ", "Other chart"),
                        Shape = new([.. Groupings, .. Common]),
                    },
                    Variant("PIVOT_TABLE", "クロス集計表", "Pivot table", [.. GroupedBy(least: 2, mostAggregations: 1), .. Common]),
                ],
            },
        },
    };

    // Three groups at most; a pivot table has rows and columns and one figure (limits.md).
    private static PropertyShape[] GroupedBy(int least, int mostAggregations) =>
    [
        Required("groups", new ListShape { Item = Group, MinItems = least, MaxItems = Limits.ReportGroups.Most, Identities = [["per", "code"], ["code"]] }, "分類する項目", "Groups")
            .Says("分類する項目。3つまで、クロス集計表は2つから。", "What to group by: up to three, two or three in a pivot table."),
        Required("aggregations", new ListShape { Item = Aggregation, MinItems = 1, MaxItems = mostAggregations, Identities = [["code"]] }, "集計方法", "Aggregations")
            .Says("集計する値。10個まで、クロス集計表は1個。", "What is counted: up to ten, one in a pivot table."),
    ];

    private static ListValue ByTotal() => new([new ObjectValue(SortKey, [new(SortKey.Find("by")!, ScalarValue.Of("TOTAL"))], SourceSpan.None)], SourceSpan.None);

    // What kintone answers where no unit was given (settings.md, section 6).
    private static string? UnitOf(DefaultContext context) =>
        context.Siblings.Text("code") is { } code && CanonicalScope.FieldOrColumn(context.Scope.Fields, code) is ObjectValue field
            ? (field.Tag, field.Text("format")) switch
            {
                ("DATE", _) or ("CALC", "DATE") => "DAY",
                ("DATETIME" or "CREATED_TIME" or "UPDATED_TIME" or "TIME", _) or ("CALC", "DATETIME" or "TIME") => "MINUTE",
                _ => null,
            }
            : null;
}
