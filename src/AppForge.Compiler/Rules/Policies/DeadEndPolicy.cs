using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-PRC-01: work in a status leads somewhere, and in the end out. A status that nothing leads to is AF3302.</summary>
internal sealed class DeadEndPolicy : AppRule
{
    private static readonly DiagnosticDescriptor DeadEnd = PolicyList.Descriptor("P-PRC-01",
        "ステータス「{0}」{1}。", "The status \"{0}\" {1}.",
        "先へ進むアクション（差し戻し・取り下げを含む）を足してください。終わりのステータスなら作業者を外します。", "Add an action that goes on (back and withdrawal included); take the assignee from a final status.",
        "process: { states: { 受付: , 確認中: { assignee: { entities: [role/owner] } } }, actions: [{ name: 渡す, from: 受付, to: 確認中 }] }",
        "process:\n  states: { 受付: , 確認中: { assignee: { entities: [role/owner] } }, 完了: }\n  actions: [{ name: 渡す, from: 受付, to: 確認中 }, { name: 終える, from: 確認中, to: 完了 }]");

    private static readonly LocalizedText Stuck = new("には作業者がいるのに、進むアクションがありません", "has an assignee and no action that goes on");
    private static readonly LocalizedText Endless = new("からは、終わりのステータスへ進めません", "never leads to a final status");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [DeadEnd];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        if (ProcessSymbol.Of(app) is not { IsEnabled: true } process || process.Actions.Any(a => process.States.All(s => s.Name != a.To) || process.States.All(s => s.Name != a.From)))
        {
            return;
        }

        var ends = process.States.Where(s => process.Actions.All(a => a.From != s.Name)).ToList();
        foreach (var stuck in ends.Where(s => !s.Assignees.IsEmpty && process.States.Length > 1))
        {
            diagnostics.Report(DeadEnd, stuck.Origin, stuck.Name, Stuck);
        }

        var leading = ends.Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        while (process.Actions.Where(a => leading.Contains(a.To)).Select(a => a.From).FirstOrDefault(f => !leading.Contains(f)) is { } from)
        {
            leading.Add(from);
        }

        // One message for a loop: at its first status.
        if (process.States.FirstOrDefault(s => !leading.Contains(s.Name)) is { } endless)
        {
            diagnostics.Report(DeadEnd, endless.Origin, endless.Name, Endless);
        }
    }
}
