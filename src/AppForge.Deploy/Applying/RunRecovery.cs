using System.Collections.Immutable;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Live;
using AppForge.Deploy.Planning;

namespace AppForge.Deploy.Applying;

/// <summary>
/// Goes on with a run that was stopped, or takes back what it left. It doesn't replay requests: it finds out where kintone stands, makes sure that everything there is
/// the run's own, puts the wave that was cut off back, and plans what is left of the same definitions anew. So no write is ever repeated without a revision that guards it.
/// </summary>
/// <param name="applier">Carries out what is left.</param>
/// <param name="planner">Plans it.</param>
public sealed class RunRecovery(PlanApplier applier, Planner planner)
{
    private KintoneApi Api => applier.Api;

    /// <summary>Goes on with a run until its plan is live.</summary>
    /// <param name="plan">The plan of the run.</param>
    /// <param name="state">Where it stands.</param>
    /// <param name="environment">Its environment.</param>
    /// <param name="journal">The run's journal, open at its end.</param>
    /// <param name="observer">Sees it going.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <exception cref="KintoneApiException">Somebody else changed something meanwhile, or kintone is out of reach; nothing was done then.</exception>
    public async Task<ApplyResult> ResumeAsync(
        Plan plan, RunState state, EnvironmentModel environment, RunJournal journal, IApplyObserver observer, CancellationToken cancellationToken)
    {
        var before = applier.Now;
        var (ids, _) = await SettleAsync(plan, state, journal, observer, isAbort: false, cancellationToken).ConfigureAwait(false);
        var left = await PlanRestAsync(plan, ids, environment, cancellationToken).ConfigureAwait(false);
        var undeployed = left.Apps.Where(a => state.Undeployed.Contains(a.Key) || a.Foreign).Select(a => a.Key).ToList();
        if (left.IsEmpty && undeployed.Count > 0)
        {
            // Everything was written, only the deploy is left.
            left = left with { Steps = [.. undeployed.Chunk(KintoneApi.MostAppsPerDeploy).Select(a => new DeployStep([.. a], DeployPurpose.Changes))], IsAllWritten = true };
        }
        else if (undeployed.Count > 0)
        {
            await new PreLiveReverter(applier, journal).RevertAsync(undeployed, ids, cancellationToken).ConfigureAwait(false);
            left = await PlanRestAsync(plan, ids, environment, cancellationToken).ConfigureAwait(false);
        }

        RefuseNewLosses(plan, left);
        var result = await applier.ApplyAsync(left, environment, journal, observer, cancellationToken).ConfigureAwait(false);
        if (result.Outcome == ApplyOutcome.Nothing)
        {
            journal.Add(new(JournalEvent.Ended) { Outcome = ApplyOutcome.Applied });
            result = result with { Outcome = ApplyOutcome.Applied };
        }

        return result with { Requests = applier.Spent(before) };
    }

    /// <summary>Puts back what a run left in pre-live settings. What is live stays, and so do apps that it made.</summary>
    /// <inheritdoc cref="ResumeAsync"/>
    public async Task<ApplyResult> AbortAsync(Plan plan, RunState state, RunJournal journal, IApplyObserver observer, CancellationToken cancellationToken)
    {
        var before = applier.Now;
        var (ids, gone) = await SettleAsync(plan, state, journal, observer, isAbort: true, cancellationToken).ConfigureAwait(false);
        var touched = state.Undeployed.Concat(state.InFlight.Values.Where(f => f.Event == JournalEvent.Writing).Select(f => f.App!)).Distinct(StringComparer.Ordinal).Except(gone, StringComparer.Ordinal).ToList();
        await new PreLiveReverter(applier, journal).RevertAsync(touched, ids, cancellationToken).ConfigureAwait(false);
        journal.Add(new(JournalEvent.Ended) { Outcome = ApplyOutcome.Aborted });
        return new(ApplyOutcome.Aborted, ids, applier.Spent(before), null, [], []);
    }

    // What was begun and got no answer is found out; then nothing may be there that isn't the run's. Where somebody deployed or discarded everything meanwhile, there is nothing
    // left to take back.
    private async Task<(AppIdMap Ids, IReadOnlyList<string> Gone)> SettleAsync(
        Plan plan, RunState state, RunJournal journal, IApplyObserver observer, bool isAbort, CancellationToken cancellationToken)
    {
        var gone = new List<string>();
        var ids = state.Ids;
        foreach (var step in plan.Steps.OfType<CreateAppStep>().Where(s => state.InFlightOf(s.App)?.Event == JournalEvent.Creating))
        {
            if (await new LostApps(Api).FindAsync(step, plan.HighestAppId, ids, cancellationToken).ConfigureAwait(false) is { } created)
            {
                ids = ids.With(step.App, created.App);
                journal.Add(new(JournalEvent.Created) { App = step.App, Id = created.App, Revision = created.Revision });
            }
        }

        observer.Created(ids);
        if (state.DeployInFlight?.Apps is { } apps)
        {
            await Api.WaitForDeployAsync([.. apps.Select(a => ids.IdOf(a)!.Value)], applier.PollInterval, cancellationToken).ConfigureAwait(false);
        }

        var asked = new AppRevisions(Api);
        var there = plan.Apps.Where(a => a.HasWork && ids.IdOf(a.Key) is not null).ToList();
        var now = await Task.WhenAll(there.Select(async a => (
            Plan: a, PreLive: await asked.PreLiveAsync(ids.IdOf(a.Key)!.Value, cancellationToken).ConfigureAwait(false),
            Live: await asked.LiveAsync(ids.IdOf(a.Key)!.Value, cancellationToken).ConfigureAwait(false)))).ConfigureAwait(false);
        foreach (var (app, preLive, live) in now)
        {
            var ours = IsOurs(app, state, preLive, live);
            if (isAbort && ours != true && preLive == live)
            {
                gone.Add(app.Key);
            }
            else if (ours == false || (ours is null && !await HoldsOnlyOursAsync(plan, app, ids, cancellationToken).ConfigureAwait(false)))
            {
                throw DeployFailure.ChangedSince(app.Key, ids.IdOf(app.Key)!.Value);
            }
        }

        return (ids, gone);
    }

    // Null: the revision fits what was in flight, and just as well somebody else's one write.
    private static bool? IsOurs(AppPlan app, RunState state, long preLive, long? live)
    {
        var left = state.Revisions.TryGetValue(app.Key, out var known) ? known : app.Revision;
        return left is null || preLive == left ? true
            : state.InFlightOf(app.Key) is { Event: JournalEvent.Writing } write && preLive == write.Revision + 1 ? null
            : state.DeployInFlight is { Event: JournalEvent.Reverting, Apps: { } apps } && apps.Contains(app.Key) && preLive == live ? true
            : false;
    }

    // What differs between live and pre-live lies where the plan writes.
    private async Task<bool> HoldsOnlyOursAsync(Plan plan, AppPlan app, AppIdMap ids, CancellationToken cancellationToken)
    {
        var id = new Dictionary<string, long>(StringComparer.Ordinal) { [app.Key] = ids.IdOf(app.Key)!.Value };
        var reader = applier.ReaderOf(plan);
        var names = Planner.NamesOf(ids, EnvironmentModel.Empty(plan.Environment), plan.Project.PluginIds);
        var preLive = (await reader.ReadAsync(id, names, SettingsStage.PreLive, cancellationToken).ConfigureAwait(false))[app.Key];
        if (preLive.LiveRevision is null)
        {
            return true;
        }

        var live = (await reader.ReadAsync(id, names, SettingsStage.Live, cancellationToken).ConfigureAwait(false))[app.Key];
        var planned = app.Changes.Select(c => c.Area).ToHashSet();
        return Differ.Compare(live.Model, preLive.Model).All(c => c.IsConsequence || planned.Contains(c.Area));
    }

    private Task<Plan> PlanRestAsync(Plan plan, AppIdMap ids, EnvironmentModel environment, CancellationToken cancellationToken)
    {
        var apps = plan.Apps.ToImmutableSortedDictionary(a => a.Key, a => a.Desired, StringComparer.Ordinal);
        var only = plan.Apps.Where(a => a.HasWork).Select(a => a.Key).ToHashSet(StringComparer.Ordinal);
        return planner.PlanAsync(plan.Project, environment, apps, ids, only, cancellationToken);
    }

    // Nobody allowed more than the plan showed.
    private static void RefuseNewLosses(Plan plan, Plan left)
    {
        var shown = plan.NeedingApproval.Select(c => c.Address.Text).ToHashSet(StringComparer.Ordinal);
        if (left.NeedingApproval.FirstOrDefault(c => !shown.Contains(c.Address.Text)) is { } more)
        {
            throw DeployFailure.MoreLost(more.Address);
        }
    }
}
