using System.Text.RegularExpressions;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-META-04: numbers of consultations have the form that the records have; whether there is such a record can't be told offline.</summary>
internal sealed partial class NumberFormPolicy : AppRule
{
    private static readonly DiagnosticDescriptor Doubtful = PolicyList.Descriptor("P-META-04",
        "「{0}」は協議番号の形（KY-2026-0012）ではありません。", "\"{0}\" has not the form of a number (KY-2026-0012).",
        "協議の記録にある番号を書いてください。", "Write the number of the record.",
        "integrations: [{ service: FormBridge, consultation: 協議済み }]", "integrations: [{ service: FormBridge, consultation: KY-2026-0012 }]");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Doubtful];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        var numbers = IntegrationSymbol.Of(app).Select(i => i.Value).Append(app.Definition?["customize"] as ObjectValue)
            .Concat(ViewSymbol.Of(app).Select(v => v.Value)).Select(v => v?["consultation"] as ScalarValue).OfType<ScalarValue>();
        foreach (var number in numbers.Where(n => n.Text.Length > 0 && !Number().IsMatch(n.Text)))
        {
            diagnostics.Report(Doubtful, number.Origin, number.Text);
        }
    }

    [GeneratedRegex("^[A-Z]{1,5}-[0-9]{4}-[0-9]{1,6}$")]
    private static partial Regex Number();
}
