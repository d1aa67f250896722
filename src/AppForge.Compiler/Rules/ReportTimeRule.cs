using System.Globalization;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules;

/// <summary>A report has no two groups that are the same, and a periodic one has a day that exists.</summary>
internal sealed class ReportTimeRule : AppRule
{
    // A leap year: what no year has never comes.
    private const int Year = 2024;

    private static readonly DiagnosticDescriptor SameGroup = DiagnosticDescriptor.Warning("AF3518",
        "「{0}」で2回分類しています。", "Records are grouped by \"{0}\" twice.",
        "分類する項目の一方を消すか、単位（per）を変えてください。", "Remove one of the groups, or change its unit (per).").Explained(
        "同じ値で2回分けても結果は変わりません。",
        "Grouping by the same value again changes nothing.",
        wrong: """
            fields:
              区分: { type: DROP_DOWN, options: [甲, 乙] }
            reports:
              件数: { chartType: BAR, groups: [区分, 区分], aggregations: [{ type: COUNT }] }
            """,
        right: """
            fields:
              区分: { type: DROP_DOWN, options: [甲, 乙] }
            reports:
              件数: { chartType: BAR, groups: [区分], aggregations: [{ type: COUNT }] }
            """);

    private static readonly DiagnosticDescriptor NoSuchDay = DiagnosticDescriptor.Error("AF3519",
        "{0}月{1}日はありません。", "There is no day {1} in month {0}.",
        "ある日にしてください。", "Choose a day that exists.").Explained(
        "その日は来ないので、定期レポートは一度も記録されません。",
        "The day never comes, so that the periodic report is never recorded.",
        wrong: """
            fields:
              区分: { type: DROP_DOWN, options: [甲, 乙] }
            reports:
              件数:
                chartType: BAR
                groups: [区分]
                aggregations: [{ type: COUNT }]
                periodicReport: { period: { every: YEAR, month: 2, dayOfMonth: 30, time: "09:00" } }
            """,
        right: """
            fields:
              区分: { type: DROP_DOWN, options: [甲, 乙] }
            reports:
              件数:
                chartType: BAR
                groups: [区分]
                aggregations: [{ type: COUNT }]
                periodicReport: { period: { every: YEAR, month: 2, dayOfMonth: 28, time: "09:00" } }
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [SameGroup, NoSuchDay];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var report in ReportSymbol.Of(app))
        {
            var seen = new HashSet<(string Field, string? Unit)>();
            foreach (var group in report.Groups.Where(g => !seen.Add((g.Field, g.Unit))))
            {
                diagnostics.Report(SameGroup, group.FieldOrigin, group.Field);
            }

            if (report.PeriodicReport?.Value["period"] is ObjectValue { Tag: "YEAR" } period && Number(period, "month") is { } month && Number(period, "dayOfMonth") is { } day
                && day > DateTime.DaysInMonth(Year, month))
            {
                diagnostics.Report(NoSuchDay, period["dayOfMonth"]!.Origin, month, day);
            }
        }
    }

    private static int? Number(ObjectValue period, string property) => int.TryParse(period.Text(property), CultureInfo.InvariantCulture, out var number) ? number : null;
}
