using AppForge.Compiler.Diagnostics;
using AppForge.Deploy.Planning;

namespace AppForge.Cli.Views;

/// <summary>
/// Says what is left for people to do. For a new app all that is declared; for one that is there what differs and what follows from this plan, and of the rest the
/// number: nobody can tell whether it was done, and a plan without changes shall read as empty.
/// </summary>
internal static class ManualTasksText
{
    private const int MostCells = 200;

    /// <summary>The tasks that are to be listed.</summary>
    public static IReadOnlyList<ManualTask> Listed(Plan plan) => [.. plan.Apps.SelectMany(Listed)];

    /// <summary>The tasks in an app that are to be listed.</summary>
    public static IEnumerable<ManualTask> Listed(AppPlan app) => app.ManualTasks.Where(t => app.IsNew || t.Reason != ManualReason.Declared);

    /// <summary>How many are not listed.</summary>
    public static int Rest(Plan plan) => plan.ManualTasks.Count() - Listed(plan).Count;

    /// <summary>A task as a line of a checklist.</summary>
    public static PlanLine Line(ManualTask task, Terminal terminal) => new("*", Paint.Bold, DiagnosticRenderer.Visible(task.Address.Text))
    {
        Details = [new(task.Title.In(terminal.Language)), .. What(task, terminal)],
    };

    // A checklist says what to do; the whole text is in the definition, the documents and the JSON.
    private static string Short(string text) => TextWidth.Shorten(text, MostCells);

    private static IEnumerable<PlanDetail> What(ManualTask task, Terminal terminal) => (task.Reason, task.Before, task.After) switch
    {
        (ManualReason.FollowUp, _, _) => [],
        (ManualReason.Difference, not null, null) => [new(terminal.Say("外す", "take away"))],
        (ManualReason.Difference, var before, var after) => [new(Short($"{ValueText.Of(before, terminal)} → {ValueText.Of(after, terminal)}"))],
        (_, _, var after) => [new(Short(ValueText.Of(after, terminal)))],
    };
}
