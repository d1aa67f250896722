using AppForge.Compiler.Model.Symbols;

namespace AppForge.Documents.Design.Building;

/// <summary>
/// Makes 10.4: for each who of the app's permissions what they can do in the end, after the permissions of app and
/// records and the process. What depends on the record is △ with a footnote; the tables before it have the details.
/// </summary>
internal sealed class PermissionSummaryBuilder(AppInDocument app, PrincipalWording principals)
{
    private const int MostActions = 8;
    private readonly IReadOnlyList<RecordPermissionRule> _rules = RecordPermissionRule.Of(app.App);
    private readonly List<string> _footnotes = [];

    public PermissionSummary Build()
    {
        var process = ProcessSymbol.Of(app.App) is { IsEnabled: true } on ? on : null;
        var actions = process?.Actions.GroupBy(a => a.Name, StringComparer.Ordinal).Take(MostActions).ToList() ?? [];
        var rows = new List<PermissionSummaryRow>();
        var permissions = PermissionRow.OfApp(app.App);
        foreach (var permission in permissions)
        {
            var marks = new List<Ability>
            {
                OnRecords(permission, "recordViewable", "viewable"),
                permission.Allowed.Contains("recordAddable") ? Ability.Yes : Ability.No,
                OnRecords(permission, "recordEditable", "editable"),
                OnRecords(permission, "recordDeletable", "deletable"),
            };
            marks.AddRange(actions.Select(a => Action(permission, marks[0], marks[2], process!, [.. a])));
            var role = permission.Who.Who == "everyone" && permissions.Length > 1 ? "上記以外の全利用者" : principals.Long(permission.Who);
            rows.Add(new PermissionSummaryRow(role, [.. marks.Select(Mark)]));
        }
        return new PermissionSummary(["閲覧", "追加", "編集", "削除", .. actions.Select(a => a.Key)], rows, [.. _footnotes.Select((f, i) => $"{i + 1} {f}")]);
    }

    private Ability OnRecords(PermissionRow permission, string appRight, string recordRight)
    {
        if (!permission.Allowed.Contains(appRight))
            return Ability.No;
        if (_rules.Count == 0)
            return Ability.Yes;
        // Records that no rule meets are free.
        var all = _rules.Select(r => OnRule(permission.Who, r, recordRight)).ToList();
        if (_rules.All(r => r.Filter.Length > 0))
            all.Add(Ability.Yes);
        return all.Distinct().Count() == 1 ? all[0] : Ability.When("レコードの条件による（10.2）");
    }

    private Ability OnRule(PrincipalSymbol who, RecordPermissionRule rule, string right)
    {
        var own = rule.Rows.FirstOrDefault(r => r.Who.Who == who.Who);
        var rest = own ?? rule.Rows.FirstOrDefault(r => r.Who.Who == "everyone");
        if (rest?.Allowed.Contains(right) == true)
            return Ability.Yes;
        var fields = rule.Rows.Where(r => principals.IsField(r.Who) && r.Allowed.Contains(right)).Select(r => principals.Short(r.Who)).ToList();
        return fields.Count == 0 ? Ability.No : Ability.When($"自分が{Names(fields)}のレコード");
    }

    private Ability Action(PermissionRow permission, Ability view, Ability edit, ProcessSymbol process, List<ProcessActionSymbol> actions)
    {
        if (view.Kind == AbilityKind.No)
            return Ability.No;
        var each = actions.Select(a => Single(permission, edit, process, a)).Distinct().ToList();
        if (each.Count == 1)
            return each[0];
        if (each.All(a => a.Kind == AbilityKind.No))
            return Ability.No;
        var parts = actions.Select(a => (a.From, Ability: Single(permission, edit, process, a))).Where(p => p.Ability.Kind != AbilityKind.No)
            .GroupBy(p => p.Ability).Select(g => $"「{string.Join("」「", g.Select(p => p.From))}」では{(g.Key.Kind == AbilityKind.Yes ? "すべてのレコード" : g.Key.Condition)}");
        return Ability.When(string.Join("、", parts));
    }

    private Ability Single(PermissionRow permission, Ability edit, ProcessSymbol process, ProcessActionSymbol action)
    {
        var state = process.States.FirstOrDefault(s => s.Name == action.From);
        var who = (state?.Assignees ?? []).Concat(action.Executors).ToList();
        Ability ability;
        if (who.Count == 0)
            ability = edit;
        else if (who.Any(w => w.Who == permission.Who.Who || w.Who == "everyone"))
            ability = Ability.Yes;
        else
            ability = who.Where(principals.IsField).Select(principals.Short).ToList() is { Count: > 0 } fields ? Ability.When($"自分が{Names(fields)}のレコード") : Ability.No;
        if (action.Filter.Length == 0 || ability.Kind == AbilityKind.No)
            return ability;
        var condition = app.Condition(action.Filter, "").Sentence.ReplaceLineEndings(" ") + "のとき";
        return Ability.When(ability.Kind == AbilityKind.Yes ? condition : $"{ability.Condition}で、{condition}");
    }

    private static string Names(List<string> fields) => string.Concat(fields.Distinct(StringComparer.Ordinal).Select(f => $"「{f}」"));

    private PermissionMark Mark(Ability ability)
    {
        if (ability.Kind != AbilityKind.When)
            return new PermissionMark(ability.Kind == AbilityKind.Yes ? "○" : "×", "");
        var index = _footnotes.IndexOf(ability.Condition);
        if (index < 0)
        {
            index = _footnotes.Count;
            _footnotes.Add(ability.Condition);
        }
        return new PermissionMark("△", $"{index + 1}");
    }

    private enum AbilityKind
    {
        No,
        Yes,
        When,
    }

    private sealed record Ability(AbilityKind Kind, string Condition)
    {
        public static readonly Ability No = new(AbilityKind.No, "");
        public static readonly Ability Yes = new(AbilityKind.Yes, "");

        public static Ability When(string condition) => new(AbilityKind.When, condition);
    }
}
