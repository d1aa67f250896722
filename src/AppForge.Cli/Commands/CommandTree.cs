using System.CommandLine;

namespace AppForge.Cli.Commands;

/// <summary>All commands, with the options that every one has. The central type of this folder.</summary>
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

    /// <summary>Whether a command is the tool itself, called without one.</summary>
    public static bool IsRoot(Command command) => !command.Parents.Any();

    /// <summary>Makes the commands; their descriptions are in the terminal's language.</summary>
    public static CommandTree Build(Terminal terminal)
    {
        var options = new CommonOptions(terminal);
        var root = new Command(RootName, terminal.Say("kintone のアプリを、定義ファイルから作り、確かめ、反映し、設計書にします。", "Builds, checks, deploys and documents kintone apps from definition files."));
        foreach (var option in options.Everywhere)
        {
            root.Add(option);
        }

        var version = new Option<bool>("--version") { Description = terminal.Say("版を表示", "show the version"), Arity = ArgumentArity.Zero };
        root.Add(version);
        foreach (var command in Commands(options, root))
        {
            root.Add(command);
        }

        return new(root, options.Help, version);
    }

    private static IEnumerable<Command> Commands(CommonOptions options, Command root) =>
    [
        ValidateCommand.Create(options),
        FmtCommand.Create(options),
        ImportCommand.Create(options),
        PlanCommand.Create(options),
        DeployCommand.Create(options),
        RecoveryCommands.CreateResume(options),
        RecoveryCommands.CreateAbort(options),
        DriftCommand.Create(options),
        ImpactCommand.Create(options),
        ExplainCommand.Create(options),
        DocsCommand.Create(options),
        GenerateCommand.Create(options),
        EmulatorCommand.Create(options),
        CompletionCommand.Create(options),
        CompletionCommand.CreateAnswer(options, root),
    ];
}
