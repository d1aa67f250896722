using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-OPS-03: a webhook says what it is for.</summary>
internal sealed class WebhookPurposePolicy : AppRule
{
    private static readonly DiagnosticDescriptor Missing = PolicyList.Descriptor("P-OPS-03",
        "Webhook に用途（help）がありません。", "The webhook doesn't say what it is for (help).",
        "help に、何のために、どこへ送るかを書いてください。", "Say in help what is sent where, and why.",
        "webhooks: [{ url: https://hooks.example.jp/a, events: [recordAdded] }]", "webhooks: [{ url: https://hooks.example.jp/a, events: [recordAdded], help: 庁内の予定表へ写す。 }]");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Missing];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var webhook in app.Definition?["webhooks"].Objects().Where(w => w.Text("help") is null or "") ?? [])
        {
            diagnostics.Report(Missing, app.PlaceOf(webhook));
        }
    }
}
