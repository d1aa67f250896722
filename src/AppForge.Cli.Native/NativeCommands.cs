using System.CommandLine;
using System.CommandLine.Parsing;
using AppForge.Cli.Commands;
using AppForge.Cli.Projects;

namespace AppForge.Cli.Native;

/// <summary>The commands of the native tool. It knows the names of the others, so that it reads a line as the whole tool does.</summary>
internal sealed class NativeCommands : CommandSet
{
    private CommonOptions? _options;

    /// <inheritdoc />
    public override IEnumerable<Command> Create(CommonOptions options, Command root)
    {
        _options = options;
        return
        [
            ValidateCommand.Create(options),
            FmtCommand.Create(options),
            ImpactCommand.Create(options),
            ExplainCommand.Create(options),
            .. CommandTree.OfWholeTool.Select(n => new Command(n) { TreatUnmatchedTokensAsErrors = false }),
        ];
    }

    /// <inheritdoc />
    public override int? HandOver(string[] arguments, CommandTree tree, ParseResult result, Terminal terminal) =>
        IsDoneHere(tree, result, terminal) ? null : WholeTool.Run(arguments);

    // Only a line that is right and plainly asks for one of our commands; help and mistakes are told by who knows all commands. Watching lasts long enough for
    // a project to get policies meanwhile.
    private bool IsDoneHere(CommandTree tree, ParseResult result, Terminal terminal)
    {
        var command = result.CommandResult.Command;
        return result.Errors.Count == 0 && result.UnmatchedTokens.Count == 0 && !CommandTree.IsRoot(command) && !CommandTree.OfWholeTool.Contains(command.Name, StringComparer.Ordinal)
            && !result.GetValue(tree.Help) && !result.GetValue(tree.Version) && !result.Tokens.Any(t => t.Type == TokenType.Option && t.Value == ValidateCommand.Watch)
            && !ProjectFolder.MayHavePolicies(terminal.Context, result.GetValue(_options!.Project));
    }
}
