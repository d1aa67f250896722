using System.Text.RegularExpressions;

namespace AppForge.Testing.Mutation.Kinds;

/// <summary>Formulas and conditions that mean nothing.</summary>
public static partial class LanguageDamages
{
    public static IReadOnlyList<DamageKind> All { get; } =
    [
        new("formula-cycle", new("計算式が自分自身を使う", "A formula that uses itself"), "AF3005", Reaction.RefusesDeploy,
            new("反映を GAIA_IL01（フィールドの参照が循環しています）で拒む", "refuses the deployment with GAIA_IL01 (a cycle)"), "errors.md", Cycle),
        new("formula-function", new("計算式にない関数を書く", "A function that doesn't exist in a formula"), "AF3003", Reaction.RefusesDeploy,
            new("反映を GAIA_IL01（関数は使用できません）で拒む", "refuses the deployment with GAIA_IL01 (no such function)"), "errors.md",
            (s, d) => Expression(s, d) is { } p ? new Damage().Put(p.Node.Span, $"⟦{d.Word("AVERAGE", "VLOOKUP", "MID", "TODAY")}⟧({p.Text})") : null),
        new("formula-bracket", new("計算式の括弧を忘れる", "A bracket forgotten in a formula"), "AF3003", Reaction.RefusesDeploy,
            new("反映を GAIA_IL01（文法が正しくありません）で拒む", "refuses the deployment with GAIA_IL01 (syntax)"), "errors.md",
            (s, d) => Expression(s, d) is { } p ? new Damage().Put(p.Node.Span, d.Below(2) == 0 ? "(" + p.Text : p.Text + ")") : null),
        new("formula-width", new("計算式に全角の記号を書く", "A full-width sign in a formula"), "AF3003", Reaction.RefusesDeploy,
            new("反映を GAIA_IL01（全角記号が入力されています）で拒む", "refuses the deployment with GAIA_IL01 (full-width sign)"), "errors.md",
            (s, d) => Expression(s, d) is { } p && p.Text.LastIndexOf(" - ", StringComparison.Ordinal) is var at and > 0 ? new Damage().Put(p.Node.Span, p.Text[..(at + 1)] + $"⟦{d.Word("＋", "－", "＊", "／")}⟧" + p.Text[(at + 2)..]) : null),
        new("formula-arguments", new("計算式の関数の引数を間違える", "A wrong number of arguments in a formula"), "AF3003", Reaction.RefusesDeploy,
            new("反映を GAIA_IL01（個の引数が必要です）で拒む", "refuses the deployment with GAIA_IL01 (number of arguments)"), "errors.md",
            (s, d) => Expression(s, d) is { } p ? new Damage().Put(p.Node.Span, $"⟦{d.Word("IF(1 = 1)", "ROUND()", "NOT(1 = 1, 1 = 2)")}⟧ & {p.Text}") : null),
        new("condition-operator", new("条件に、その型で使えない演算子を書く", "An operator in a condition that the type doesn't have"), "AF3001", Reaction.RefusesWrite,
            new("設定の登録を GAIA_IQ03 で拒む", "refuses the settings with GAIA_IQ03"), "errors.md",
            (s, d) => Condition(s, d, Lists(), m => $"⟦{m.Groups["code"].Value} {d.Word(">", "like", "<=")} \"あ\"⟧")),
        new("condition-bracket", new("条件の括弧を忘れる", "A bracket forgotten in a condition"), "AF3001", Reaction.RefusesWrite,
            new("設定の登録を CB_VA01（クエリ記法が間違っています）で拒む", "refuses the settings with CB_VA01 (syntax)"), "errors.md",
            (s, d) => Condition(s, d, Lists(), m => $"⟦{m.Value[..^1]}⟧")),
        new("condition-quote", new("条件の引用符を忘れる", "A quotation mark forgotten in a condition"), "AF3001", Reaction.RefusesWrite,
            new("設定の登録を CB_VA01（クエリ記法が間違っています）で拒む", "refuses the settings with CB_VA01 (syntax)"), "errors.md",
            (s, d) => Condition(s, d, LastQuote(), m => "⟦" + m.Value.Remove(m.Value.Length - 2, 1) + "⟧")),
        new("condition-unit", new("条件の FROM_TODAY の単位を間違える", "A wrong unit of FROM_TODAY"), "AF3001", Reaction.RefusesWrite,
            new("設定の登録を GAIA_IQ25 で拒む", "refuses the settings with GAIA_IQ25"), "errors.md",
            (s, d) => Condition(s, d, DateCondition(), m => $"{m.Groups["code"].Value} {m.Groups["op"].Value} FROM_TODAY({d.Below(90)}, ⟦{d.Word("DAY", "日", "HOURS")}⟧)")),
        new("condition-function", new("条件にない関数を書く", "A function that doesn't exist in a condition"), "AF3001", Reaction.RefusesWrite,
            new("設定の登録を CB_VA01・GAIA_IL08 で拒む", "refuses the settings with CB_VA01 or GAIA_IL08"), "errors.md",
            (s, d) => Condition(s, d, DateCondition(), m => $"{m.Groups["code"].Value} {m.Groups["op"].Value} ⟦{d.Word("TOMMOROW", "NEXTMONTH", "ADD_DAYS")}()⟧")),
        new("condition-mixed", new("一覧の条件で and と or を混ぜる", "and and or in one condition of a view"), "AF3001", Reaction.RefusesWrite,
            new("一覧の登録を GAIA_IQ02 で拒む", "refuses the views with GAIA_IQ02"), "errors.md",
            (s, d) => d.Of(Sample.Scalars(s.Find("views/*/filterCond")).Where(p => p.Text.Contains(" and ", StringComparison.Ordinal))) is { } p ? new Damage().Put(p.Node.Span, $"{p.Text} or $id > 0") : null),
        new("condition-full-width", new("条件の引用符を全角で書く", "Full-width quotation marks in a condition"), "AF3001", Reaction.RefusesWrite,
            new("設定の登録を CB_VA01（クエリ記法が間違っています）で拒む", "refuses the settings with CB_VA01 (syntax)"), "errors.md",
            (s, d) => Condition(s, d, LastQuote(), m => "⟦" + m.Value.Replace('"', '”') + "⟧")),
        new("sort-direction", new("並べ替えの向きを書き間違える", "A direction of a sort misspelt"), "AF3001", Reaction.RefusesWrite,
            new("設定の登録を拒む", "refuses the settings"), "settings.md",
            (s, d) => d.Of(Sample.Scalars(s.Find("**/sort"))) is { } p && p.Text.LastIndexOf(' ') is var at and > 0 ? new Damage().Put(p.Node.Span, p.Text[..(at + 1)] + $"⟦{d.Word("ascending", "des", "昇順")}⟧") : null),
    ];

    private static Place? Expression(Sample sample, Draw draw) => draw.Of(Sample.Scalars(sample.Find("**/expression")));

    private static Damage? Cycle(Sample sample, Draw draw) =>
        Expression(sample, draw) is { } p ? new Damage().Put(p.Node.Span, $"{p.Text} {draw.Word("+", "-", "*")} ⟦{p.Path[^2]}⟧") : null;

    private static Damage? Condition(Sample sample, Draw draw, Regex part, Func<Match, string> change)
    {
        if (draw.Of(Sample.Scalars(sample.Find("**/filterCond"))) is not { } place || part.Matches(place.Node.Span.Text) is not { Count: > 0 } matches)
        {
            return null;
        }

        var match = matches[draw.Below(matches.Count)];
        var start = place.Node.Span.Start + match.Index;
        return new Damage().Put(place.Source.Span(start, start + match.Length), change(match));
    }

    [GeneratedRegex("""(?<code>[^\s"'()=<>!,]+) (?:not )?in \("[^)]*\)""")]
    private static partial Regex Lists();

    [GeneratedRegex("""\("[^")]+"\)$""")]
    private static partial Regex LastQuote();

    [GeneratedRegex("""(?<code>[^\s"'()=<>!,]+) (?<op>=|>=|<=) [A-Z_]+\([^)]*\)""")]
    private static partial Regex DateCondition();
}
