using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;

namespace AppForge.Deploy.Planning;

/// <summary>Finds where a look is needed after renames: the areas that use a renamed thing and that the plan doesn't write anyway.</summary>
internal static class RenameChecks
{
    /// <summary>Inside the app that renames, before it is deployed.</summary>
    /// <param name="plan">The app.</param>
    /// <param name="steps">What is written of it.</param>
    public static IEnumerable<PlanStep> Inside(AppPlan plan, ImmutableArray<PlanStep> steps) =>
        Check(plan, plan.Renames, Written(steps.Where(s => s is not DeployStep)).ToHashSet());

    /// <summary>In other apps, once the renames are live.</summary>
    /// <param name="plans">All apps.</param>
    /// <param name="steps">What is written of all.</param>
    public static IEnumerable<ConfirmRenamesStep> Elsewhere(ImmutableArray<AppPlan> plans, IEnumerable<PlanStep> steps)
    {
        var renames = plans.SelectMany(p => p.Renames).ToList();
        if (renames.Count == 0)
        {
            return [];
        }

        var written = Written(steps).ToHashSet();
        return plans.Where(p => !p.IsNew).SelectMany(p => Check(p, renames.Where(r => r.App != p.Key), written)).ToList();
    }

    private static IEnumerable<ConfirmRenamesStep> Check(AppPlan plan, IEnumerable<SymbolRename> renames, HashSet<(string App, SettingsArea Area)> written)
    {
        var names = renames.Select(r => (r.Kind, r.App, r.New)).ToHashSet();
        var areas = names.Count == 0 ? [] : plan.Desired.Areas.Where(a => !written.Contains((plan.Key, a)) && Uses(plan, a, names)).ToImmutableArray();
        return areas.IsEmpty ? [] : [new(plan.Key, areas)];
    }

    private static bool Uses(AppPlan plan, SettingsArea area, HashSet<(SymbolKind Kind, string App, string Name)> names) =>
        References.In(plan.Key, plan.Desired.Canonical(area)!, area.Shape, plan.Desired.AddressOf(area)).Any(r => r.App is not null && names.Contains((r.Kind, r.App, r.Name)));

    // Fields are written one by one: whether those that follow were among them is looked at all the same.
    private static IEnumerable<(string App, SettingsArea Area)> Written(IEnumerable<PlanStep> steps) => steps.OfType<WriteAreaStep>().Select(s => (s.App, s.Area));
}
