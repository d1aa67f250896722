using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Rules;

/// <summary>The first status is worked on by one: its creator or nobody in particular (settings.md, section 3).</summary>
internal sealed class ProcessRule : AppRule
{
    private static readonly DiagnosticDescriptor FirstState = DiagnosticDescriptor.Error("AF3301",
        "最初のステータス「{0}」の作業者は、作成者か空にしかできません。", "The assignee of the first status \"{0}\" can only be the record's creator, or nobody.",
        "assignee を消すか、entities: [] にしてください（type は ONE）。", "Remove assignee, or write entities: [] (type is ONE).").Explained(
        "最初のステータスはレコードを作った人のもので、kintone はほかの作業者を受け付けません。",
        "The first status belongs to who made the record; kintone takes no other assignee there.",
        wrong: """
            process:
              states: { 起票: { assignee: { entities: [role/owner] } }, 完了: }
              actions: [{ name: 終える, from: 起票, to: 完了 }]
            """,
        right: """
            process:
              states: { 起票: , 確認: { assignee: { entities: [role/owner] } }, 完了: }
              actions: [{ name: 回す, from: 起票, to: 確認 }, { name: 終える, from: 確認, to: 完了 }]
            """);

    private static readonly DiagnosticDescriptor Unreachable = DiagnosticDescriptor.Warning("AF3302",
        "ステータス「{0}」に進むアクションがありません。", "No action leads to the status \"{0}\".",
        "actions に to: {0} のアクションを足すか、ステータスを消してください。", "Add an action with to: {0}, or remove the status.").Explained(
        "最初のステータスからアクションをたどっても着かないので、どのレコードもこのステータスになりません。",
        "No way leads there from the first status, so that no record ever has it.",
        wrong: """
            process:
              states: { 起票: , 確認: , 完了: }
              actions: [{ name: 終える, from: 起票, to: 完了 }]
            """,
        right: """
            process:
              states: { 起票: , 確認: , 完了: }
              actions: [{ name: 回す, from: 起票, to: 確認 }, { name: 終える, from: 確認, to: 完了 }]
            """);

    private static readonly DiagnosticDescriptor NoExit = DiagnosticDescriptor.Warning("AF3309",
        "ステータス「{0}」には作業者がいますが、進むアクションがありません。", "The status \"{0}\" has assignees, but no action leads out of it.",
        "from: {0} のアクションを足すか、assignee を消してください。", "Add an action with from: {0}, or remove assignee.").Explained(
        "作業者は何もできないのに、そのレコードがいつまでも「未処理」に数えられます。",
        "The assignees can do nothing, and the record stays among their open work for ever.",
        wrong: """
            process:
              states: { 起票: , 完了: { assignee: { entities: [role/owner] } } }
              actions: [{ name: 終える, from: 起票, to: 完了 }]
            """,
        right: """
            process:
              states: { 起票: , 確認: { assignee: { entities: [role/owner] } }, 完了: }
              actions: [{ name: 回す, from: 起票, to: 確認 }, { name: 終える, from: 確認, to: 完了 }]
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [FirstState, Unreachable, NoExit];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        if (ProcessSymbol.Of(app) is not { } process)
        {
            return;
        }

        // States are sent and judged also while the process is off.
        CheckFirst(app, process, diagnostics);
        if (process.IsEnabled)
        {
            // A wrong name or a broken action is reported as such: what it leads to isn't known.
            if (!Places(process).Any(diagnostics.HasErrorsIn))
            {
                CheckReachable(process, diagnostics);
                CheckExits(process, diagnostics);
            }
        }
    }

    // States and actions may come from a fragment.
    private static IEnumerable<SourceSpan> Places(ProcessSymbol process) =>
        process.States.Select(s => s.Value.Origin).Concat(process.Actions.Select(a => a.Value.Origin)).Prepend(process.Value.Origin);

    private static void CheckFirst(AppModel app, ProcessSymbol process, DiagnosticBag diagnostics)
    {
        if (process.States is not [var first, ..])
        {
            return;
        }

        var creator = Catalog.Kinds.PrincipalKind.FieldPrefix + app.Scope.BuiltInCode("CREATOR");
        if (first.Rule != "ONE" || first.Assignees.Any(a => a.Who != creator))
        {
            diagnostics.Report(FirstState, first.Value["assignee"]!.Origin, first.Name);
        }
    }

    private static void CheckExits(ProcessSymbol process, DiagnosticBag diagnostics)
    {
        foreach (var state in process.States.Skip(1).Where(s => !s.Assignees.IsEmpty && process.Actions.All(a => a.From != s.Name)))
        {
            diagnostics.Report(NoExit, state.Origin, state.Name);
        }
    }

    private static void CheckReachable(ProcessSymbol process, DiagnosticBag diagnostics)
    {
        if (process.Actions.Any(a => process.States.All(s => s.Name != a.To)))
        {
            return; // reported as an unknown name; where that action should lead nobody knows
        }

        var reached = new HashSet<string>(StringComparer.Ordinal);
        Reach(process, process.States.Take(1).Select(s => s.Name), reached);

        // One message for a chain: at its first status, or at the first of a circle. An action leads to the others.
        var lost = process.States.Where(s => !reached.Contains(s.Name)).ToList();
        var led = process.Actions.Where(a => a.From != a.To && lost.Any(s => s.Name == a.From)).Select(a => a.To).ToHashSet(StringComparer.Ordinal);
        foreach (var state in lost.OrderBy(s => led.Contains(s.Name)).Where(s => !reached.Contains(s.Name)))
        {
            diagnostics.Report(Unreachable, state.Origin, state.Name);
            Reach(process, [state.Name], reached);
        }
    }

    private static void Reach(ProcessSymbol process, IEnumerable<string> from, HashSet<string> reached)
    {
        var open = new Stack<string>(from);
        while (open.TryPop(out var state))
        {
            if (reached.Add(state))
            {
                foreach (var action in process.Actions.Where(a => a.From == state))
                {
                    open.Push(action.To);
                }
            }
        }
    }
}
