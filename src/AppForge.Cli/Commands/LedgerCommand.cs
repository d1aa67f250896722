using System.CommandLine;
using AppForge.Cli.Environments;
using AppForge.Cli.Projects;
using AppForge.Cli.Views;
using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;
using AppForge.Deploy.Applying;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Ledger;
using AppForge.Deploy.Planning;

namespace AppForge.Cli.Commands;

/// <summary><c>appforge ledger</c>: makes the one app by which two machines see that the other is deploying; or takes away a lock that nobody can give back.</summary>
internal static class LedgerCommand
{
    /// <summary>Declares the command.</summary>
    public static Command Create(CommonOptions options)
    {
        var environment = options.Environment();
        var unlock = CommonOptions.Switch("--unlock", options.Say("残った錠を外す（始めた機械がもうないとき）", "take away a lock that was left (where the machine that began is gone)"));
        var (yes, yesFor) = options.Yes();
        var command = new Command("ledger", options.Say("2台から同時に反映しないための台帳アプリを作る", "make the ledger app that keeps two machines from deploying at once")) { environment, unlock, yes, yesFor };
        command.SetAction((result, cancellationToken) => RunAsync(
            result.GetRequiredValue(environment), result.GetValue(unlock), YesAnswer.Of(result, yes, yesFor), options.OpenProject(result), options.Terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string environment, bool unlock, YesAnswer yes, ProjectFolder project, Terminal terminal, CancellationToken cancellationToken)
    {
        if (environment == LocalKintone.Name)
        {
            throw StopException.Usage("local はこのコンピューターだけのものなので、台帳は要りません。", "local is of this machine alone: it needs no ledger.");
        }

        var compilation = project.Compile(terminal.Context.Compiling, cancellationToken);
        await using var session = await EnvironmentSession.OpenForImportAsync(project, compilation, environment, terminal, cancellationToken);
        var ids = session.IdFile.Read();
        return unlock
            ? await UnlockAsync(session, ids, yes, terminal, cancellationToken)
            : await MakeAsync(project, session, ids, yes, terminal, cancellationToken);
    }

    private static async Task<int> UnlockAsync(EnvironmentSession session, AppIdMap ids, YesAnswer yes, Terminal terminal, CancellationToken cancellationToken)
    {
        var name = session.Environment.Name;
        if (!IsConfirmed(session, yes, terminal))
        {
            return ExitCode.Refused;
        }

        if (await TenantLock.BreakAsync(session.Api, ids, name, cancellationToken) is { } holder)
        {
            terminal.Note($"環境 {name} の錠を外しました: {DiagnosticRenderer.Visible(holder)}", $"The lock of {name} is taken away: {DiagnosticRenderer.Visible(holder)}");
        }
        else
        {
            terminal.Note($"環境 {name} に錠はありません。", $"There is no lock on {name}.");
        }

        return ExitCode.Done;
    }

    private static async Task<int> MakeAsync(ProjectFolder project, EnvironmentSession session, AppIdMap ids, YesAnswer yes, Terminal terminal, CancellationToken cancellationToken)
    {
        var ledger = LedgerApp.Compile(project.Files.Find(ProjectFiles.ProjectFile)!);
        var (apps, _) = EnvironmentResolver.Resolve(ledger, session.Environment);
        var files = session.FilesOf(project);
        var plan = await new Planner(session.Api, session.Budget, files) { Target = session.Target }
            .PlanAsync(ProjectTraits.Of(ledger.Project), session.Environment, apps, ids, null, cancellationToken);
        terminal.Write(PlanTextView.Text(plan, terminal) + "\n");
        if (DeployGate.WhyRefused(plan, [], session.HasTokens, session.UsesOf(plan)) is { IsEmpty: false })
        {
            terminal.NoteError(new(
                "台帳アプリを作れません（同じ名前のアプリがあるか、API トークンを使っています）。", "The ledger can't be made (an app of its name is there, or API tokens are used)."));
            return ExitCode.Refused;
        }

        if (plan.IsEmpty)
        {
            terminal.Note($"台帳アプリ #{ids.IdOf(LedgerApp.Key)} は、あるべき姿です。", $"The ledger (#{ids.IdOf(LedgerApp.Key)}) is as it shall be.");
            return ExitCode.Done;
        }

        if (!IsConfirmed(session, yes, terminal))
        {
            return ExitCode.Refused;
        }

        var result = await new PlanApplier(session.Api, session.Budget, files, session.PollInterval)
            .ApplyAsync(plan, session.Environment, RunJournal.None, new DeployProgress(session.IdFile, terminal), cancellationToken);
        if (result.Failure is { } failure)
        {
            terminal.NoteError(LocalizedText.Same(DiagnosticRenderer.Visible(failure.Describe(terminal.Language))));
        }
        else
        {
            terminal.Note(
                $"台帳アプリ #{result.Ids.IdOf(LedgerApp.Key)} を作りました。{session.IdFile.ShownPath} をコミットすると、ほかの機械も同じ錠を使います。",
                $"The ledger is app #{result.Ids.IdOf(LedgerApp.Key)}. Commit {session.IdFile.ShownPath}, so that other machines use the same lock.");
        }

        return DeployCommand.CodeOf(result.Outcome);
    }

    private static bool IsConfirmed(EnvironmentSession session, YesAnswer yes, Terminal terminal)
    {
        var isConfirmed = DeployGate.IsConfirmed(yes, session.Environment, terminal);
        if (!isConfirmed)
        {
            terminal.Note("やめました。何も書き込んでいません。", "Stopped. Nothing was written.");
        }

        return isConfirmed;
    }
}
