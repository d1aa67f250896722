namespace AppForge.Cli.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class FixTests
{
    private const string App = "apps/a/app.yaml";

    [TestCase("fields:\n　数: { type: NUMBER }\n", "fields:\n  数: { type: NUMBER }\n", TestName = "A full-width space in front of a line")]
    [TestCase("fields:\n  数：\n    type: NUMBER\n", "fields:\n  数:\n    type: NUMBER\n", TestName = "A full-width colon")]
    [TestCase("fields:\n  数: { type: number, Unit: km }\n", "fields:\n  数: { type: NUMBER, unit: km }\n", TestName = "The case of a word and of a property")]
    [TestCase("fields:\n  ｶﾅ: { type: NUMBER }\nlayout:\n  - [カナ]\n", "fields:\n  ｶﾅ: { type: NUMBER }\nlayout:\n  - [ｶﾅ]\n", TestName = "The width of a name")]
    [TestCase("fields:\n  Ａ: { type: NUMBER }\nviews:\n  一覧: { type: LIST, fields: [Ａ], filterCond: a > 1 }\n", "fields:\n  Ａ: { type: NUMBER }\nviews:\n  一覧: { type: LIST, fields: [Ａ], filterCond: Ａ > 1 }\n", TestName = "A name in a condition")]
    [TestCase("fields:\n  あ: { type: NUMBER }\nviews:\n  一覧: { type: LIST, fields: [あ, レコード番号, あ] }\n", "fields:\n  あ: { type: NUMBER }\nviews:\n  一覧: { type: LIST, fields: [あ, レコード番号] }\n", TestName = "What stands twice in brackets")]
    [TestCase("fields:\n  あ: { type: NUMBER }\nviews:\n  一覧:\n    type: LIST\n    fields:\n      - あ\n      - あ\n      - レコード番号\n", "fields:\n  あ: { type: NUMBER }\nviews:\n  一覧:\n    type: LIST\n    fields:\n      - あ\n      - レコード番号\n", TestName = "What stands twice in lines")]
    [TestCase("fields:\n  区分: { type: DROP_DOWN, options: [甲, 乙, 甲] }\n", "fields:\n  区分: { type: DROP_DOWN, options: [甲, 乙] }\n", TestName = "An option that stands twice")]
    public async Task What_has_one_way_out_is_mended(string before, string after)
    {
        using var project = Project(before);
        var first = await CliRun.InAsync(project, "validate", "--fix");
        first.Code.ShouldBe(ExitCode.Done, first.Everything);
        project.Read(App).ShouldBe("name: あ\n" + after);

        var again = await CliRun.InAsync(project, "validate", "--fix", "--lang", "en");
        again.Error.ShouldContain("nothing to mend");
        project.Read(App).ShouldBe("name: あ\n" + after);
    }

    [TestCase("fields:\n  数: { type: NUMBR }\n", TestName = "A misspelling is a guess")]
    [TestCase("fields:\n  ａ: { type: NUMBER }\n  Ａ: { type: NUMBER }\nviews:\n  一覧: { type: LIST, fields: [a] }\n", TestName = "Two names are as near")]
    [TestCase("fields:\n  区分: { type: DROP_DOWN, options: [Ａ: B], defaultValue: a }\n", TestName = "Anything that may need quotes")]
    public async Task What_needs_a_decision_stays(string content)
    {
        using var project = Project(content);
        var run = await CliRun.InAsync(project, "validate", "--fix");
        run.Code.ShouldBe(ExitCode.DefinitionErrors);
        project.Read(App).ShouldBe("name: あ\n" + content);
    }

    [Test]
    public async Task A_comment_beside_it_is_not_lost()
    {
        using var project = Project("fields:\n  区分:\n    type: DROP_DOWN\n    options:\n      - 甲\n      - 乙\n      - 甲 # 古い\n");
        var run = await CliRun.InAsync(project, "validate", "--fix");
        run.Code.ShouldBe(ExitCode.DefinitionErrors);
        project.Read(App).ShouldContain("- 甲 # 古い");
    }

    [Test]
    public async Task A_governance_rule_with_one_way_out_is_mended()
    {
        using var project = Project("enableBulkDeletion: true\n");
        project.Write("appforge.yaml", "name: 試し\npolicies: { P-OPS-01: error }\n");
        (await CliRun.InAsync(project, "validate", "--fix")).Code.ShouldBe(ExitCode.Done);
        project.Read(App).ShouldContain("enableBulkDeletion: false");
    }

    [Test]
    public async Task Only_the_files_that_are_named_are_mended()
    {
        const string Content = "fields:\n  数: { type: number }\n";
        using var project = Project(Content);
        project.Write("apps/b/app.yaml", "name: い\n" + Content);
        await CliRun.InAsync(project, "validate", "apps/b", "--fix");
        project.Read(App).ShouldContain("number");
        project.Read("apps/b/app.yaml").ShouldContain("NUMBER");
    }

    private static TestProject Project(string content) => new(("appforge.yaml", "name: 試し\n"), (App, "name: あ\n" + content));
}
