using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-EXT-01: JavaScript and CSS name their consultation.</summary>
internal sealed class CodeConsultationPolicy : AppRule
{
    private static readonly DiagnosticDescriptor Missing = PolicyList.Descriptor("P-EXT-01",
        "JavaScript/CSS を使っていますが、協議番号（consultation）がありません。", "There is JavaScript or CSS, but no consultation.",
        "協議を済ませて、customize に consultation: 番号 を書いてください。", "Have it consulted on and write consultation: NUMBER under customize.",
        "customize: { desktop: { js: [https://js.example.jp/a.js] } }", "customize: { desktop: { js: [https://js.example.jp/a.js] }, consultation: KY-2026-0012 }");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Missing];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        if (CustomizeSymbol.Of(app) is { Assets.IsEmpty: false, Consultation: null or "" } customize)
        {
            diagnostics.Report(Missing, app.PlaceOf(customize.Value));
        }
    }
}
