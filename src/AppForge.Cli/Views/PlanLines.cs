using System.Collections.Immutable;
using System.Globalization;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Deploy.Planning;
using AppForge.Deploy.Planning.Records;

namespace AppForge.Cli.Views;

/// <summary>Says the changes of an app in words: one line for each, without regard to widths.</summary>
/// <param name="plan">The plan.</param>
/// <param name="app">The app.</param>
/// <param name="terminal">The language.</param>
internal sealed class PlanLines(Plan plan, AppPlan app, Terminal terminal)
{
    private const int LongestPair = 40;

    /// <summary>The lines, in the order of the plan.</summary>
    public ImmutableArray<PlanLine> All => [.. app.Intentions.Select(Shown).Select(Line), .. Moves()];

    /// <summary>What somebody else changed and didn't deploy. What it costs is theirs to weigh.</summary>
    public ImmutableArray<PlanLine> Foreign => [.. app.ForeignChanges.Where(c => !c.IsConsequence).Select(c => Line(Shown(c) with { Risk = ChangeRisk.None }))];

    // Files, for one, are told by name and size, not by what compares them.
    private static Change Shown(Change change) => change with { Before = Shown(change.Before, change), After = Shown(change.After, change) };

    private static SettingValue? Shown(SettingValue? value, Change change) =>
        value is null || change.IsReorder ? value : ScalarRewriter.Rewrite(value, change.Shape, (text, kind) => kind.Show(text));

    private IEnumerable<PlanLine> Moves()
    {
        if (app.Move is { } move)
        {
            var from = move.From is { } id ? "#" + id.ToString(CultureInfo.InvariantCulture) : terminal.Say("（なし）", "(none)");
            var to = string.Create(CultureInfo.InvariantCulture, $"{DiagnosticRenderer.Visible(move.Name)} #{move.To}");
            yield return new("~", Paint.Yellow, "space")
            {
                Details = [new($"{from} → {to}"), new(terminal.Say("! 反映の最後に移し、すぐ効きます", "! moved last, acts at once"), Paint.Yellow)],
            };
        }
    }

    private PlanLine Line(Change change) => change.Kind switch
    {
        ChangeKind.Add => new("+", Paint.Green, AddressOf(change)) { Details = [.. Added(change.After)] },
        ChangeKind.Remove => new("-", Paint.Red, AddressOf(change)) { Details = [.. Cost(change)] },
        ChangeKind.Rename => Renamed(change),
        _ when change.IsReorder => new("~", Paint.Yellow, AddressOf(change)) { Details = [new(Order(change))] },
        _ => Changed(change),
    };

    private string AddressOf(Change change) => DiagnosticRenderer.Visible(change.Address.Within(app.Key));

    // A field or a view is told by its type; a row by what it says.
    private IEnumerable<PlanDetail> Added(SettingValue? value) => value switch
    {
        ObjectValue { Tag: { } tag } => [new(tag, IsWord: true)],
        null => [],
        _ when ValueText.IsEmpty(value) => [],
        _ => [new(ValueText.Of(value, terminal))],
    };

    private IEnumerable<PlanDetail> Cost(Change change)
    {
        if (change.Risk == ChangeRisk.LosesData)
        {
            yield return new("! " + LossText.Of(app.LostBy(change) ?? RecordCount.Unknown, terminal), Paint.Red);
            yield return new(Allowance(change, terminal));
        }
        else if (change.Risk == ChangeRisk.Rewrites)
        {
            yield return new(terminal.Say("作り直します（IDとURLが変わります）", "is made anew (its id and URL change)"), Paint.Yellow);
        }
    }

    /// <summary>How a change is allowed that loses data.</summary>
    public static string Allowance(Change change, Terminal terminal) =>
        terminal.Say("許可", "allow") + ": --allow-destructive " + DiagnosticRenderer.Visible(change.Address.Text);

    private PlanLine Renamed(Change change)
    {
        var before = AddressParts.WithLast(change.Address, change.RenamedFrom ?? "").Within(app.Key);
        var after = AddressParts.Of(change.Address.Text)[^1];
        return new("→", Paint.Magenta, DiagnosticRenderer.Visible($"{before} → {after}")) { IsLoose = true, Details = [new(Follow(change))] };
    }

    private string Follow(Change change)
    {
        var uses = RenameUses.Of(change, app, plan);
        var renamed = ReferenceEquals(change.Area, KintoneCatalog.Fields) && AddressParts.Of(change.Address.Within(app.Key)).Count == 2
            ? terminal.Say("コード変更。", "another code. ") : terminal.Say("改名。", "another name. ");
        if (uses.Count == 0)
        {
            return renamed + terminal.Say("参照はありません", "Nothing refers to it");
        }

        var count = Number(uses.Sum(u => u.Count));
        var list = string.Join(terminal.Say("・", ", "), uses.Select(u => u.Area.Title.In(terminal.Language) + " " + Number(u.Count)));
        return renamed + terminal.Say($"参照 {count}か所も同時に更新（{list}）", $"{count} references follow ({list})");
    }

    private string Order(Change change) =>
        terminal.Say("並び  ", "order  ") + ValueText.Of(change.Before, terminal) + " → " + ValueText.Of(change.After, terminal);

    private PlanLine Changed(Change change)
    {
        var line = new PlanLine("~", Paint.Yellow, AddressOf(change)) { Details = [.. Cost(change)] };
        var (before, after) = (ValueText.Lines(change.Before, terminal), ValueText.Lines(change.After, terminal));
        if (before is [var was] && after is [var willBe] && !IsPhrase(change.Shape) && TextWidth.Of(was) + TextWidth.Of(willBe) + 3 <= LongestPair)
        {
            return line with { Details = [new($"{was} → {willBe}"), .. line.Details] };
        }

        var (gone, come) = Differing(Items(change.Before) ?? before, Items(change.After) ?? after);
        return line with
        {
            Below = [.. gone.Select(l => new PlanDetail("- " + l, Paint.Red)), .. come.Select(l => new PlanDetail("+ " + l, Paint.Green))],
        };
    }

    // A long list of words is read item by item.
    private string[]? Items(SettingValue? value) =>
        value is ListValue list && list.Items.All(i => i is ScalarValue) ? [.. list.Items.Select(i => ValueText.Of(i, terminal))] : null;

    // Conditions and formulas are read as a whole, one below the other.
    private static bool IsPhrase(Shape shape) => shape is ScalarShape { Kind: QueryKind or SortKind or FormulaKind or HtmlKind };

    private static (IEnumerable<string> Gone, IEnumerable<string> Come) Differing(string[] before, string[] after)
    {
        var shorter = Math.Min(before.Length, after.Length);
        var head = Enumerable.Range(0, shorter).TakeWhile(i => before[i] == after[i]).Count();
        var tail = Enumerable.Range(1, shorter - head).TakeWhile(i => before[^i] == after[^i]).Count();
        return (before[head..^tail], after[head..^tail]);
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
