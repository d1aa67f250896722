using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-NTF-01: notifications don't go to everyone. A person among them is P-ACL-04.</summary>
internal sealed class NotifyEveryonePolicy : AppRule
{
    private static readonly DiagnosticDescriptor Everyone = PolicyList.Descriptor("P-NTF-01",
        "通知の宛先が全員（everyone）です。", "The notification goes to everyone.",
        "要る人だけの役割・グループ・フィールドにしてください。", "Name the role, group or field of those who need it.",
        "notifications: { general: [{ entity: everyone, events: [recordAdded] }] }", "notifications: { general: [{ entity: role/owner, events: [recordAdded] }] }");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Everyone];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var who in app.NotifiedPrincipals().Where(p => p.Text == PrincipalKind.Everyone))
        {
            diagnostics.Report(Everyone, who.Origin);
        }
    }
}
