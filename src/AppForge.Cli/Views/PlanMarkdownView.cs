using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Deploy.Planning;

namespace AppForge.Cli.Views;

/// <summary>
/// A plan for a pull request's comment: what is dangerous first, then the apps by weight. A comment that is too long is refused as a whole, so this one is bounded;
/// what didn't fit is counted at its end.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="terminal">The language.</param>
internal sealed class PlanMarkdownView(Plan plan, Terminal terminal)
{
    /// <summary>The most characters of a text (GitHub takes 65,536).</summary>
    public const int MostCharacters = 60_000;

    private const int KeptForTheEnd = 4_000;
    private const int MostDiffLines = 20;
    private const int MostNamed = 8;

    private readonly StringBuilder _text = new();
    private readonly List<(string Name, int Count)> _leftOut = [];

    /// <summary>The whole plan.</summary>
    public static string Text(Plan plan, Terminal terminal) => new PlanMarkdownView(plan, terminal).Write();

    private string Write()
    {
        var changed = plan.Apps.Where(a => a.HasWork).ToList();
        _text.Append(CultureInfo.InvariantCulture, $"## {Say("計画", "Plan")} {Escape(plan.Environment)} {Code(plan.PlanId)}\n\n{Counts(changed.Count)}\n\n");
        foreach (var section in (IEnumerable<MarkdownSection>)[.. Dangers(), .. changed.OrderByDescending(Weight).Select(OfApp), .. HandWork()])
        {
            Add(section);
        }

        WriteEnd();
        return _text.ToString();
    }

    private string Counts(int changed)
    {
        var s = PlanSummary.Of(plan);
        return Say(
            $"{Number(plan.Apps.Length)}アプリのうち {Number(changed)}アプリが変わります。**追加 {Number(s.Add)}・変更 {Number(s.Change)}・改名 {Number(s.Rename)}・削除 {Number(s.Remove)}（要許可 {Number(s.NeedsApproval)}）**",
            $"{Number(changed)} of {Number(plan.Apps.Length)} apps change: **added {Number(s.Add)}, changed {Number(s.Change)}, renamed {Number(s.Rename)}, removed {Number(s.Remove)} (to be allowed {Number(s.NeedsApproval)})**");
    }

    private IEnumerable<MarkdownSection> Dangers()
    {
        var sections = new List<MarkdownSection>
        {
            Danger(Say("確認できなかった設定（この計画は完全ではありません）", "Settings that could not be read (the plan is incomplete)"), plan.Unreadable.Select(a => Code(a.Text))),
            Danger(Say("データを失う変更（番地を書いて許可しない限り反映しません）", "Changes that lose data (refused unless allowed by address)"), plan.Apps.SelectMany(Losses)),
            Danger(SuspectedRenamesText.Title(terminal), plan.SuspectedRenames.Select(s =>
                $"{Code(s.Old.Text)} → {Code(s.New.Text)}\n  - {Code(SuspectedRenamesText.AsRename(s, terminal))}\n  - {Code(SuspectedRenamesText.AsRemoval(s, terminal))}")),
            Danger(Say("ほかの人の未反映の変更（このままでは反映できません）", "Others' undeployed changes (nothing is deployed as it is)"), plan.Foreign.SelectMany(Foreign)),
            Danger(Say("同じ名前のアプリがすでにあります", "Apps of the same name are there already"), plan.WithNamesakes.Select(a =>
                $"{Code(Address.OfApp(a.Key).Text)} {Escape(string.Join(", ", a.Namesakes.Select(n => string.Create(CultureInfo.InvariantCulture, $"#{n}"))))}")),
        };
        return sections.Where(s => s.Items.Count > 0);
    }

    private static MarkdownSection Danger(string title, IEnumerable<string> items) => new($"### ! {title}\n\n", title, [.. items.Select(i => $"- {i}\n")]);

    // What is lost is said by the lines of the app: the same words, and what is known of the records.
    private IEnumerable<string> Losses(AppPlan app)
    {
        var losing = app with { Changes = [.. app.Intentions.Where(c => c.Risk == ChangeRisk.LosesData)], Move = null };
        return app.IsNew ? [] : new PlanLines(plan, losing, terminal).All.Select((l, i) =>
            $"{Code(losing.Changes[i].Address.Text)}" + string.Concat(l.Details.Select(d => "\n  - " + Detail(d, l))));
    }

    // Each item may be the last one that fits: it says the whole address.
    private IEnumerable<string> Foreign(AppPlan app)
    {
        var (lines, address) = (new PlanLines(plan, app, terminal).Foreign, Address.OfApp(app.Key).Text);
        return lines.IsEmpty ? [$"{Code(address)} {Named(app)}: {Escape(ForeignText.Nothing(terminal))}"]
            : lines.Select(l => Item(l with { Address = $"{address}.{l.Address}" }, "  ").TrimEnd('\n'));
    }

    // Loss weighs more than anything that can be undone, whatever its number.
    private static (int Lost, int Rewritten, int Removed, int All) Weight(AppPlan app)
    {
        var changes = app.Intentions.ToList();
        return app.IsNew ? (0, 0, 0, 1) : (
            changes.Count(c => c.Risk == ChangeRisk.LosesData), changes.Count(c => c.Risk == ChangeRisk.Rewrites),
            changes.Count(c => c.Kind is ChangeKind.Remove or ChangeKind.Rename), changes.Count);
    }

    private MarkdownSection OfApp(AppPlan app)
    {
        var address = Code(Address.OfApp(app.Key).Text);
        var heading = $"### {address} {Named(app)}\n\n";
        if (app.IsNew)
        {
            return new(heading, address, [$"- **{Say("＋ 新しいアプリ", "+ new app")}** {Escape(string.Join(Say("・", ", "), NewAppText.Counts(app.Desired, terminal)))}\n"]);
        }

        var unpublished = app.IsUnpublished ? [$"- {Say("まだ一度も反映されていません。反映します", "was never deployed; will be")}\n"] : ImmutableArray<string>.Empty;
        return new(heading, address, [.. unpublished, .. new PlanLines(plan, app, terminal).All.Select(l => $"- {Item(l, "  ")}")]);
    }

    private static string Named(AppPlan app) => app.AppId is { } id ? Escape(string.Create(CultureInfo.InvariantCulture, $"{app.Name} #{id}")) : Escape(app.Name);

    private string Item(PlanLine line, string indent)
    {
        var sign = line.Sign switch { "+" => Say("＋ 追加", "+ added"), "-" => Say("－ 削除", "- removed"), "→" => Say("→ 改名", "→ renamed"), _ => Say("～ 変更", "~ changed") };
        var text = $"**{Escape(sign)}** {Code(line.Address)}" + string.Concat(line.Details.Select(d => " " + Detail(d, line))) + "\n";
        return line.Below.IsEmpty ? text : text + MarkdownText.Diff(Some(line.Below), indent);
    }

    // What is painted, and what is said of a rename, are words of ours; anything else comes from the definitions.
    private static string Detail(PlanDetail detail, PlanLine line) => detail.Paint != Paint.Plain ? $"**{Escape(detail.Text)}**" : line.IsLoose ? Escape(detail.Text) : Code(detail.Text);

    private List<string> Some(ImmutableArray<PlanDetail> lines) => lines.Length <= MostDiffLines ? [.. lines.Select(l => l.Text)]
        : [.. lines.Take(MostDiffLines).Select(l => l.Text), Say($"  …（ほか {Number(lines.Length - MostDiffLines)}行）", $"  … ({Number(lines.Length - MostDiffLines)} more lines)")];

    private IEnumerable<MarkdownSection> HandWork()
    {
        var (listed, rest) = (ManualTasksText.Listed(plan), ManualTasksText.Rest(plan));
        var title = Say("手作業（API では設定できません）", "By hand (no API sets it)");
        var items = listed.Select(t => ManualTasksText.Line(t, terminal)).Select(l => $"- [ ] {Code(l.Address)} {string.Join(' ', l.Details.Select(d => Code(d.Text)))}\n");
        var more = rest == 0 ? [] : (IEnumerable<string>)[$"- {Say($"ほかの宣言 {Number(rest)}件", $"{Number(rest)} more are declared")}\n"];
        return listed.Count + rest == 0 ? [] : [new($"### {title}\n\n", title, [.. items, .. more])];
    }

    // Once something doesn't fit, nothing that weighs less is shown in its place.
    private void Add(MarkdownSection section)
    {
        var shown = 0;
        var length = section.Heading.Length;
        while (_leftOut.Count == 0 && shown < section.Items.Count && _text.Length + length + section.Items[shown].Length + 1 <= MostCharacters - KeptForTheEnd)
        {
            length += section.Items[shown++].Length;
        }

        if (shown > 0)
        {
            _text.Append(section.Heading).AppendJoin("", section.Items.Take(shown)).Append('\n');
        }

        if (shown < section.Items.Count)
        {
            _leftOut.Add((section.Name, section.Items.Count - shown));
        }
    }

    private void WriteEnd()
    {
        if (_leftOut.Count > 0)
        {
            var named = _leftOut.Take(MostNamed).Select(l => $"{l.Name} {Number(l.Count)}{Say("件", "")}");
            var rest = _leftOut.Skip(MostNamed).ToList();
            var more = rest.Count == 0 ? "" : Say($"、ほか {Number(rest.Count)}か所の {Number(rest.Sum(l => l.Count))}件", $", and {Number(rest.Sum(l => l.Count))} in {Number(rest.Count)} more places");
            _text.Append(CultureInfo.InvariantCulture, $"> **{Say($"長さの上限（{Number(MostCharacters)}字）のため省いたもの", $"Left out (at most {Number(MostCharacters)} characters)")}:** {string.Join(Say("、", ", "), named)}{more}. ");
            _text.Append(Say("全部は ", "The whole: ")).Append(Code($"appforge plan {plan.Environment}")).Append("\n\n");
        }

        var (foreign, unreadable) = (plan.Foreign.Count(), plan.Unreadable.Count());
        _text.Append(CultureInfo.InvariantCulture, $"{Say("ほかの人の未反映の変更", "Others' undeployed changes")}: {Count(foreign)} / {Say("確認できなかった設定", "Settings that could not be read")}: {Count(unreadable)}  \n")
            .Append(Escape(RequestsText.Expected(plan.Reading, plan.Expected, terminal))).Append('\n');
    }

    private string Count(int number) => number == 0 ? Say("なし", "none") : Number(number) + Say("件", "");

    private string Say(string japanese, string english) => terminal.Say(japanese, english);

    private static string Escape(string text) => MarkdownText.Escape(text);

    private static string Code(string text) => MarkdownText.Code(text);

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
