using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-PRC-04: a status that needs all its assignees says what happens when one is absent.</summary>
internal sealed class AllAssigneesPolicy : AppRule
{
    private static readonly DiagnosticDescriptor NotSaid = PolicyList.Descriptor("P-PRC-04",
        "ステータス「{0}」は候補の全員が作業しますが、不在のときの扱い（help）がありません。", "The status \"{0}\" needs all its assignees and doesn't say what happens when one is absent (help).",
        "help に人数と、不在のときの扱いを書いてください。", "Say in help how many there are, and what happens then.",
        "process:\n  states: { 受付: , 確認中: { assignee: { type: ALL, entities: [role/owner] } }, 完了: }\n  actions: [{ name: 渡す, from: 受付, to: 確認中 }, { name: 終える, from: 確認中, to: 完了 }]",
        "process:\n  states: { 受付: , 確認中: { assignee: { type: ALL, entities: [role/owner] }, help: 3名。不在なら代理が行う。 }, 完了: }\n  actions: [{ name: 渡す, from: 受付, to: 確認中 }, { name: 終える, from: 確認中, to: 完了 }]");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [NotSaid];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        if (ProcessSymbol.Of(app) is { IsEnabled: true } process)
        {
            // The first status has no such rule: that is AF3301.
            foreach (var state in process.States.Skip(1).Where(s => s.Rule == "ALL" && s.Help is null or ""))
            {
                diagnostics.Report(NotSaid, state.Origin, state.Name);
            }
        }
    }
}
