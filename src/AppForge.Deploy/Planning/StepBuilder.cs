using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Deploy.Kintone;

namespace AppForge.Deploy.Planning;

/// <summary>
/// Orders what has to be done into waves (behaviour.md, Dependency order across apps): create apps and publish them empty; expand: fields that others refer to, each level
/// with its deploy; then the rest, app by app, area by area; contract: deletions of what other apps have let go. One deploy call for all apps of a wave.
/// </summary>
internal static class StepBuilder
{
    public static ImmutableArray<PlanStep> Build(ImmutableArray<AppPlan> plans)
    {
        var steps = ImmutableArray.CreateBuilder<PlanStep>();
        var work = plans.Where(p => p.HasWork).ToList();
        steps.AddRange(work.Where(p => p.IsNew).Select(p => new CreateAppStep(p.Key, p.Name, p.Place)));
        steps.AddRange(work.SelectMany(AppSteps.BeforePublication));
        AddDeploy(steps, work.Where(p => p.IsNew || p.IsUnpublished), DeployPurpose.Publish);

        var fields = work.ToDictionary(p => p.Key, EntryChanges.Of, StringComparer.Ordinal);
        foreach (var wave in FoundationWaves.Of(work, fields))
        {
            foreach (var (app, entries) in wave)
            {
                var (renamed, added) = (entries.Where(e => e.RenamedFrom is not null).ToImmutableArray(), entries.Where(e => e.RenamedFrom is null).ToImmutableArray());
                if (!renamed.IsEmpty)
                {
                    steps.Add(new ChangeEntriesStep(app, KintoneCatalog.Fields, renamed));
                }

                if (!added.IsEmpty)
                {
                    steps.Add(new AddEntriesStep(app, KintoneCatalog.Fields, added));
                }
            }

            AddDeploy(steps, work.Where(p => wave.Any(w => w.App == p.Key)), DeployPurpose.Foundation);
        }

        var placed = steps.Select(PlacedBy).Where(p => p.App is not null).ToLookup(p => p.App!, p => p.Entries, StringComparer.Ordinal);
        var changing = new List<AppPlan>();
        var contracting = FieldsInUse.Among(work, fields);
        foreach (var plan in work)
        {
            var own = AppSteps.Of(plan, fields[plan.Key].Without(placed[plan.Key].SelectMany(e => e)), contracting.Contains(plan.Key));
            own = [.. own, .. RenameChecks.Inside(plan, own)];
            steps.AddRange(own);
            if (own.Any(s => s is not ConfirmRenamesStep))
            {
                changing.Add(plan);
            }
        }

        AddDeploy(steps, changing, DeployPurpose.Changes);
        var following = RenameChecks.Elsewhere(plans, steps).ToList();
        steps.AddRange(following);
        AddDeploy(steps, plans.Where(p => following.Exists(f => f.App == p.Key)), DeployPurpose.FollowRenames);

        foreach (var plan in work.Where(p => contracting.Contains(p.Key)))
        {
            steps.AddRange(AppSteps.Contract(plan, fields[plan.Key]));
        }

        AddDeploy(steps, work.Where(p => contracting.Contains(p.Key)), DeployPurpose.Contract);

        // At last: who is in the new space sees the app when its permissions are live.
        steps.AddRange(work.Where(p => p.Move is not null).Select(p => new MoveAppStep(p.Key, p.Move!.To)));
        return steps.ToImmutable();
    }

    private static (string? App, ImmutableArray<Compiler.Model.MapEntry> Entries) PlacedBy(PlanStep step) => step switch
    {
        AddEntriesStep s => (s.App, s.Entries),
        ChangeEntriesStep s => (s.App, s.Entries),
        _ => (null, []),
    };

    private static void AddDeploy(ImmutableArray<PlanStep>.Builder steps, IEnumerable<AppPlan> apps, DeployPurpose purpose)
    {
        foreach (var batch in apps.Select(a => a.Key).Chunk(KintoneApi.MostAppsPerDeploy))
        {
            steps.Add(new DeployStep([.. batch], purpose));
        }
    }
}
