using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules;

/// <summary>A process that is on has states; each of its actions is one that somebody can tell and press (settings.md, section 3).</summary>
internal sealed class ProcessActionRule : AppRule
{
    private static readonly DiagnosticDescriptor NoStates = DiagnosticDescriptor.Error("AF3303",
        "プロセス管理が有効なのに、ステータスがありません。", "The process is on, but there are no states.",
        "states を書くか、enable: true を消してください。", "Write states, or remove enable: true.").Explained(
        "kintone はステータスのないプロセス管理を有効にしません。",
        "kintone doesn't switch on a process without states.",
        wrong: """
            process: { enable: true }
            """,
        right: """
            process:
              enable: true
              states: { 起票: , 完了: }
              actions: [{ name: 終える, from: 起票, to: 完了 }]
            """);

    private static readonly DiagnosticDescriptor NoneLeft = DiagnosticDescriptor.Error("AF3310",
        "プロセス管理のステータスを空にすることはできません。", "A process can't be left without states.",
        "states を消すと、kintone にあるステータスはそのまま残ります。使わないなら enable: false だけで足ります。",
        "Remove states: those in kintone stay. enable: false is enough where the process isn't used.").Explained(
        "kintone は、最初のステータスをほかのものに替えることも消すこともさせません。止めたプロセスのステータスは、kintone に残ります。",
        "kintone lets nobody replace or remove the first state. A process that is off keeps its states.",
        wrong: """
            process: { enable: false, states: {} }
            """,
        right: """
            process: { enable: false }
            """);

    private static readonly DiagnosticDescriptor Twice = DiagnosticDescriptor.Warning("AF3304",
        "ステータス「{0}」に、同じ条件のアクション「{1}」が2つあります。", "The status \"{0}\" has two actions \"{1}\" under the same condition.",
        "名前か条件（filterCond）を変えてください。", "Change a name or a condition (filterCond).").Explained(
        "同じ名前のボタンが並び、どちらに進むのか押す人に分かりません。APIも名前でアクションを選びます。",
        "Two buttons of the same name stand side by side; nobody knows where each leads. The API chooses by the name too.",
        wrong: """
            process:
              states: { 起票: , 確認: , 完了: }
              actions:
                - { name: 進む, from: 起票, to: 確認 }
                - { name: 進む, from: 起票, to: 完了 }
            """,
        right: """
            process:
              states: { 起票: , 確認: , 完了: }
              actions:
                - { name: 確認へ進む, from: 起票, to: 確認 }
                - { name: 完了する, from: 起票, to: 完了 }
            """);

    private static readonly DiagnosticDescriptor Nobody = DiagnosticDescriptor.Warning("AF3305",
        "アクション「{0}」を実行できる人がいません。", "Nobody may do the action \"{0}\".",
        "executableUser に実行できる人を書いてください。", "Say under executableUser who may.").Explained(
        "作業者以外が行うアクションは、書かれた人だけが実行できます。",
        "An action of others is done by those who are named, and by nobody else.",
        wrong: """
            process:
              states: { 起票: , 取消: }
              actions: [{ name: 取り消す, from: 起票, to: 取消, type: SECONDARY, executableUser: { entities: [] } }]
            """,
        right: """
            process:
              states: { 起票: , 取消: }
              actions: [{ name: 取り消す, from: 起票, to: 取消, type: SECONDARY, executableUser: [role/owner] }]
            """);

    private static readonly DiagnosticDescriptor NoCandidates = DiagnosticDescriptor.Warning("AF3306",
        "ステータス「{0}」は作業者の決め方が {1} ですが、候補がありません。", "The status \"{0}\" takes {1} of its candidates, but has none.",
        "entities に作業者を書くか、assignee を消してください。", "Write the assignees under entities, or remove assignee.").Explained(
        "候補のないステータスには作業者が付かず、決め方は効きません。",
        "Without candidates a record has no assignee there, and the rule does nothing.",
        wrong: """
            process:
              states: { 起票: , 承認: { assignee: { type: ALL } } }
              actions: [{ name: 申請する, from: 起票, to: 承認 }]
            """,
        right: """
            process:
              states: { 起票: , 承認: { assignee: { type: ALL, entities: [role/owner] } } }
              actions: [{ name: 申請する, from: 起票, to: 承認 }]
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [NoStates, NoneLeft, Twice, Nobody, NoCandidates];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        if (ProcessSymbol.Of(app) is not { } process)
        {
            return;
        }

        // While it is off, states that aren't written have no value.
        if (process.Value["states"] is MapValue { Entries.IsEmpty: true } none && !process.IsEnabled && !diagnostics.HasErrorsIn(none.Origin))
        {
            diagnostics.Report(NoneLeft, none.Origin);
        }

        if (process is { IsEnabled: true, States.IsEmpty: true })
        {
            // An action without states is reported as naming unknown ones.
            if (process.Actions.IsEmpty && !diagnostics.HasErrorsIn(process.Value.Origin))
            {
                diagnostics.Report(NoStates, process.Value["enable"]!.Origin);
            }

            return;
        }

        CheckActions(process, diagnostics);
        foreach (var state in process.States.Skip(1).Where(s => s.Rule != "ONE" && s.Assignees.IsEmpty && !diagnostics.HasErrorsIn(s.Value.Origin)))
        {
            diagnostics.Report(NoCandidates, ((ObjectValue)state.Value["assignee"]!)["type"]!.Origin, state.Name, state.Rule);
        }
    }

    private static void CheckActions(ProcessSymbol process, DiagnosticBag diagnostics)
    {
        var seen = new HashSet<(string From, string Name, string Filter)>();
        foreach (var action in process.Actions)
        {
            if (!seen.Add((action.From, action.Name, action.Filter)))
            {
                diagnostics.Report(Twice, action.Value["name"]!.Origin, action.From, action.Name);
            }

            if (action.Value["executableUser"] is { } who && action.Executors.IsEmpty && !diagnostics.HasErrorsIn(who.Origin))
            {
                diagnostics.Report(Nobody, who.Origin, action.Name);
            }
        }
    }
}
