using System.CommandLine;

namespace AppForge.Cli.Commands;

/// <summary>The commands of the whole tool. The central type of this folder.</summary>
internal sealed class AllCommands : CommandSet
{
    /// <inheritdoc />
    public override IEnumerable<Command> Create(CommonOptions options, Command root) =>
    [
        ValidateCommand.Create(options),
        FmtCommand.Create(options),
        ImportCommand.Create(options),
        PlanCommand.Create(options),
        DeployCommand.Create(options),
        RecoveryCommands.CreateResume(options),
        RecoveryCommands.CreateAbort(options),
        DriftCommand.Create(options),
        LedgerCommand.Create(options),
        ImpactCommand.Create(options),
        ExplainCommand.Create(options),
        DocsCommand.Create(options),
        GenerateCommand.Create(options),
        EmulatorCommand.Create(options),
        CompletionCommand.Create(options),
        CompletionCommand.CreateAnswer(options, root),
    ];
}
