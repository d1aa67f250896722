using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Formula;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules;

/// <summary>No formula needs its own result (query-and-formula.md, B4).</summary>
internal sealed class FormulaCycleRule : AppRule
{
    private static readonly DiagnosticDescriptor Cycle = DiagnosticDescriptor.Error("AF3005",
        "計算が循環しています: {0}", "The formulas go round in a circle: {0}",
        "どれか1つの式から、循環する参照を外してください。", "Take the circular reference out of one of them.").Explained(
        "自分の結果を自分の計算に使うと値が決まりません。kintone は反映のときに拒みます。",
        "A formula that needs its own result has no value; kintone refuses it when the app is deployed.",
        wrong: """
            fields:
              税込: { type: CALC, expression: 税抜 * 1.1 }
              税抜: { type: CALC, expression: 税込 / 1.1 }
            """,
        right: """
            fields:
              税抜: { type: NUMBER }
              税込: { type: CALC, expression: 税抜 * 1.1 }
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Cycle];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        // A name stands in a formula as it is: one whose text has no code of another is part of no circle.
        var all = app.Fields.WithColumns.Where(f => f.Expression is not null).DistinctBy(f => f.Code, StringComparer.Ordinal).ToList();
        var formulas = all.Where(f => all.Any(other => f.Expression!.Contains(other.Code, StringComparison.Ordinal))).ToDictionary(f => f.Code, StringComparer.Ordinal);
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var code in formulas.Keys)
        {
            Visit(code, [], formulas, done, diagnostics);
        }
    }

    private static void Visit(string code, List<string> path, Dictionary<string, FieldSymbol> formulas, HashSet<string> done, DiagnosticBag diagnostics)
    {
        var start = path.IndexOf(code);
        if (start >= 0)
        {
            var expression = formulas[code].Value["expression"]!;
            diagnostics.Report(Cycle, expression.Origin, string.Join(" → ", path.Skip(start).Append(code)));
            return;
        }

        if (!formulas.TryGetValue(code, out var field) || done.Contains(code))
        {
            return;
        }

        path.Add(code);
        foreach (var symbol in FormulaText.Symbols(field.Expression!).Where(s => s.Kind == SymbolKind.Field))
        {
            Visit(symbol.Name, path, formulas, done, diagnostics);
        }

        path.RemoveAt(path.Count - 1);
        done.Add(code);
    }
}
