namespace AppForge.Cli.Tests;

/// <summary>The rules that a project wrote itself, seen from the command line.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class PolicyTests
{
    private const string Policy = """
        using AppForge.Compiler.Diagnostics;
        using AppForge.Policies;

        public sealed class NamePolicy : Policy
        {
            public override string Id => "P-LOCAL-01";
            public override LocalizedText Title => new("題", "A title");
            public override DiagnosticSeverity Level => DiagnosticSeverity.Error;

            public override void Check(PolicyContext context)
            {
                foreach (var app in context.Apps)
                {
                    if (app.Name.Length < 3)
                    {
                        context.Report(PolicyContext.PlaceOf(app), $"「{app.Name}」は短すぎます。", $"\"{app.Name}\" is too short.", "3字以上にしてください。", "Take three letters or more.");
                    }
                }
            }
        }
        """;

    [Test]
    public async Task Validate_shows_what_a_policy_reports_like_any_other_rule()
    {
        using var project = Project();
        var run = await CliRun.InAsync(project, "validate");
        run.Code.ShouldBe(ExitCode.DefinitionErrors);
        run.Everything.ShouldContain("apps/a/app.yaml:1:7: エラー P-LOCAL-01: 「A」は短すぎます。");
        run.Everything.ShouldContain("= 3字以上にしてください。");
        var json = await CliRun.InAsync(project, "validate", "--format", "json", "--lang", "en");
        json.Out.ShouldContain("\"P-LOCAL-01\"");
        json.Out.ShouldContain("is too short.");
    }

    [TestCase("plan", "local")]
    [TestCase("deploy", "local", "--yes")]
    [TestCase("docs")]
    public async Task Nothing_is_done_with_definitions_that_break_a_policy_of_weight(params string[] command)
    {
        using var project = Project();
        var run = await CliRun.InAsync(project, command);
        run.Code.ShouldBe(ExitCode.DefinitionErrors);
        run.Everything.ShouldContain("P-LOCAL-01");
    }

    [Test]
    public async Task Formatting_does_not_ask_the_policies()
    {
        using var project = Project();
        var run = await CliRun.InAsync(project, "fmt", "--check");
        run.Everything.ShouldNotContain("P-LOCAL-01");
    }

    [Test]
    public async Task A_mistake_in_a_policy_is_shown_in_its_file()
    {
        using var project = new TestProject(("appforge.yaml", "name: x\n"), ("apps/a/app.yaml", "name: A\n"), ("policies/A.cs", "class A : B { }\n"));
        var run = await CliRun.InAsync(project, "validate");
        run.Code.ShouldBe(ExitCode.DefinitionErrors);
        run.Everything.ShouldContain("policies/A.cs:1:11: エラー AF1601: C# の誤りです（CS0246）");
        run.Everything.ShouldContain("1 | class A : B { }");
    }

    [Test]
    public async Task Compiled_policies_are_kept_and_only_taken_back_with_our_seal()
    {
        using var project = Project();
        using var user = new TestProject();
        var context = CliRun.Context(project.Root) with { UserFolder = user.Root };
        var first = await CliRun.WithAsync(context, ["validate"]);
        var file = Directory.EnumerateFiles(project.PathOf(".appforge/cache/policies")).ShouldHaveSingleItem();
        var written = File.GetLastWriteTimeUtc(file);
        File.ReadAllText(project.PathOf(".appforge/.gitignore")).ShouldBe("*\n");

        (await CliRun.WithAsync(context, ["validate"])).Everything.ShouldBe(first.Everything);
        File.GetLastWriteTimeUtc(file).ShouldBe(written);

        var sealedBytes = File.ReadAllBytes(file);
        File.WriteAllBytes(file, [.. sealedBytes[..^1], (byte)(sealedBytes[^1] ^ 1)]);
        (await CliRun.WithAsync(context, ["validate"])).Everything.ShouldBe(first.Everything);
        File.ReadAllBytes(file).ShouldBe(sealedBytes);
    }

    [Test]
    public async Task Nothing_is_kept_for_a_user_without_a_folder()
    {
        using var project = Project();
        await CliRun.InAsync(project, "validate");
        Directory.Exists(project.PathOf(".appforge/cache/policies")).ShouldBeFalse();
    }

    private static TestProject Project() => new(("appforge.yaml", "name: x\n"), ("apps/a/app.yaml", "name: A\n"), ("policies/Name.cs", Policy));
}
