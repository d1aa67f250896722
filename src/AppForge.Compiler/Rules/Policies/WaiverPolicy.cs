using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-META-03: a waiver has a reason and an approver, and isn't over. One that is over takes nothing away.</summary>
internal sealed class WaiverPolicy : AppRule
{
    private static readonly DiagnosticDescriptor Bad = PolicyList.Descriptor("P-META-03",
        "規則 {0} の除外{1}。", "The waiver of {0} {1}.",
        "規則を守るように直して除外を消すか、改めて承認を得て until・reason・approvedBy を書き直してください。", "Mend what breaks the rule and remove the waiver, or have it approved again and write until, reason and approvedBy anew.",
        "waivers: [{ rule: P-ACL-01, reason: \"\", approvedBy: 課長, until: 2027-03-31 }]", "theme: BLUE");

    private static readonly LocalizedText Over = new("の期限が過ぎました", "is over");
    private static readonly LocalizedText NoReason = new("に理由（reason）がありません", "has no reason");
    private static readonly LocalizedText NoApprover = new("に承認者（approvedBy）がありません", "has no approver");
    private static readonly LocalizedText NoEnd = new("に期限（until）がありません", "has no end");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Bad];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var waiver in WaiverSymbol.Of(app))
        {
            if (waiver.IsOver(compilation.Today))
            {
                diagnostics.Report(Bad, app.PlaceOf(waiver.Value["until"]), waiver.Rule, Over);
            }
            else if (string.IsNullOrWhiteSpace(waiver.Reason))
            {
                diagnostics.Report(Bad, waiver.Origin, waiver.Rule, NoReason);
            }
            else if (string.IsNullOrWhiteSpace(waiver.ApprovedBy))
            {
                diagnostics.Report(Bad, waiver.Origin, waiver.Rule, NoApprover);
            }
            else if (waiver.Until is null)
            {
                diagnostics.Report(Bad, waiver.Origin, waiver.Rule, NoEnd);
            }
        }
    }
}
