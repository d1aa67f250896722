using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules;

/// <summary>Reports group, compute and order as kintone can (settings.md, section 6; limits.md).</summary>
internal sealed class ReportRule : Rule
{
    private const int MostGroups = 3;
    private const int MostAggregations = 10;
    private const int MostSorts = 3;
    private const string Pivot = "PIVOT_TABLE";

    private static readonly string[] NoGroups = ["GROUP", "SUBTABLE", "REFERENCE_TABLE", "FILE", "MULTI_LINE_TEXT", "RICH_TEXT"];
    private static readonly string[] Numbers = ["NUMBER", "CALC"];
    private static readonly string[] Ordered = [.. Numbers, "DATE", "TIME", "DATETIME", "CREATED_TIME", "UPDATED_TIME", "RECORD_NUMBER"];
    private static readonly string[] UnitsOfDate = ["YEAR", "QUARTER", "MONTH", "WEEK", "DAY"];
    private static readonly string[] UnitsOfTime = ["HOUR", "MINUTE"];

    private static readonly DiagnosticDescriptor GroupCount = DiagnosticDescriptor.Error("AF3511",
        "グラフ「{0}」の分類する項目が{1}個あります。", "The report \"{0}\" has {1} groups.",
        "1〜3個にしてください（クロス集計表は2〜3個）。", "Give it 1 to 3 (a pivot table 2 or 3).");

    private static readonly DiagnosticDescriptor AggregationCount = DiagnosticDescriptor.Error("AF3512",
        "グラフ「{0}」の集計方法が{1}個あります。", "The report \"{0}\" has {1} aggregations.",
        "1〜10個にしてください（クロス集計表は1個）。", "Give it 1 to 10 (a pivot table exactly 1).");

    private static readonly DiagnosticDescriptor SortCount = DiagnosticDescriptor.Error("AF3513",
        "グラフ「{0}」の並べかたが{1}個あります。", "The report \"{0}\" has {1} sorts.",
        "3個までにしてください。", "Give it at most 3.");

    private static readonly DiagnosticDescriptor NoSuchGroup = DiagnosticDescriptor.Error("AF3514",
        "並べる値 GROUP{0} に当たる分類する項目がありません。", "The sort is by GROUP{0}, but there is no such group.",
        "groups に足すか、GROUP{1} までにしてください。", "Add a group, or sort by GROUP{1} at most.");

    private static readonly DiagnosticDescriptor NoGroup = DiagnosticDescriptor.Error("AF3515",
        "「{0}」（{1}）では分類できません。", "Records can't be grouped by \"{0}\" ({1}).",
        "文字列（1行）・選択・日付・数値・ユーザーなどのフィールドを選んでください。", "Choose a single-line text, a choice, a date, a number, a user and the like.");

    private static readonly DiagnosticDescriptor NoNumber = DiagnosticDescriptor.Error("AF3516",
        "「{0}」（{1}）の{2}は計算できません。", "There is no {2} of \"{0}\" ({1}).",
        "合計と平均は数値と計算、最大値と最小値はそれに加えて日付・時刻・日時を選べます。", "Sum and average take numbers and calculated fields; maximum and minimum also dates and times.");

    private static readonly DiagnosticDescriptor WrongUnit = DiagnosticDescriptor.Error("AF3517",
        "「{0}」（{1}）を{2}の単位では分類できません。", "\"{0}\" ({1}) can't be grouped by {2}.",
        "選べる単位: {3}", "Possible: {3}");

    private static readonly LocalizedText Nothing = new("なし（per を消してください）", "none (remove per)");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [GroupCount, AggregationCount, SortCount, NoSuchGroup, NoGroup, NoNumber, WrongUnit];

    public override void Check(Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var app in compilation.Apps.Values)
        {
            foreach (var report in ReportSymbol.Of(app))
            {
                CheckCounts(report, diagnostics);
                CheckSorts(report, diagnostics);
                foreach (var group in report.Groups)
                {
                    CheckGroup(app, group, diagnostics);
                }

                foreach (var aggregation in report.Aggregations)
                {
                    CheckAggregation(app, aggregation, diagnostics);
                }
            }
        }
    }

    // A row that was wrong is reported as such; how many there are then nobody knows.
    private static void CheckCounts(ReportSymbol report, DiagnosticBag diagnostics)
    {
        var isPivot = report.Type == Pivot;
        if ((report.Groups.Length < (isPivot ? 2 : 1) || report.Groups.Length > MostGroups) && !diagnostics.HasErrorsIn(report.GroupsOrigin))
        {
            diagnostics.Report(GroupCount, report.GroupsOrigin, report.Name, report.Groups.Length);
        }

        if ((report.Aggregations.Length < 1 || report.Aggregations.Length > (isPivot ? 1 : MostAggregations)) && !diagnostics.HasErrorsIn(report.AggregationsOrigin))
        {
            diagnostics.Report(AggregationCount, report.AggregationsOrigin, report.Name, report.Aggregations.Length);
        }
    }

    private static void CheckSorts(ReportSymbol report, DiagnosticBag diagnostics)
    {
        if (report.Sorts.Length > MostSorts)
        {
            diagnostics.Report(SortCount, report.SortsOrigin, report.Name, report.Sorts.Length);
        }

        foreach (var sort in report.Sorts.Where(s => s.Group > report.Groups.Length && !report.Groups.IsEmpty && !diagnostics.HasErrorsIn(report.GroupsOrigin)))
        {
            diagnostics.Report(NoSuchGroup, sort.Value.Origin, sort.Group!, report.Groups.Length);
        }
    }

    private static void CheckGroup(AppModel app, ReportGroup group, DiagnosticBag diagnostics)
    {
        if (app.Fields.Find(group.Field) is not { IsUnknown: false } field)
        {
            return;
        }

        if (NoGroups.Contains(field.Type, StringComparer.Ordinal))
        {
            diagnostics.Report(NoGroup, group.FieldOrigin, field.Code, field.TypeTitle);
        }
        else if (group.Unit is { } unit && Units(field) is var units && !units.Contains(unit, StringComparer.Ordinal))
        {
            object possible = units.Length == 0 ? Nothing : string.Join(", ", units);
            diagnostics.Report(WrongUnit, group.UnitOrigin, field.Code, field.TypeTitle, group.UnitTitle!, possible);
        }
    }

    private static string[] Units(FieldSymbol field) => (field.Type, field.Format) switch
    {
        ("DATE", _) or ("CALC", "DATE") => UnitsOfDate,
        ("TIME", _) or ("CALC", "TIME") => UnitsOfTime,
        ("DATETIME" or "CREATED_TIME" or "UPDATED_TIME", _) or ("CALC", "DATETIME") => [.. UnitsOfDate, .. UnitsOfTime],
        _ => [],
    };

    private static void CheckAggregation(AppModel app, ReportAggregation aggregation, DiagnosticBag diagnostics)
    {
        var possible = aggregation.Type is "SUM" or "AVERAGE" ? Numbers : Ordered;
        if (aggregation.Field is { } code && app.Fields.Find(code) is { IsUnknown: false } field && !possible.Contains(field.Type, StringComparer.Ordinal))
        {
            diagnostics.Report(NoNumber, aggregation.FieldOrigin, field.Code, field.TypeTitle, aggregation.TypeTitle);
        }
    }
}
