using System.CommandLine;
using System.CommandLine.Parsing;
using AppForge.Compiler.Binding;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Cli.Commands;

/// <summary>Says in words what is wrong with the arguments.</summary>
internal static class UsageMistake
{
    /// <summary>What is wrong, with the way out; null where nothing is.</summary>
    public static string? In(ParseResult result, Terminal terminal)
    {
        var command = result.CommandResult.Command;
        if (result.UnmatchedTokens.Count > 0)
        {
            return Unknown(DiagnosticRenderer.Visible(result.UnmatchedTokens[0]), command, terminal) + SeeHelp(command, terminal);
        }

        return result.Errors.Count == 0 ? null : Text(result.Errors[0], command, terminal) + SeeHelp(command, terminal);
    }

    private static string Unknown(string word, Command command, Terminal terminal)
    {
        if (CommandTree.IsRoot(command) && CommandTree.Later.Contains(word, StringComparer.Ordinal))
        {
            return terminal.Say($"「{word}」はこの版ではまだ使えません。", $"\"{word}\" is not available in this version.");
        }

        var candidates = word.StartsWith('-') ? command.Options.Select(o => o.Name) : command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name);
        var guess = SpellChecker.Nearest(word, candidates);
        var kind = word.StartsWith('-') ? terminal.Say("オプション", "option") : CommandTree.IsRoot(command) ? terminal.Say("コマンド", "command") : terminal.Say("引数", "argument");
        return terminal.Say($"{kind}「{word}」はありません。", $"there is no {kind} \"{word}\".")
            + (guess is null ? "" : terminal.Say($"もしかして「{guess}」", $" Did you mean \"{guess}\"?"));
    }

    // The library's own words are in no language of ours; what it says is told by where it says it.
    private static string Text(ParseError error, Command command, Terminal terminal) => error.SymbolResult switch
    {
        OptionResult { Tokens.Count: 0 } option => terminal.Say($"{option.Option.Name} には値（{option.Option.HelpName}）が要ります。", $"{option.Option.Name} needs a value ({option.Option.HelpName})."),
        ArgumentResult { Tokens.Count: 0 } argument => terminal.Say($"{argument.Argument.Name} を書いてください。", $"{argument.Argument.Name} is missing."),
        CommandResult when command.Arguments.FirstOrDefault(a => a.Arity.MinimumNumberOfValues > 0) is { } missing => terminal.Say($"{missing.Name} を書いてください。", $"{missing.Name} is missing."),
        CommandResult when command.Subcommands.Count > 0 => terminal.Say(
            $"{string.Join("・", command.Subcommands.Select(c => c.Name))} のどれかを書いてください。", $"say which: {string.Join(", ", command.Subcommands.Select(c => c.Name))}."),
        _ => DiagnosticRenderer.Visible(error.Message),
    };

    private static string SeeHelp(Command command, Terminal terminal)
    {
        var call = CommandTree.IsRoot(command) ? $"{CommandTree.RootName} --help" : $"{CommandTree.RootName} {command.Name} --help";
        return terminal.Say($"\n使い方: {call}", $"\nhelp: {call}");
    }
}
