using AppForge.Cli.Commands;
using AppForge.Testing;

namespace AppForge.Cli.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class HelpTests
{
    private static readonly string[] Pages = ["", "validate", "fmt", "import", "plan", "deploy", "resume", "abort", "drift", "ledger", "impact", "explain", "docs", "generate", "emulator", "completion"];

    [TestCaseSource(nameof(Pages))]
    public async Task Every_page_is_as_it_was_looked_at(string command)
    {
        foreach (var language in new[] { "ja", "en" })
        {
            string[] arguments = [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help", "--lang", language];
            var run = await CliRun.WithAsync(CliRun.Context(Path.GetTempPath()), arguments);
            run.Code.ShouldBe(0);
            run.Error.ShouldBeEmpty();
            Golden.Matches(run.Out, $"tests/AppForge.Cli.Tests/Goldens/help{(command.Length == 0 ? "" : "-" + command)}.{language}.txt");
        }
    }

    [Test]
    public async Task Every_command_in_the_help_has_a_golden_page()
    {
        var run = await CliRun.WithAsync(CliRun.Context(Path.GetTempPath()), ["--help"]);
        var commands = run.Out.Split('\n').SkipWhile(l => l != "コマンド").Skip(1).TakeWhile(l => l.StartsWith("  ", StringComparison.Ordinal)).Select(l => l.Trim().Split(' ')[0]);
        commands.Order(StringComparer.Ordinal).ShouldBe(Pages.Where(p => p.Length > 0).Order(StringComparer.Ordinal));
    }

    [Test]
    public async Task Commands_of_later_versions_are_in_no_help_and_say_so_when_called()
    {
        var help = (await CliRun.WithAsync(CliRun.Context(Path.GetTempPath()), ["--help"])).Out;
        foreach (var later in CommandTree.Later)
        {
            help.ShouldNotContain($"  {later} ");
            var run = await CliRun.WithAsync(CliRun.Context(Path.GetTempPath()), [later, "something", "--lang", "en"]);
            run.Code.ShouldBe(ExitCode.Usage);
            run.Error.ShouldContain($"\"{later}\" is not available in this version");
        }
    }

    [TestCase("ja_JP.UTF-8", "使い方")]
    [TestCase("en_US.UTF-8", "Usage")]
    [TestCase("C.UTF-8", "使い方")]
    [TestCase("", "使い方")]
    public async Task The_locale_says_the_language(string locale, string expected)
    {
        var run = await CliRun.WithAsync(CliRun.WithVariables(CliRun.Context(Path.GetTempPath()), ("LANG", locale)), ["--help"]);
        run.Out.ShouldContain(expected);
    }

    [TestCase("bash", "complete -o default -F _appforge appforge")]
    [TestCase("zsh", "compdef _appforge appforge")]
    [TestCase("pwsh", "Register-ArgumentCompleter")]
    public async Task Completion_writes_a_script_for_the_shell(string shell, string expected)
    {
        var run = await CliRun.WithAsync(CliRun.Context(Path.GetTempPath()), ["completion", shell]);
        run.Code.ShouldBe(0);
        run.Out.ShouldContain(expected);
    }

    [Test]
    public async Task Completion_answers_with_commands_and_options()
    {
        var commands = await CliRun.WithAsync(CliRun.Context(Path.GetTempPath()), ["complete", "10", "appforge p"]);
        commands.Out.ShouldBe("plan\n");
        var options = await CliRun.WithAsync(CliRun.Context(Path.GetTempPath()), ["complete", "21", "appforge plan --exit-"]);
        options.Out.ShouldBe("--exit-code\n");
    }

    [Test]
    public async Task The_version_is_a_number()
    {
        var run = await CliRun.WithAsync(CliRun.Context(Path.GetTempPath()), ["--version"]);
        Version.TryParse(run.Out.Trim(), out _).ShouldBeTrue(run.Out);
    }
}
