using System.Globalization;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Documents.Design.Building;

/// <summary>Makes chapter 8: the reports, which the screens call graphs.</summary>
internal sealed class GraphsBuilder(AppInDocument app)
{
    private static readonly string[] Levels = ["大項目", "中項目", "小項目"];

    public IReadOnlyList<GraphRow> Build() => [.. ReportSymbol.Of(app.App).Select((report, i) => new GraphRow(
        i + 1, report.Name, report.ModeTitle is { } mode ? $"{report.TypeTitle.Japanese}（{mode.Japanese}）" : report.TypeTitle.Japanese,
        Groups(report), [.. report.Aggregations.Select(Aggregation)], app.Condition(report.Filter, "すべて"),
        [.. report.Sorts.Select(s => Sort(s, report))], Periodic(report.PeriodicReport), report.Purpose ?? ""))];

    private List<string> Groups(ReportSymbol report) => [.. report.Groups.Select((g, i) => (report.Groups.Length > 1 ? Levels[Math.Min(i, Levels.Length - 1)] + "：" : "") + Group(g))];

    private string Group(ReportGroup group) => app.Label(group.Field) + (group.UnitTitle is { } unit ? $"（{unit.Japanese}単位）" : "");

    private string Aggregation(ReportAggregation aggregation) =>
        aggregation.Field is { } field ? $"{app.Label(field)}の{aggregation.TypeTitle.Japanese}" : aggregation.TypeTitle.Japanese;

    private string Sort(ReportSort sort, ReportSymbol report)
    {
        if (sort.Group is not { } level)
            return sort.IsDescending ? "集計値の大きい順" : "集計値の小さい順";
        var name = level <= report.Groups.Length ? app.Label(report.Groups[level - 1].Field) : Levels[Math.Min(level - 1, Levels.Length - 1)];
        return name + (sort.IsDescending ? "の降順" : "の昇順");
    }

    private static string Periodic(PeriodicReportSymbol? report)
    {
        if (report is null)
            return "なし";
        return When(report) + "に記録する" + (report.IsActive ? "" : "（止めている）");
    }

    private static string When(PeriodicReportSymbol report)
    {
        var day = report.IsOnLastDay ? "末日" : report.DayOfMonth is { } number ? Number(number) + "日" : "";
        var time = report.Time is { } text ? "の" + ClockWording.Say(text) : "";
        return report.Every switch
        {
            "YEAR" => $"毎年{Number(report.Month ?? 1)}月{day}{time}",
            "QUARTER" => $"四半期ごと（{report.Months?.Japanese}）の{day}{time}",
            "WEEK" => $"毎週{report.DayOfWeek?.Japanese}{time}",
            "HOUR" => $"毎時{Number(report.Minute ?? 0)}分",
            _ => $"{report.EveryTitle.Japanese}{day}{time}",
        };
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
