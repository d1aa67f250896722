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
        codes.ShouldBe(ExplainCommand.All.Select(d => d.Code));
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

    private static Task<CliRun> RunAsync(params string[] arguments) => CliRun.WithAsync(CliRun.Context(Path.GetTempPath()), arguments);
}
