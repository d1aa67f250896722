using AppForge.Compiler.Model.Symbols;
using AppForge.Documents.Diagrams;

namespace AppForge.Documents.Design.Building;

/// <summary>Makes chapter 9.</summary>
internal sealed class ProcessBuilder(AppInDocument app, PrincipalWording principals)
{
    public ProcessChapter? Build()
    {
        if (ProcessSymbol.Of(app.App) is not { IsEnabled: true } process)
            return null;
        var states = process.States.ToDictionary(s => s.Name, StringComparer.Ordinal);
        var actions = process.Actions;
        return new ProcessChapter(Picture(process, states),
            [.. process.States.Select((s, i) => new StateRow(s.Name, Rule(s, actions), Remarks(s, i, actions)))],
            [.. actions.Select((a, i) => new ProcessActionRow(CircledNumber.Of(i + 1), a.Name, a.From, a.To, app.Condition(a.Filter, "なし"), Executors(a, states)))]);
    }

    /// <summary>Who works on a state, in a few words.</summary>
    public string Short(StateSymbol state)
    {
        if (state.Assignees.IsEmpty)
            return "";
        var names = string.Join("、", state.Assignees.Select(principals.Short));
        if (names == "作成者")
            return names;
        return names + state.Rule switch { "ALL" => "（全員）", "ANY" => "（誰か1名）", _ => "（1名を選ぶ）" };
    }

    private Drawing Picture(ProcessSymbol process, Dictionary<string, StateSymbol> states)
    {
        var index = process.States.Select((s, i) => (s.Name, i)).ToDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);
        var actions = process.Actions
            .Select((a, i) => new ProcessPictureAction(i + 1, a.Name, index.GetValueOrDefault(a.From, -1), index.GetValueOrDefault(a.To, -1), Executor(a, states), app.Condition(a.Filter, "").Sentence.ReplaceLineEndings(" ")))
            .Where(a => a.From >= 0 && a.To >= 0);
        return ProcessPicture.Draw(new ProcessPictureInput($"{app.App.Name}の状態遷移図", [.. process.States.Select(s => new ProcessPictureState(s.Name, Short(s)))], [.. actions]));
    }

    private string Executor(ProcessActionSymbol action, Dictionary<string, StateSymbol> states) =>
        string.Join("、", (states.GetValueOrDefault(action.From)?.Assignees ?? []).Concat(action.Executors).Select(principals.Short).Distinct(StringComparer.Ordinal));

    private string Executors(ProcessActionSymbol action, Dictionary<string, StateSymbol> states)
    {
        var assignees = states.TryGetValue(action.From, out var state) ? state.Assignees : [];
        var who = assignees.IsEmpty ? "編集できる人" : $"作業者（{string.Join("、", assignees.Select(principals.Short))}）";
        return action.Executors.IsEmpty ? who : $"{who}、{string.Join("、", action.Executors.Select(principals.Long))}";
    }

    private string Rule(StateSymbol state, IEnumerable<ProcessActionSymbol> actions)
    {
        if (state.Assignees.IsEmpty)
            return actions.Any(a => a.From == state.Name) ? "指定なし（編集できる人なら誰でも進められる）" : "指定なし";
        var who = string.Join("、", state.Assignees.Select(principals.Long));
        if (who == "レコードの作成者")
            return who;
        return who + state.Rule switch { "ALL" => "の全員が行う", "ANY" => "のうち誰か1名が行う", _ => "から1名を選ぶ" };
    }

    private static string Remarks(StateSymbol state, int index, IReadOnlyList<ProcessActionSymbol> actions)
    {
        var place = index == 0 ? "最初のステータス" : actions.All(a => a.From != state.Name) ? "最後のステータス" : "";
        return string.Join("。", new[] { place, state.Help ?? "" }.Where(p => p.Length > 0));
    }
}
