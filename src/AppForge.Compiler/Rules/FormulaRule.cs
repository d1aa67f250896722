using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Formula;
using AppForge.Compiler.Model;
using AppForge.Compiler.Query;

namespace AppForge.Compiler.Rules;

/// <summary>Formulas are what kintone takes; it says so only at deploy (behaviour.md, trap 9).</summary>
internal sealed class FormulaRule : AppRule
{
    private static readonly DiagnosticDescriptor Wrong = DiagnosticDescriptor.Error("AF3003",
        "計算式の誤り: {0}", "Error in the formula: {0}",
        "kintone は反映のときに拒みます。", "kintone refuses it when the app is deployed.").Explained(
        "kintone は計算式を保存のときに確かめず、アプリを反映するときに初めて拒みます。",
        "kintone doesn't look at a formula when it is saved; it refuses it when the app is deployed.",
        wrong: """
            fields:
              数: { type: NUMBER }
              計: { type: CALC, expression: 数 * }
            """,
        right: """
            fields:
              数: { type: NUMBER }
              計: { type: CALC, expression: 数 * 2 }
            """);

    private static readonly DiagnosticDescriptor Doubtful = DiagnosticDescriptor.Warning("AF3004",
        "計算式に注意: {0}", "Doubtful formula: {0}",
        "意図どおりか確かめてください。", "Make sure that this is what you mean.").Explained(
        "kintone は受け付けますが、結果が空になるなど、思ったとおりには計算されません。",
        "kintone takes the formula, but the result is not what it seems to say; it may stay empty.",
        wrong: """
            fields:
              数: { type: NUMBER }
              計: { type: CALC, expression: '数 & "円"' }
            """,
        right: """
            fields:
              数: { type: NUMBER }
              計: { type: CALC, expression: 数, unit: 円, unitPosition: AFTER }
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Wrong, Doubtful];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        var scope = compilation.ScopeOf(app.Key)!;
        foreach (var field in app.Fields.WithColumns)
        {
            if (field.Value.Find("expression") is not { Value: ScalarValue { Text.Length: > 0 } value, Shape.Shape: ScalarShape { Kind: FormulaKind kind } })
            {
                continue;
            }

            foreach (var error in FormulaChecker.Check(value.Text, (FormulaParseResult)app.Parsed(value, kind)!, scope, field.Type == "CALC" ? FormulaPlace.Calc : FormulaPlace.Text, field.Table?.Code).Where(e => e.Code != LanguageErrorCode.UnknownField))
            {
                diagnostics.ReportWithGuess(error.IsAdvice ? Doubtful : Wrong, value.PartOf(error.Start, error.Length), error.Hint is { } hint ? new Guess(hint) : null, new LocalizedText(error.Japanese, error.English));
            }
        }
    }
}
