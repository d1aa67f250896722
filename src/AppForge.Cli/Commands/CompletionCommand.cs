using System.CommandLine;
using System.Globalization;

namespace AppForge.Cli.Commands;

/// <summary><c>appforge completion</c>: writes what a shell needs to complete commands and options; and the hidden command that such a script asks.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        _appforge() {
            local IFS=$'\n'
            COMPREPLY=($(appforge complete "$COMP_POINT" "$COMP_LINE" 2>/dev/null))
        }
        complete -o default -F _appforge appforge

        """;

    private const string Zsh = """
        _appforge() {
            local -a answers
            answers=("${(@f)$(appforge complete "$CURSOR" "$BUFFER" 2>/dev/null)}")
            compadd -a answers
        }
        compdef _appforge appforge

        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName appforge -ScriptBlock {
            param($word, $command, $position)
            appforge complete $position "$command" 2>$null | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }

        """;

    /// <summary>Declares <c>completion</c>.</summary>
    public static Command Create(CommonOptions options)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, pwsh" };
        shell.CompletionSources.Add("bash", "zsh", "pwsh");
        var command = new Command("completion", options.Say("シェルの補完を設定するスクリプトを出力", "write the script for completion in a shell")) { shell };
        command.SetAction(result =>
        {
            options.Terminal.Write(result.GetRequiredValue(shell) switch
            {
                "bash" => Bash,
                "zsh" => Zsh,
                "pwsh" => PowerShell,
                var other => throw StopException.Usage($"シェル「{other}」には対応していません。選べるもの: bash, zsh, pwsh", $"The shell \"{other}\" isn't known. Possible: bash, zsh, pwsh"),
            });
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Declares the hidden command that a script calls: cursor position and line in, words out.</summary>
    public static Command CreateAnswer(CommonOptions options, Command root)
    {
        var position = new Argument<string>("POSITION");
        var line = new Argument<string>("LINE");
        var command = new Command(CommandTree.CompletionAnswer) { position, line };
        command.Hidden = true;
        command.SetAction(result =>
        {
            var text = result.GetRequiredValue(line);
            var cursor = int.TryParse(result.GetRequiredValue(position), CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 0, text.Length) : text.Length;
            var begun = text[..cursor];
            var word = begun[(begun.LastIndexOf(' ') + 1)..];
            var words = root.Parse(begun).GetCompletions(cursor).Select(c => c.Label).Where(w => w.StartsWith(word, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);
            options.Terminal.Write(string.Concat(words.Select(w => w + "\n")));
            return ExitCode.Done;
        });
        return command;
    }
}
