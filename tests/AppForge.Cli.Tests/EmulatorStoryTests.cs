using System.Text.Json;
using AppForge.Cli.Commands;
using AppForge.Emulator;

namespace AppForge.Cli.Tests;

/// <summary>The command <c>emulator</c>, from its start to its end.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class EmulatorStoryTests
{
    [Test]
    public async Task The_emulator_serves_until_it_is_interrupted()
    {
        using var folder = new TestProject();
        using var interruption = new CancellationTokenSource();
        using var output = new Watched("http://", interruption);
        var code = await AppForgeCli.RunAsync(["emulator", "--data", "data/kintone.db"], CliRun.Context(folder.Root) with { Out = output }, new AllCommands(), interruption.Token);
        code.ShouldBe(0);
        output.ToString().ShouldMatch("^http://localhost:[0-9]+\n$");
        File.Exists(folder.PathOf("data/kintone.db")).ShouldBeTrue();
    }

    [Test]
    public async Task The_emulator_has_the_apps_of_a_project_from_the_start_and_finds_them_again()
    {
        using var project = TestProject.OfSamples();
        for (var start = 0; start < 2; start++)
        {
            using var interruption = new CancellationTokenSource();
            JsonDocument? requests = null;
            using var output = new Watched("http://", interruption, address =>
            {
                using var asking = new HttpClient();
                requests = JsonDocument.Parse(asking.GetStringAsync(new Uri($"{address.Trim()}/_emulator/requests")).GetAwaiter().GetResult());
            });
            using var talk = new StringWriter();
            var context = CliRun.Context(project.Root) with { Out = output, Error = talk };
            var code = await AppForgeCli.RunAsync(["emulator", "--apps", ".", "--data", "data/kintone.db"], context, new AllCommands(), interruption.Token);
            code.ShouldBe(0, talk.ToString());
            using var counted = requests.ShouldNotBeNull();
            counted.RootElement.GetProperty("writes").GetInt64().ShouldBe(0, "the clients are counted, not what put the apps there");
        }

        await using var host = await EmulatorHost.StartAsync(new EmulatorOptions { DataSource = project.PathOf("data/kintone.db") }, CancellationToken.None);
        using var client = new HttpClient { BaseAddress = host.BaseAddress };
        var page = await client.GetStringAsync(new Uri("/", UriKind.Relative));
        page.Split("公用車予約・運行").Length.ShouldBe(2, "once, though it was started twice");
        page.ShouldContain("公開 / live");
    }

    [Test]
    public async Task Data_in_memory_leaves_no_file()
    {
        using var folder = new TestProject();
        using var interruption = new CancellationTokenSource();
        using var output = new Watched("http://", interruption);
        (await AppForgeCli.RunAsync(["emulator", "--data", ":memory:"], CliRun.Context(folder.Root) with { Out = output }, new AllCommands(), interruption.Token)).ShouldBe(0);
        Directory.EnumerateFileSystemEntries(folder.Root).ShouldNotContain(p => p.Contains("memory", StringComparison.Ordinal));
    }

    // Presses Ctrl-C as soon as something is written.
    private sealed class Watched(string text, CancellationTokenSource interruption, Action<string>? meanwhile = null) : StringWriter
    {
        public override void Write(string? value)
        {
            base.Write(value);
            if (value?.Contains(text, StringComparison.Ordinal) == true)
            {
                try
                {
                    meanwhile?.Invoke(value);
                }
                finally
                {
                    interruption.Cancel();
                }
            }
        }
    }
}
