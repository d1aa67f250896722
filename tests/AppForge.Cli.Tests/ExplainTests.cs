using System.Text.Json;
using AppForge.Cli.Commands;
using AppForge.Testing;

namespace AppForge.Cli.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class ExplainTests
{
    [TestCase("ja")]
    [TestCase("en")]
    public async Task A_diagnostic_is_explained_by_example(string language)
    {
        var run = await RunAsync("explain", "af3202", "--lang", language);
        run.Code.ShouldBe(ExitCode.Done);
        Golden.Matches(run.Out, $"tests/AppForge.Cli.Tests/Goldens/explain.{language}.txt");
    }

    [Test]
    public async Task All_are_listed_in_both_languages()
    {
        using var json = JsonDocument.Parse((await RunAsync("explain", "--format", "json")).Out);
        var codes = json.RootElement.GetProperty("diagnostics").EnumerateArray().Select(d => d.GetProperty("code").GetString()).ToList();
        ExplainCommand.All.Select(d => d.Code).Except(codes).ShouldBeEmpty();
        codes.ShouldContain("P-INV-01", "a rule that needs the tenant");
        codes.ShouldBeUnique();
        var list = (await RunAsync("explain")).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        list.Length.ShouldBe(codes.Count);
        list.ShouldAllBe(l => Compiler.Diagnostics.TextWidth.Of(l) <= 120);
    }

    [Test]
    public async Task A_wrong_code_is_a_usage_mistake_with_a_guess()
    {
        var run = await RunAsync("explain", "AF320", "--lang", "en");
        run.Code.ShouldBe(ExitCode.Usage);
        run.Error.ShouldContain("There is no diagnostic AF320. Did you mean AF320");
    }

    [TestCase("P-ACL-04", "人事異動のたびに壊れる", Description = "checked in the definitions")]
    [TestCase("P-INV-01", "動いている kintone を見ないと分かりません", Description = "kept elsewhere")]
    [TestCase("P-STR-02", "AF3202", Description = "kept by the compiler")]
    public async Task A_governance_rule_is_explained_wherever_it_is_kept(string code, string text) =>
        (await RunAsync("explain", code, "--lang", "ja")).Out.ShouldContain(text);

    [Test]
    public async Task A_rule_of_the_project_says_what_it_demands()
    {
        using var project = new TestProject(("appforge.yaml", "name: 試し\n"), ("policies/Owner.cs", """
            using AppForge.Compiler.Diagnostics;
            using AppForge.Policies;

            public sealed class OwnerPolicy : Policy
            {
                public override string Id => "P-LOCAL-07";
                public override LocalizedText Title => new("所管がある", "There is an owner");
                public override void Check(PolicyContext context)
                {
                }
            }
            """));
        var run = await CliRun.InAsync(project, "explain", "P-LOCAL-07", "--lang", "ja");
        run.Code.ShouldBe(ExitCode.Done, run.Everything);
        run.Out.ShouldBe("警告 P-LOCAL-07\n  所管がある\n");
    }

    private static Task<CliRun> RunAsync(params string[] arguments) => CliRun.WithAsync(CliRun.Context(Path.GetTempPath()), arguments);
}
