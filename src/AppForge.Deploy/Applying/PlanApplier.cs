using System.Collections.Immutable;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Deploy.Files;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Live;
using AppForge.Deploy.Planning;

namespace AppForge.Deploy.Applying;

/// <summary>
/// Carries out a plan: makes sure nothing changed since; writes pre-live settings, each write guarded by a revision and written down before; makes sure nobody else wrote
/// meanwhile; deploys wave by wave; compares what is live in the end. Where it is stopped before a deploy it takes its own changes back, if nobody else's are among them.
/// The central type of this folder.
/// </summary>
/// <param name="api">The tenant.</param>
/// <param name="budget">Counts the requests.</param>
/// <param name="files">The project's files, and how those of the tenant are known.</param>
/// <param name="pollInterval">How often a running deploy is asked about.</param>
public sealed class PlanApplier(KintoneApi api, RequestBudget budget, AppFiles files, TimeSpan pollInterval)
{
    internal KintoneApi Api { get; } = api;

    internal AppFiles Files { get; } = files;

    internal FileSender Sender { get; } = new(api, files);

    internal TimeSpan PollInterval { get; } = pollInterval;

    /// <summary>Carries out a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="environment">Its environment.</param>
    /// <param name="journal">Where it is written down.</param>
    /// <param name="observer">Sees it going.</param>
    /// <param name="cancellationToken">Finishes the request in flight, then stops as after a failure.</param>
    public Task<ApplyResult> ApplyAsync(Plan plan, EnvironmentModel environment, RunJournal journal, IApplyObserver observer, CancellationToken cancellationToken) =>
        ApplyAsync(plan, environment, ApplyExtent.Deploy, journal, observer, cancellationToken);

    /// <summary>Carries out a plan, as far as is asked.</summary>
    /// <param name="plan">The plan; for <see cref="ApplyExtent.Stage"/> one without waves before the last (<see cref="Plan.CanBeStaged"/>).</param>
    /// <param name="environment">Its environment.</param>
    /// <param name="extent">How far.</param>
    /// <param name="journal">Where it is written down.</param>
    /// <param name="observer">Sees it going.</param>
    /// <param name="cancellationToken">Finishes the request in flight, then stops as after a failure.</param>
    public async Task<ApplyResult> ApplyAsync(
        Plan plan, EnvironmentModel environment, ApplyExtent extent, RunJournal journal, IApplyObserver observer, CancellationToken cancellationToken)
    {
        var before = budget.Snapshot();
        var run = new PlanRun(this, plan, environment, journal, observer);
        if (plan.IsEmpty)
        {
            return run.Result(ApplyOutcome.Nothing, RequestCounts.None);
        }

        journal.Add(new(JournalEvent.Begun) { Plan = plan.PlanId });
        try
        {
            await run.RefuseIfStaleAsync(cancellationToken).ConfigureAwait(false);
            await run.ExecuteAsync(extent, cancellationToken).ConfigureAwait(false);
        }
        catch (KintoneApiException failure)
        {
            // What was begun is taken back even when the user has asked to stop.
            return Ended(await run.TakeBackAsync(failure, CancellationToken.None).ConfigureAwait(false), failure);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Ended(await run.TakeBackAsync(null, CancellationToken.None).ConfigureAwait(false));
            throw;
        }

        if (extent == ApplyExtent.Stage)
        {
            return Ended(ApplyOutcome.Staged);
        }

        ImmutableArray<Change> differences;
        try
        {
            differences = await run.CompareAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (KintoneApiException failure)
        {
            // Everything is live, but can't be read back (the line broke, or the permissions shut this account out): not proven, and the new apps' ids must not be lost.
            return Ended(ApplyOutcome.Differs, failure);
        }

        return Ended(differences.IsEmpty ? ApplyOutcome.Applied : ApplyOutcome.Differs, null, differences);

        ApplyResult Ended(ApplyOutcome outcome, KintoneApiException? failure = null, ImmutableArray<Change> found = default)
        {
            journal.Add(new(JournalEvent.Ended) { Outcome = outcome });
            return run.Result(outcome, budget.Snapshot().Since(before), failure, found);
        }
    }

    internal LiveStateReader ReaderOf(Plan plan) => new(Api, plan.Project.BuiltIns, plan.Project.TimeZone);

    internal RequestCounts Spent(RequestCounts before) => budget.Snapshot().Since(before);

    internal RequestCounts Now => budget.Snapshot();
}
