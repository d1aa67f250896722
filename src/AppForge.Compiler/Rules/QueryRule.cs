using System.Collections.Immutable;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Query;

namespace AppForge.Compiler.Rules;

/// <summary>Conditions and orders are what kintone takes at their place. Unknown names are left to <see cref="ReferenceRule"/>, which knows what was meant.</summary>
internal sealed class QueryRule : AppRule
{
    private static readonly DiagnosticDescriptor Wrong = DiagnosticDescriptor.Error("AF3001",
        "条件の誤り: {0}", "Error in the condition: {0}",
        "kintone はこの条件を受け付けません。", "kintone refuses this condition.").Explained(
        "条件は kintone のクエリです。型に合わない演算子や関数は、設定を送ったときに拒まれます。",
        "A condition is a query of kintone. An operator or function that doesn't go with the type is refused when it is sent.",
        wrong: """
            fields:
              数量: { type: NUMBER }
            views:
              多いもの: { type: LIST, filterCond: 数量 like "10" }
            """,
        right: """
            fields:
              数量: { type: NUMBER }
            views:
              多いもの: { type: LIST, filterCond: 数量 >= 10 }
            """);

    private static readonly DiagnosticDescriptor Doubtful = DiagnosticDescriptor.Warning("AF3002",
        "条件に注意: {0}", "Doubtful condition: {0}",
        "意図どおりか確かめてください。", "Make sure that this is what you mean.").Explained(
        "kintone は受け付けますが、思ったとおりには動かない条件です。",
        "kintone takes the condition, but it doesn't do what it seems to say.",
        wrong: """
            fields:
              期日: { type: DATE }
            views:
              あした: { type: LIST, filterCond: 期日 = "あした" }
            """,
        right: """
            fields:
              期日: { type: DATE }
            views:
              あした: { type: LIST, filterCond: 期日 = TOMORROW() }
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Wrong, Doubtful];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var (value, kind, owner) in app.Scalars)
        {
            foreach (var error in kind is QueryKind or SortKind ? Errors(app, value, kind, owner is null ? null : compilation.ScopeOf(owner)) : [])
            {
                if (IsKnownByName(error))
                {
                    continue;
                }

                diagnostics.ReportWithGuess(error.IsAdvice ? Doubtful : Wrong, value.PartOf(error.Start, error.Length), error.Hint is { } hint ? new Guess(hint) : null, new LocalizedText(error.Japanese, error.English));
            }
        }
    }

    // Of an app that is not known, nothing but the spelling can be judged.
    private static ImmutableArray<LanguageError> Errors(AppModel app, ScalarValue value, ValueKind kind, IFieldScope? scope) => kind switch
    {
        QueryKind query => scope is null ? QueryText.ParseCondition(value.Text).Errors : QueryChecker.Check(value.Text, (QueryParseResult)app.Parsed(value, kind)!, scope, query.Place),
        SortKind => scope is null ? QueryText.ParseSort(value.Text).Errors : SortChecker.Check(value.Text, scope),
        _ => [],
    };

    // An empty text names nothing.
    private static bool IsKnownByName(LanguageError error) =>
        error.Code == LanguageErrorCode.UnknownField || (error.Code == LanguageErrorCode.UnknownOption && error.Args[1].Length > 0);
}
