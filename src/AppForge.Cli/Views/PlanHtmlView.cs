using System.Globalization;
using AppForge.Cli.Environments;
using AppForge.Compiler;
using AppForge.Compiler.Diff;
using AppForge.Deploy.Planning;
using AppForge.Deploy.Planning.Records;
using AppForge.Documents.Approval;
using AppForge.Documents.Templates;

namespace AppForge.Cli.Views;

/// <summary>A plan for who approves it and never sees YAML: one page of HTML.</summary>
internal static class PlanHtmlView
{
    /// <summary>The page.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="compilation">The definitions it was made of.</param>
    /// <param name="histories">Why apps change, by key; of others nothing is known.</param>
    /// <param name="templates">The templates.</param>
    /// <param name="terminal">The language.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DefinitionErrorsException">A template of the project has errors.</exception>
    public static string Text(
        Plan plan, Compilation compilation, IReadOnlyDictionary<string, AppHistory> histories, TemplateSet templates, Terminal terminal, CancellationToken cancellationToken)
    {
        var apps = plan.Apps.Where(a => a.HasWork || a.Foreign || !a.Unreadable.IsEmpty || ManualTasksText.Listed(a).Any())
            .Select(a => App(a, histories.GetValueOrDefault(a.Key), terminal));
        var request = new ApprovalRequest(plan.Environment, plan.Target, plan.PlanId, compilation, [.. apps], terminal.Language);
        var output = new ApprovalDocumentWriter(templates).Write(new ApprovalDocumentBuilder(request).Build(), cancellationToken);
        return output.IsComplete ? output.Text : throw new DefinitionErrorsException(output.Diagnostics);
    }

    private static ApprovalApp App(AppPlan app, AppHistory? history, Terminal terminal) => new(app.Key, app.Name, app.Revision, app.Desired, app.Live)
    {
        IsNew = app.IsNew,
        Changes = app.IsNew ? [] : [.. app.Intentions],
        Contents = app.IsNew ? string.Join(terminal.Say("・", ", "), NewAppText.Counts(app.Desired, terminal)) : "",
        Move = app.Move is { } move
            ? (move.From is { } from ? "#" + from.ToString(CultureInfo.InvariantCulture) : terminal.Say("なし", "none"), string.Create(CultureInfo.InvariantCulture, $"{move.Name} #{move.To}"))
            : null,
        IsForeign = app.Foreign,
        ForeignChanges = app.ForeignChanges,
        Unreadable = app.Unreadable,
        SuspectedRenames = [.. app.SuspectedRenames.Select(s => (s.Old, s.New))],
        Losses = app.Intentions.Where(c => c.Risk == ChangeRisk.LosesData).GroupBy(c => c.Address)
            .ToDictionary(c => c.Key, c => LossText.Of(app.LostBy(c.First()) ?? RecordCount.Unknown, terminal)),
        HandWork = [.. ManualTasksText.Listed(app).Select(t => new ApprovalWork(t.Address, t.Reason == ManualReason.FollowUp ? t.Title : null, t.Before, t.After))],
        Changelog = history?.Changelog ?? "",
        Commits = history?.Commits ?? [],
        ChangedAt = history?.ChangedAt,
    };
}
