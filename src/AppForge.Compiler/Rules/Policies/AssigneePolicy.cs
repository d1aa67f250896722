using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-PRC-02: where something is to be done, somebody is to do it.</summary>
internal sealed class AssigneePolicy : AppRule
{
    private static readonly DiagnosticDescriptor Nobody = PolicyList.Descriptor("P-PRC-02",
        "ステータス「{0}」に作業者がいないので、編集できる人は誰でも進められます。", "The status \"{0}\" has no assignee: whoever may edit goes on with it.",
        "assignee に役割・グループ・フィールドを書いてください。", "Write a role, a group or a field as assignee.",
        "process:\n  states: { 受付: , 確認中: , 完了: }\n  actions: [{ name: 渡す, from: 受付, to: 確認中 }, { name: 終える, from: 確認中, to: 完了 }]",
        "process:\n  states: { 受付: , 確認中: { assignee: { entities: [role/owner] } }, 完了: }\n  actions: [{ name: 渡す, from: 受付, to: 確認中 }, { name: 終える, from: 確認中, to: 完了 }]");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Nobody];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        if (ProcessSymbol.Of(app) is { IsEnabled: true } process)
        {
            foreach (var state in process.States.Skip(1).Where(s => s.Assignees.IsEmpty && process.Actions.Any(a => a.From == s.Name && a.Executors.IsEmpty)))
            {
                diagnostics.Report(Nobody, state.Origin, state.Name);
            }
        }
    }
}
