using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-PRC-03: what asks for approval looks first whether all is filled in.</summary>
internal sealed class ApprovalConditionPolicy : AppRule
{
    private static readonly string[] Words = ["承認", "決裁", "approv"];

    private static readonly DiagnosticDescriptor NoCondition = PolicyList.Descriptor("P-PRC-03",
        "アクション「{0}」は「{1}」へ進めますが、実行できる条件がありません。", "The action \"{0}\" leads to \"{1}\" without a condition.",
        "filterCond に、承認に要る項目が入っていることを書いてください。", "Write in filterCond that what the approver needs is filled in.",
        "fields: { 金額: { type: NUMBER } }\nprocess:\n  states: { 起票: , 承認待ち: { assignee: { entities: [role/owner] } }, 完了: }\n  actions: [{ name: 申請する, from: 起票, to: 承認待ち }, { name: 承認する, from: 承認待ち, to: 完了 }]",
        "fields: { 金額: { type: NUMBER } }\nprocess:\n  states: { 起票: , 承認待ち: { assignee: { entities: [role/owner] } }, 完了: }\n  actions: [{ name: 申請する, from: 起票, to: 承認待ち, filterCond: '金額 != \"\"' }, { name: 承認する, from: 承認待ち, to: 完了 }]");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [NoCondition];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        if (ProcessSymbol.Of(app) is not { IsEnabled: true } process)
        {
            return;
        }

        var approving = process.States.Where(s => !s.Assignees.IsEmpty && process.Actions.Any(a => a.From == s.Name) && IsAbout(s.Name)).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var action in process.Actions.Where(a => approving.Contains(a.To) && !approving.Contains(a.From) && a.Filter.Length == 0))
        {
            diagnostics.Report(NoCondition, app.PlaceOf(action.Value), action.Name, action.To);
        }
    }

    private static bool IsAbout(string name) => Words.Any(w => name.Contains(w, StringComparison.OrdinalIgnoreCase));
}
