using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-VIW-02: a view of HTML was consulted on.</summary>
internal sealed class CustomViewPolicy : AppRule
{
    private static readonly DiagnosticDescriptor Missing = PolicyList.Descriptor("P-VIW-02",
        "カスタマイズビュー「{0}」に協議番号（consultation）がありません。", "The custom view \"{0}\" has no consultation.",
        "一覧（または customize）に consultation: 番号 を書いてください。", "Write consultation: NUMBER in the view or under customize.",
        "views: { 地図: { type: CUSTOM, html: <div></div> } }", "views: { 地図: { type: CUSTOM, html: <div></div>, consultation: KY-2026-0012 } }");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Missing];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        if (CustomizeSymbol.Of(app) is { Consultation.Length: > 0 })
        {
            return;
        }

        foreach (var view in ViewSymbol.Of(app).Where(v => v.Type == "CUSTOM" && v.Consultation is null or ""))
        {
            diagnostics.Report(Missing, app.PlaceOf(view.Value), view.Name);
        }
    }
}
