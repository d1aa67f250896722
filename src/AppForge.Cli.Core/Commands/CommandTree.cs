using System.CommandLine;

namespace AppForge.Cli.Commands;

/// <summary>The commands of an executable, with the options that every one has. The central type of this folder.</summary>
/// <param name="Root">The tool itself.</param>
/// <param name="Help"><c>--help</c>.</param>
/// <param name="Version"><c>--version</c>.</param>
internal sealed record CommandTree(Command Root, Option<bool> Help, Option<bool> Version)
{
    /// <summary>What the tool is called.</summary>
    public const string RootName = "appforge";

    /// <summary>
    /// Commands that the tool will have: to call one is no misspelling. They are in no help before they do something.
    /// </summary>
    public static IReadOnlyList<string> Later { get; } =
        ["new", "diff", "records", "migrate", "preview", "inventory", "directory", "submit", "access", "lsp"];

    /// <summary>
    /// The commands that only the whole tool has: they need a network, a server, or C# at run time. One that lacks them has to know their names all the same,
    /// because a name may stand where another command would take it for a value.
    /// </summary>
    public static IReadOnlyList<string> OfWholeTool { get; } = ["import", "plan", "deploy", "resume", "abort", "drift", "ledger", "docs", "generate", "emulator", "completion", CompletionAnswer];

    /// <summary>The hidden command that the script for a shell calls.</summary>
    public const string CompletionAnswer = "complete";

    /// <summary>Whether a command is the tool itself, called without one.</summary>
    public static bool IsRoot(Command command) => !command.Parents.Any();

    /// <summary>Makes the commands; their descriptions are in the terminal's language.</summary>
    /// <param name="terminal">Where they talk.</param>
    /// <param name="commands">Which.</param>
    public static CommandTree Build(Terminal terminal, CommandSet commands)
    {
        var options = new CommonOptions(terminal);
        var root = new Command(RootName, terminal.Say("kintone のアプリを、定義ファイルから作り、確かめ、反映し、設計書にします。", "Builds, checks, deploys and documents kintone apps from definition files."));
        foreach (var option in options.Everywhere)
        {
            root.Add(option);
        }

        var version = new Option<bool>("--version") { Description = terminal.Say("版を表示", "show the version"), Arity = ArgumentArity.Zero };
        root.Add(version);
        foreach (var command in commands.Create(options, root))
        {
            root.Add(command);
        }

        return new(root, options.Help, version);
    }
}
