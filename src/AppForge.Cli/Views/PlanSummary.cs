using AppForge.Compiler.Diff;
using AppForge.Deploy.Planning;

namespace AppForge.Cli.Views;

/// <summary>How many intentions of each kind a plan holds. A new app is one addition, however much is in it.</summary>
/// <param name="Add">Additions.</param>
/// <param name="Change">Changes.</param>
/// <param name="Rename">Renames.</param>
/// <param name="Remove">Removals.</param>
/// <param name="NeedsApproval">Those that lose data and have to be allowed by address.</param>
internal sealed record PlanSummary(int Add, int Change, int Rename, int Remove, int NeedsApproval)
{
    /// <summary>The summary of a plan.</summary>
    public static PlanSummary Of(Plan plan)
    {
        var changes = plan.Apps.Where(a => !a.IsNew).SelectMany(a => a.Intentions).ToList();
        int Count(ChangeKind kind) => changes.Count(c => c.Kind == kind);
        return new(
            plan.Apps.Count(a => a.IsNew) + Count(ChangeKind.Add), Count(ChangeKind.Change) + plan.Apps.Count(a => a.Move is not null), Count(ChangeKind.Rename), Count(ChangeKind.Remove),
            changes.Count(c => c.Risk == ChangeRisk.LosesData));
    }
}
