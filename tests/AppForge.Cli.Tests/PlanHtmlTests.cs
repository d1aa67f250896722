using System.Collections.Immutable;
using AppForge.Cli.Environments;
using AppForge.Cli.Views;
using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;
using AppForge.Deploy.Planning;
using AppForge.Documents.Templates;
using AppForge.Testing;

namespace AppForge.Cli.Tests;

/// <summary>The plan for who approves it.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class PlanHtmlTests
{
    private const string Changelog = """
        # 変更履歴

        - 1.2（2026-09-30）4 フィールド一覧｜到着予定を記録できるようにする。
          総務課からの依頼（課題 K-0147）。
        - 1.1（2026-03-31）4 フィールド一覧｜古い版の理由。

        """;

    private static readonly ImmutableDictionary<string, AppHistory> Histories = ImmutableDictionary<string, AppHistory>.Empty
        .Add("vehicle-trip", new(Changelog, [new(At(2026, 9, 29), "Record the arrival")], At(2026, 4, 10)))
        .Add("vehicle-master", new("", [new(At(2026, 9, 28), "公用車マスタを追加 <b>")], null));

    [Test]
    public void The_page_is_as_it_was_looked_at([Values] Language language)
    {
        var text = Text(PlanCase.MakeIncomplete(), PlanCase.Definitions(), language);
        Golden.Matches(text, $"tests/AppForge.Cli.Tests/Goldens/plan.{(language == Language.Japanese ? "ja" : "en")}.html");
    }

    [Test]
    public void It_speaks_the_words_of_the_screens_and_no_yaml()
    {
        var text = Text(PlanCase.MakeIncomplete(), PlanCase.Definitions(), Language.Japanese);
        text.ShouldContain("フィールド「走行距離」の必須");
        text.ShouldContain("区分が「公務」");
        text.ShouldContain("グループ「staff」に属する利用者");
        text.ShouldContain("到着予定を記録できるようにする。");
        text.ShouldContain("公用車マスタを追加 &lt;b&gt;");
        text.ShouldNotContain("古い版の理由");
        text.ShouldNotContain("Record the arrival", Case.Sensitive, "the changelog says it");
        foreach (var technical in new[] { "apps.", "fields.", "filterCond", "RADIO_BUTTON", "in (&quot;", "acl", "--allow" })
        {
            text.ShouldNotContain(technical);
        }
    }

    [Test]
    public void It_needs_nothing_from_outside_and_escapes_what_it_is_told()
    {
        const string Markup = "<script>alert(1)</script>\"'&{{ 7 * 7 }}";
        var plan = PlanCase.MakeIncomplete();
        var text = Text(plan with { Apps = [.. plan.Apps.Select(a => a with { Name = Markup })], Environment = "a\"</style><b>", Target = Markup }, PlanCase.Definitions(), Language.Japanese);
        text.ShouldNotContain("<script");
        text.ShouldNotContain("49");
        text.Split("</style>").Length.ShouldBe(2);
        foreach (var outside in new[] { "<link", "<img", "src=", "@import", "url(" })
        {
            text.ShouldNotContain(outside);
        }
    }

    [Test]
    public void Without_a_reason_it_says_that_none_is_written_and_without_a_loss_that_there_is_none()
    {
        var plan = PlanCase.Make();
        var text = PlanHtmlView.Text(plan with { Apps = [plan.Apps[0]] }, PlanCase.Definitions(), ImmutableDictionary<string, AppHistory>.Empty, TemplateSet.Embedded, Terminal(Language.Japanese), default);
        text.ShouldContain("〔未記入：なぜ〕");
        text.ShouldContain("値を失う変更はありません。");
        text.ShouldContain("kintoneの画面で削除します");
    }

    [TestCase(Language.Japanese, "値のあるレコード 3,102件を失います。元に戻せません。")]
    [TestCase(Language.English, "There is no way back: the values of 3,102 records are lost.")]
    public void What_is_lost_is_told_in_numbers(Language language, string sentence) => Text(PlanCase.Make(), PlanCase.Definitions(), language).ShouldContain(sentence);

    [Test]
    public void Commits_since_the_last_deployment_take_the_place_of_a_changelog_that_is_older()
    {
        var histories = Histories.SetItem("vehicle-trip", new(Changelog, [new(At(2026, 11, 2), "新しい記録"), new(At(2026, 9, 1), "古い記録")], At(2026, 11, 1)));
        var text = PlanHtmlView.Text(PlanCase.Make(), PlanCase.Definitions(), histories, TemplateSet.Embedded, Terminal(Language.Japanese), default);
        text.ShouldContain("新しい記録（令和8年11月2日の記録）");
        text.ShouldNotContain("古い記録");
        text.ShouldNotContain("到着予定を記録できるようにする。");
    }

    private static string Text(Plan plan, Compilation compilation, Language language) =>
        PlanHtmlView.Text(plan, compilation, Histories, TemplateSet.Embedded, Terminal(language), CancellationToken.None);

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 9, 0, 0, TimeSpan.FromHours(9));

    private static Terminal Terminal(Language language) => new(CliRun.Context("/"), language);
}
