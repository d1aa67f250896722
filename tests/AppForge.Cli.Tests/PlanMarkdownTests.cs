using System.Text.RegularExpressions;
using AppForge.Cli.Views;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Deploy.Planning;
using AppForge.Testing;
using CsCheck;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AppForge.Cli.Tests;

/// <summary>The plan of a pull request's comment.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed partial class PlanMarkdownTests
{
    private static readonly MarkdownPipeline GitHub = new MarkdownPipelineBuilder().UseAutoLinks().UsePipeTables().UseTaskLists().UseEmphasisExtras().Build();

    // Pieces that mean something to Markdown, HTML or GitHub.
    private static readonly string[] Pieces =
    [
        "`", "``", "````", "|", "<b>", "<!--", "-->", "<script>", "</details>", "@minami", "@", "#12", "[x](https://example.com)", "![](x)", "https://example.com/", "www.example.com",
        "a@example.com", "**", "_", "~~", "\\", "&lt;", "&#64;minami", "\n", "\n\n# H\n", "\n- ", "\n> ", "\t", " ", "公用車", "𠮷", "e\u0301", "\u202e", "diff", "```\n",
    ];

    private static readonly Gen<string> Hostile = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 8].Select(string.Concat);

    [Test]
    public void The_text_is_as_it_was_looked_at([Values] Language language)
    {
        var terminal = new Terminal(CliRun.Context("/"), language);
        Golden.Matches(
            PlanMarkdownView.Text(PlanCase.MakeIncomplete(), terminal), $"tests/AppForge.Cli.Tests/Goldens/plan.{(language == Language.Japanese ? "ja" : "en")}.md");
    }

    [Test]
    public void What_is_dangerous_comes_first()
    {
        var text = PlanMarkdownView.Text(PlanCase.MakeIncomplete(), new(CliRun.Context("/"), Language.Japanese));
        string[] order = ["確認できなかった設定（", "データを失う変更（", "改名の書き忘れ", "ほかの人の未反映の変更（", "### `apps.vehicle-trip`", "### `apps.vehicle-master`", "手作業（"];
        order.Select(o => text.IndexOf(o, StringComparison.Ordinal)).ShouldBeInOrder();
        order.ShouldAllBe(o => text.Contains(o, StringComparison.Ordinal));
    }

    [Test]
    public void Whatever_names_and_values_hold_it_is_shown_as_text() => Gen.Select(Hostile, Hostile, Hostile).Sample((name, key, value) =>
    {
        var text = PlanMarkdownView.Text(Plan(2, 3, name, key, value), new(CliRun.Context("/"), Language.Japanese));
        var document = Markdown.Parse(text, GitHub);
        document.Descendants<HtmlBlock>().ShouldBeEmpty(text);
        var inlines = document.Descendants<LeafBlock>().Where(b => b.Inline is not null).SelectMany(b => b.Inline!.Descendants()).ToList();
        inlines.ShouldAllBe(i => !(i is HtmlInline || i is LinkInline || i is AutolinkInline || i is HtmlEntityInline));
        document.Descendants<HeadingBlock>().Select(h => h.Level).ShouldAllBe(l => l == 2 || l == 3);
        document.Descendants<QuoteBlock>().ShouldBeEmpty();
        var words = string.Concat(inlines.OfType<LiteralInline>().Select(l => l.ToString()));
        Called().IsMatch(words).ShouldBeFalse(words);
    }, iter: 300);

    [Test]
    public void It_is_never_longer_than_a_comment_may_be_and_counts_what_it_left_out() =>
        Gen.Select(Gen.Int[1, 300], Gen.Int[0, 60], Hostile, Gen.Int[0, 3_000], Gen.Bool).Sample((apps, changes, name, length, loses) =>
        {
            var plan = Plan(apps, changes, name, "項目", new string('字', length) + name, loses ? ChangeRisk.LosesData : ChangeRisk.None);
            var text = PlanMarkdownView.Text(plan, new(CliRun.Context("/"), Language.Japanese));
            text.Length.ShouldBeLessThanOrEqualTo(PlanMarkdownView.MostCharacters);
            var shown = Shown().Count(text);
            var leftOut = LeftOut(text);
            (shown + leftOut).ShouldBe(apps * changes * (loses ? 2 : 1), "each change is shown or counted, a loss on its own too");
        }, iter: 40);

    [Test]
    public void The_bound_is_reached_by_a_large_plan()
    {
        var text = PlanMarkdownView.Text(Plan(400, 50, "アプリ", "項目", "値"), new(CliRun.Context("/"), Language.English));
        text.Length.ShouldBeInRange(50_000, PlanMarkdownView.MostCharacters);
        text.ShouldContain("Left out (at most 60,000 characters)");
        text.ShouldContain("`appforge plan staging`");
    }

    // The colon behind the bold words opens the list of what was left out: each with its number, the rest summed up.
    private static int LeftOut(string text)
    {
        var start = text.IndexOf("のため省いたもの:**", StringComparison.Ordinal);
        var list = start < 0 ? "" : text[start..text.IndexOf(". 全部は", start, StringComparison.Ordinal)];
        return Counted().Matches(list).Sum(m => int.Parse(m.Groups[1].Value.Replace(",", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture));
    }

    private static Plan Plan(int apps, int changes, string name, string key, string value, ChangeRisk risk = ChangeRisk.None)
    {
        var model = PlanCase.Make().Apps[1];
        var area = KintoneCatalog.General;
        var shape = ((ObjectShape)area.Shape).Find("description")!.Shape;
        AppPlan App(int i) => new(
            $"app-{i}", name + i, i + 1, 1,
            [.. Enumerable.Range(0, changes).Select(c => new Change(Address.OfApp($"app-{i}").Property("fields").Entry($"{key}{c}"), ChangeKind.Change, area, shape, ScalarValue.Of("前"), ScalarValue.Of(value), risk))],
            [], Foreign: false, model.Desired, model.Live);
        return PlanCase.Make() with { Apps = [.. Enumerable.Range(0, apps).Select(App)], Steps = [] };
    }

    [GeneratedRegex("(?<![A-Za-z0-9])[@#][A-Za-z0-9]")]
    private static partial Regex Called();

    [GeneratedRegex(@"^- (\*\*～ 変更\*\*|`apps\.)", RegexOptions.Multiline)]
    private static partial Regex Shown();

    [GeneratedRegex("([0-9,]+)件")]
    private static partial Regex Counted();
}
