using System.CommandLine;
using AppForge.Cli.Environments;
using AppForge.Cli.Projects;
using AppForge.Cli.Views;
using AppForge.Deploy.Applying;

namespace AppForge.Cli.Commands;

/// <summary><c>appforge deploy</c>: shows the plan, asks, carries it out, says what was done.</summary>
internal static class DeployCommand
{
    /// <summary>Declares the command.</summary>
    public static Command Create(CommonOptions options)
    {
        var (environment, apps) = (options.Environment(), options.Apps());
        var format = options.Format("text", "json");
        var yes = CommonOptions.Switch(YesAnswer.Option, options.Say("確認に「はい」と答える（保護された環境では --yes=ENV）", "answer yes (--yes=ENV for a protected environment)"));
        var yesFor = new Option<string>(YesAnswer.OptionWithName) { Hidden = true };
        var allowed = new Option<string[]>("--allow-destructive")
        {
            HelpName = "ADDRESS…",
            AllowMultipleArgumentsPerToken = true,
            Arity = ArgumentArity.OneOrMore,
            Description = options.Say("データを失う変更を、計画に出た番地で許可", "allow changes that lose data, by the addresses in the plan"),
        };
        var command = new Command("deploy", options.Say("計画を表示し、確認のうえ環境へ反映", "show the plan, ask, and deploy it")) { environment, apps, format, yes, yesFor, allowed };
        command.SetAction((result, cancellationToken) => RunAsync(
            new(
                result.GetRequiredValue(environment), result.GetRequiredValue(apps), result.GetRequiredValue(format),
                new(result.GetValue(yes) || result.GetValue(yesFor) is not null, result.GetValue(yesFor)), result.GetValue(allowed) ?? []),
            options.OpenProject(result), options.Terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(DeployArguments arguments, ProjectFolder project, Terminal terminal, CancellationToken cancellationToken)
    {
        await using var open = await OpenPlan.MakeAsync(project, arguments.Environment, arguments.Apps, terminal, cancellationToken);
        var view = new DeployView(open, arguments.Format == "json", terminal);
        view.ShowPlan();
        view.ShowNeedless(arguments.Allowed);
        if (DeployGate.WhyRefused(open.Plan, arguments.Allowed, open.Session.HasTokens) is { IsEmpty: false } reasons)
        {
            view.ShowRefusal(reasons);
            return ExitCode.Refused;
        }

        if (!open.Plan.IsEmpty && !DeployGate.IsConfirmed(arguments.Yes, open.Session.Environment, terminal))
        {
            terminal.Note("やめました。何も書き込んでいません。", "Stopped. Nothing was written.");
            return ExitCode.Refused;
        }

        var result = await open.ApplyAsync(terminal, cancellationToken);
        view.ShowResult(result);
        return CodeOf(result.Outcome);
    }

    private static int CodeOf(ApplyOutcome outcome) => outcome switch
    {
        ApplyOutcome.Nothing or ApplyOutcome.Applied or ApplyOutcome.Staged or ApplyOutcome.Aborted => ExitCode.Done,
        ApplyOutcome.Refused => ExitCode.Refused,
        ApplyOutcome.Failed => ExitCode.Failed,
        ApplyOutcome.Partial => ExitCode.Partial,
        _ => ExitCode.Differs,
    };
}
