using System.CommandLine;
using AppForge.Cli.Environments;
using AppForge.Cli.Projects;
using AppForge.Cli.Views;

namespace AppForge.Cli.Commands;

/// <summary><c>appforge plan</c>: the definitions against an environment. Never writes.</summary>
internal static class PlanCommand
{
    /// <summary>Declares the command.</summary>
    public static Command Create(CommonOptions options)
    {
        var (environment, apps) = (options.Environment(), options.Apps());
        var format = options.Format("text", "json", "markdown", "html");
        var exitCode = CommonOptions.Switch("--exit-code", options.Say("変更があれば終了コードを 3 にする", "exit with 3 where there are changes"));
        var (since, refresh) = (options.Since(), options.Refresh());
        var output = new Option<string>("--output", "-o") { HelpName = "FILE", Description = options.Say("計画を保存（deploy FILE がそのとおりに反映する）", "save the plan (deploy FILE does exactly that)") };
        var command = new Command("plan", options.Say("定義と環境を比べ、反映すると何が変わるかを表示（書き込まない）", "show what a deploy would change (writes nothing)")) { environment, apps, format, exitCode, output, since, refresh };
        command.SetAction((result, cancellationToken) => RunAsync(
            new(result.GetRequiredValue(environment), new(result.GetRequiredValue(apps), result.GetValue(since), result.GetValue(refresh)), result.GetRequiredValue(format), result.GetValue(exitCode), result.GetValue(output)),
            options.OpenProject(result), options.Terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(PlanArguments arguments, ProjectFolder project, Terminal terminal, CancellationToken cancellationToken)
    {
        await using var open = await OpenPlan.MakeAsync(project, arguments.Environment, arguments.Scope, terminal, cancellationToken);
        if (arguments.Output is { } file)
        {
            SavedPlans.Write(file, open.Plan, terminal);
        }

        await ShowAsync(open, arguments.Format, project, terminal, cancellationToken);
        return arguments.ExitCode && !open.Plan.IsEmpty ? ExitCode.Changes : ExitCode.Done;
    }

    private static async Task ShowAsync(OpenPlan open, string format, ProjectFolder project, Terminal terminal, CancellationToken cancellationToken)
    {
        switch (format)
        {
            case "json":
                PlanJsonView.Write(open.Plan, terminal, open.Session.UsesOf(open.Plan));
                break;
            case "markdown":
                terminal.Write(PlanMarkdownView.Text(open.Plan, terminal));
                break;
            case "html":
                var histories = await new AppHistoryReader(open, project, terminal).ReadAsync(cancellationToken);
                terminal.Write(PlanHtmlView.Text(open.Plan, open.Compilation, histories, ProjectTemplates.Of(project), terminal, cancellationToken));
                break;
            default:
                terminal.Write(PlanTextView.Text(open.Plan, terminal) + BudgetText.Line(open.Session.UsesOf(open.Plan), terminal));
                break;
        }
    }
}
