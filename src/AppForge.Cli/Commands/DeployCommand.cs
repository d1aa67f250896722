using System.CommandLine;
using AppForge.Cli.Environments;
using AppForge.Cli.Projects;
using AppForge.Cli.Views;
using AppForge.Deploy.Applying;
using AppForge.Deploy.Ledger;

namespace AppForge.Cli.Commands;

/// <summary><c>appforge deploy</c>: shows the plan, asks, carries it out, says what was done. A plan that was saved is carried out as it is, and nothing else.</summary>
internal static class DeployCommand
{
    /// <summary>Declares the command.</summary>
    public static Command Create(CommonOptions options)
    {
        var (environment, apps) = (options.Environment(), options.Apps());
        environment.Description = options.Say("環境（environments/ENV.yaml、または local）か、保存した計画のファイル", "the environment (environments/ENV.yaml, or local), or the file of a saved plan");
        var format = options.Format("text", "json");
        var (yes, yesFor) = options.Yes();
        var (since, refresh) = (options.Since(), options.Refresh());
        var stageOnly = CommonOptions.Switch("--stage-only", options.Say("動作テスト環境に書くだけで、反映しない", "write to the pre-live settings only, deploy nothing"));
        var allowed = new Option<string[]>("--allow-destructive")
        {
            HelpName = "ADDRESS…",
            AllowMultipleArgumentsPerToken = true,
            Arity = ArgumentArity.OneOrMore,
            Description = options.Say("データを失う変更を、計画に出た番地で許可", "allow changes that lose data, by the addresses in the plan"),
        };
        var command = new Command("deploy", options.Say("計画を表示し、確認のうえ環境へ反映", "show the plan, ask, and deploy it")) { environment, apps, format, yes, yesFor, stageOnly, allowed, since, refresh };
        command.SetAction((result, cancellationToken) => RunAsync(
            new(
                result.GetRequiredValue(environment), new(result.GetRequiredValue(apps), result.GetValue(since), result.GetValue(refresh)), result.GetRequiredValue(format),
                YesAnswer.Of(result, yes, yesFor), result.GetValue(allowed) ?? [], result.GetValue(stageOnly)),
            options.OpenProject(result), options.Terminal, cancellationToken));
        return command;
    }

    /// <summary>What a script learns from how a deployment ended.</summary>
    public static int CodeOf(ApplyOutcome outcome) => outcome switch
    {
        ApplyOutcome.Nothing or ApplyOutcome.Applied or ApplyOutcome.Staged or ApplyOutcome.Aborted => ExitCode.Done,
        ApplyOutcome.Refused => ExitCode.Refused,
        ApplyOutcome.Failed => ExitCode.Failed,
        ApplyOutcome.Partial => ExitCode.Partial,
        _ => ExitCode.Differs,
    };

    private static async Task<int> RunAsync(DeployArguments arguments, ProjectFolder project, Terminal terminal, CancellationToken cancellationToken)
    {
        await using var open = await OpenAsync(arguments, project, terminal, cancellationToken);
        using var alone = open.Session.Runs?.Lock();
        RunGate.RefuseBesideUnfinished(open.Session.Runs);
        await TenantLock.RefuseIfHeldAsync(open.Session.Api, open.Ids, open.Session.Environment.Name, cancellationToken);
        var view = new DeployView(open, arguments.Format == "json", terminal);
        view.ShowPlan();
        view.ShowNeedless(arguments.Allowed);
        if (DeployGate.WhyRefused(open.Plan, arguments.Allowed, open.Session.HasTokens, open.Session.UsesOf(open.Plan)) is { IsEmpty: false } reasons)
        {
            view.ShowRefusal(reasons);
            return ExitCode.Refused;
        }

        if (arguments.StageOnly && !open.Plan.CanBeStaged)
        {
            throw StopException.Usage(
                "この計画は、途中で反映しないと書き込めないもの（新しいアプリ、ほかのアプリから参照される項目、スペースの移動）を含むため、--stage-only にできません。",
                "This plan has parts that can't be written before others are live (new apps, fields that other apps refer to, moves), so it can't be staged only.");
        }

        if (!open.Plan.IsEmpty && !DeployGate.IsConfirmed(arguments.Yes, open.Session.Environment, terminal))
        {
            terminal.Note("やめました。何も書き込んでいません。", "Stopped. Nothing was written.");
            return ExitCode.Refused;
        }

        try
        {
            var result = await open.ApplyAsync(arguments.StageOnly ? ApplyExtent.Stage : ApplyExtent.Deploy, terminal, cancellationToken);
            view.ShowResult(result);
            return CodeOf(result.Outcome);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            view.ShowInterrupted();
            return ExitCode.Interrupted;
        }
    }

    private static async Task<OpenPlan> OpenAsync(DeployArguments arguments, ProjectFolder project, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!SavedPlans.IsFile(arguments.Environment, terminal))
        {
            return await OpenPlan.MakeAsync(project, arguments.Environment, arguments.Scope, terminal, cancellationToken);
        }

        if (arguments.Scope is { Apps.Count: > 0 } or { Since: not null })
        {
            throw StopException.Usage("保存した計画は、その中のすべてを反映します。アプリを選ぶことはできません。", "A saved plan is carried out as a whole: apps can't be chosen.");
        }

        var open = await OpenPlan.OfSavedAsync(project, SavedPlans.Read(arguments.Environment, terminal), null, terminal, cancellationToken);
        if (open.IsOfOtherDefinitions())
        {
            terminal.Note(
                "注意: 定義は、この計画を作ったあとで変わっています。反映するのは計画のとおりで、いまの定義ではありません。",
                "note: the definitions changed since this plan was made. What is deployed is the plan, not the definitions of now.");
        }

        return open;
    }
}
