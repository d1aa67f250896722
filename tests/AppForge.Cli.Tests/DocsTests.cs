namespace AppForge.Cli.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class DocsTests
{
    [Test]
    public async Task Every_app_gets_its_document()
    {
        using var project = TestProject.OfSamples();
        var run = await CliRun.InAsync(project, "docs", "設計書");
        run.Code.ShouldBe(0, run.Everything);
        var files = run.Out.TrimEnd('\n').Split('\n');
        files.Length.ShouldBe(4);
        foreach (var file in files)
        {
            file.ShouldStartWith("out/docs/アプリ設計書_");
            project.Read(file).ShouldStartWith("<!DOCTYPE html>");
        }
    }

    [Test]
    public async Task Apps_and_folder_can_be_chosen_and_the_same_definitions_give_the_same_bytes()
    {
        using var project = TestProject.OfSamples();
        var first = await CliRun.InAsync(project, "docs", "design-document", "vehicle-trip", "--out", "a");
        var second = await CliRun.InAsync(project, "docs", "vehicle-trip", "--out", "b");
        first.Code.ShouldBe(0, first.Everything);
        var name = Path.GetFileName(first.Out.TrimEnd('\n'));
        second.Out.ShouldBe($"b/{name}\n");
        project.Read("a/" + name).ShouldBe(project.Read("b/" + name));
    }

    [Test]
    public async Task Two_apps_of_one_name_are_two_documents()
    {
        using var project = new TestProject(("appforge.yaml", "name: 試し\n"), ("apps/a/app.yaml", "name: 同じ名前\n"), ("apps/b/app.yaml", "name: 同じ名前\n"));
        var run = await CliRun.InAsync(project, "docs");
        run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().Count().ShouldBe(2, run.Everything);
    }

    [TestCase("手順書", ExitCode.Usage, "アプリ「手順書」はありません")]
    public async Task What_is_neither_a_kind_nor_an_app_is_refused(string word, int code, string message)
    {
        using var project = TestProject.OfSamples();
        var run = await CliRun.InAsync(project, "docs", word);
        run.Code.ShouldBe(code);
        run.Error.ShouldContain(message);
    }

    [Test]
    public async Task Errors_in_the_definitions_end_with_1()
    {
        using var project = new TestProject(("appforge.yaml", "name: 試し\n"), ("apps/a/app.yaml", "name: あ\nfields: { 数: { type: NUMBR } }\n"));
        var run = await CliRun.InAsync(project, "docs");
        run.Code.ShouldBe(ExitCode.DefinitionErrors);
        run.Error.ShouldContain("apps/a/app.yaml:2");
        Directory.Exists(project.PathOf("out")).ShouldBeFalse();
    }

    [Test]
    public async Task A_file_out_of_form_is_named_and_put_right_and_then_left_alone()
    {
        using var project = new TestProject(("appforge.yaml", "name:    試し # 名前\n"), ("apps/a/app.yaml", "name: あ\n"));
        var check = await CliRun.InAsync(project, "fmt", "--check");
        check.Code.ShouldBe(ExitCode.DefinitionErrors, check.Everything);
        check.Out.ShouldBe("appforge.yaml\n");
        project.Read("appforge.yaml").ShouldBe("name:    試し # 名前\n");
        (await CliRun.InAsync(project, "fmt")).Code.ShouldBe(0);
        project.Read("appforge.yaml").ShouldBe("name: 試し # 名前\n");
        (await CliRun.InAsync(project, "fmt", "--check")).Code.ShouldBe(0);
    }
}
