using System.CommandLine;
using AppForge.Cli.Environments;
using AppForge.Cli.Projects;
using AppForge.Cli.Views;
using AppForge.Compiler.Diagnostics;
using AppForge.Deploy.Applying;
using AppForge.Deploy.Kintone;

namespace AppForge.Cli.Commands;

/// <summary><c>appforge resume</c> and <c>appforge abort</c>: go on with a deployment that was stopped halfway, or put back what it left.</summary>
internal static class RecoveryCommands
{
    /// <summary>Declares <c>resume</c>.</summary>
    public static Command CreateResume(CommonOptions options) => Create(
        options, "resume", options.Say("途中で止まった反映を続ける", "go on with a deployment that was stopped halfway"), isResume: true);

    /// <summary>Declares <c>abort</c>.</summary>
    public static Command CreateAbort(CommonOptions options) => Create(
        options, "abort", options.Say("途中で止まった反映を取り消し、動作テスト環境を元に戻す", "put the pre-live settings back after a deployment that was stopped halfway"), isResume: false);

    private static Command Create(CommonOptions options, string name, string description, bool isResume)
    {
        var run = new Argument<string>("RUN") { Description = options.Say("反映の番号（止まったときに表示される）", "the deployment's id (shown when it stopped)") };
        var format = options.Format("text", "json");
        var (yes, yesFor) = options.Yes();
        var command = new Command(name, description) { run, format, yes, yesFor };
        command.SetAction((result, cancellationToken) => RunAsync(
            result.GetRequiredValue(run), isResume, result.GetRequiredValue(format) == "json", YesAnswer.Of(result, yes, yesFor), options.OpenProject(result), options.Terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string run, bool isResume, bool isJson, YesAnswer yes, ProjectFolder project, Terminal terminal, CancellationToken cancellationToken)
    {
        var local = new LocalFolder(project.Root);
        var environment = local.EnvironmentOfRun(run)
            ?? throw StopException.Usage($"反映「{DiagnosticRenderer.Visible(run)}」はありません。", $"There is no deployment \"{DiagnosticRenderer.Visible(run)}\".");
        var runs = local.RunsOf(environment);
        using var alone = runs.Lock();
        var (plan, state) = runs.Read(run, DefectReport.Version);
        if (!state.CanResume || runs.Ids()[0] != run)
        {
            throw new StopException(ExitCode.Refused, new(
                $"{run} は続けることも取り消すこともできません（終わっているか、あとに別の反映があります）。",
                $"{run} can neither be resumed nor aborted (it has ended, or another deployment came after it)."));
        }

        await using var open = await OpenPlan.OfSavedAsync(project, plan, state, terminal, cancellationToken);
        var view = new DeployView(open, isJson, terminal);
        view.ShowInterruptedRun(run, isResume);
        if (!DeployGate.IsConfirmed(yes, open.Session.Environment, terminal))
        {
            terminal.Note("やめました。何も書き込んでいません。", "Stopped. Nothing was written.");
            return ExitCode.Refused;
        }

        try
        {
            var result = isResume ? await open.ResumeAsync(run, terminal, cancellationToken) : await open.AbortAsync(run, terminal, cancellationToken);
            view.ShowResult(result);
            return DeployCommand.CodeOf(result.Outcome);
        }
        catch (KintoneApiException failure) when (failure.Kind == KintoneErrorKind.Conflict)
        {
            view.ShowResult(new(ApplyOutcome.Refused, state.Ids, default, failure, [], [.. state.Undeployed]));
            return ExitCode.Refused;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            view.ShowInterrupted();
            return ExitCode.Interrupted;
        }
    }
}
