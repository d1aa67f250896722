using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules;

/// <summary>Reports group, compute and order by what kintone can (settings.md, section 6); how much of each, the catalog says. AF3511 to AF3513 were given once.</summary>
internal sealed class ReportRule : AppRule
{
    private static readonly string[] NoGroups = ["GROUP", "SUBTABLE", "REFERENCE_TABLE", "FILE", "MULTI_LINE_TEXT", "RICH_TEXT"];
    private static readonly string[] Numbers = ["NUMBER", "CALC"];
    private static readonly string[] Ordered = [.. Numbers, "DATE", "TIME", "DATETIME", "CREATED_TIME", "UPDATED_TIME", "RECORD_NUMBER"];
    private static readonly string[] UnitsOfDate = ["YEAR", "QUARTER", "MONTH", "WEEK", "DAY"];
    private static readonly string[] UnitsOfTime = ["HOUR", "MINUTE"];

    private static readonly DiagnosticDescriptor NoSuchGroup = DiagnosticDescriptor.Error("AF3514",
        "並べる値 GROUP{0} に当たる分類する項目がありません。", "The sort is by GROUP{0}, but there is no such group.",
        "groups に足すか、GROUP{1} までにしてください。", "Add a group, or sort by GROUP{1} at most.").Explained(
        "GROUP2 は2つめの分類する項目を指します。その項目がなければ並べられません。",
        "GROUP2 is the second group; without it there is nothing to sort by.",
        wrong: """
            fields:
              区分: { type: DROP_DOWN, options: [甲, 乙] }
              金額: { type: NUMBER }
              備考: { type: MULTI_LINE_TEXT }
              期日: { type: DATE }
            reports:
              件数: { chartType: BAR, groups: [区分], aggregations: [{ type: COUNT }], sorts: [{ by: GROUP2, order: ASC }] }
            """,
        right: """
            fields:
              区分: { type: DROP_DOWN, options: [甲, 乙] }
              金額: { type: NUMBER }
              備考: { type: MULTI_LINE_TEXT }
              期日: { type: DATE }
            reports:
              件数: { chartType: BAR, groups: [区分], aggregations: [{ type: COUNT }], sorts: [{ by: GROUP1, order: ASC }] }
            """);

    private static readonly DiagnosticDescriptor NoGroup = DiagnosticDescriptor.Error("AF3515",
        "「{0}」（{1}）では分類できません。", "Records can't be grouped by \"{0}\" ({1}).",
        "文字列（1行）・選択・日付・数値・ユーザーなどのフィールドを選んでください。", "Choose a single-line text, a choice, a date, a number, a user and the like.").Explained(
        "長い文や添付ファイル、テーブルは分類の見出しになりません。",
        "Long texts, attachments and tables make no headings to group by.",
        wrong: """
            fields:
              区分: { type: DROP_DOWN, options: [甲, 乙] }
              金額: { type: NUMBER }
              備考: { type: MULTI_LINE_TEXT }
              期日: { type: DATE }
            reports:
              件数: { chartType: BAR, groups: [備考], aggregations: [{ type: COUNT }] }
            """,
        right: """
            fields:
              区分: { type: DROP_DOWN, options: [甲, 乙] }
              金額: { type: NUMBER }
              備考: { type: MULTI_LINE_TEXT }
              期日: { type: DATE }
            reports:
              件数: { chartType: BAR, groups: [区分], aggregations: [{ type: COUNT }] }
            """);

    private static readonly DiagnosticDescriptor NoNumber = DiagnosticDescriptor.Error("AF3516",
        "「{0}」（{1}）の{2}は計算できません。", "There is no {2} of \"{0}\" ({1}).",
        "合計と平均は数値と計算、最大値と最小値はそれに加えて日付・時刻・日時を選べます。", "Sum and average take numbers and calculated fields; maximum and minimum also dates and times.").Explained(
        "合計や平均は数から、最大と最小は数か日時から求めます。",
        "Sums and averages are made of numbers, the greatest and least of numbers or dates.",
        wrong: """
            fields:
              区分: { type: DROP_DOWN, options: [甲, 乙] }
              金額: { type: NUMBER }
              備考: { type: MULTI_LINE_TEXT }
              期日: { type: DATE }
            reports:
              件数: { chartType: BAR, groups: [区分], aggregations: [{ type: SUM, code: 備考 }] }
            """,
        right: """
            fields:
              区分: { type: DROP_DOWN, options: [甲, 乙] }
              金額: { type: NUMBER }
              備考: { type: MULTI_LINE_TEXT }
              期日: { type: DATE }
            reports:
              件数: { chartType: BAR, groups: [区分], aggregations: [{ type: SUM, code: 金額 }] }
            """);

    private static readonly DiagnosticDescriptor WrongUnit = DiagnosticDescriptor.Error("AF3517",
        "「{0}」（{1}）を{2}の単位では分類できません。", "\"{0}\" ({1}) can't be grouped by {2}.",
        "選べる単位: {3}", "Possible: {3}").Explained(
        "日付だけのフィールドに時や分はなく、日付でないフィールドに期間の単位はありません。",
        "A date has no hours and minutes, and what is no date has no unit of time.",
        wrong: """
            fields:
              区分: { type: DROP_DOWN, options: [甲, 乙] }
              金額: { type: NUMBER }
              備考: { type: MULTI_LINE_TEXT }
              期日: { type: DATE }
            reports:
              件数: { chartType: BAR, groups: [{ code: 期日, per: HOUR }], aggregations: [{ type: COUNT }] }
            """,
        right: """
            fields:
              区分: { type: DROP_DOWN, options: [甲, 乙] }
              金額: { type: NUMBER }
              備考: { type: MULTI_LINE_TEXT }
              期日: { type: DATE }
            reports:
              件数: { chartType: BAR, groups: [{ code: 期日, per: MONTH }], aggregations: [{ type: COUNT }] }
            """);

    private static readonly LocalizedText Nothing = new("なし（per を消してください）", "none (remove per)");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [NoSuchGroup, NoGroup, NoNumber, WrongUnit];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var report in ReportSymbol.Of(app))
        {
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

    private static void CheckSorts(ReportSymbol report, DiagnosticBag diagnostics)
    {
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
        else if (group is { IsUnitWritten: true, Unit: { } unit } && Units(field) is var units && !units.Contains(unit, StringComparer.Ordinal))
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
