using AppForge.Deploy.Environments;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Live;

namespace AppForge.Deploy.Applying;

/// <summary>
/// Puts pre-live settings back to the live ones. Everything in them goes, whoever wrote it: who calls has made sure that it is ours. An app that was never deployed keeps
/// what it has (behaviour.md, Preview and live).
/// </summary>
/// <param name="applier">The tenant.</param>
/// <param name="journal">Where it is written down.</param>
internal sealed class PreLiveReverter(PlanApplier applier, RunJournal journal)
{
    /// <summary>Puts apps back, in one call.</summary>
    /// <param name="apps">Their keys; none is nothing to do.</param>
    /// <param name="ids">Their ids.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="KintoneApiException">kintone refuses, or is out of reach.</exception>
    public async Task RevertAsync(IReadOnlyCollection<string> apps, AppIdMap ids, CancellationToken cancellationToken)
    {
        foreach (var batch in apps.Chunk(KintoneApi.MostAppsPerDeploy))
        {
            var targets = batch.Select(a => new DeployTarget(ids.IdOf(a)!.Value, null)).ToList();
            journal.Add(new(JournalEvent.Reverting) { Apps = [.. batch] });
            try
            {
                await applier.Api.DeployAsync(targets, revert: true, CancellationToken.None).ConfigureAwait(false);
            }
            catch (KintoneApiException e) when (e.MayHaveBeenCarriedOut)
            {
                // To put back twice is to put back once, as long as nobody wrote in between: kintone refuses while the first is going on.
                await applier.Api.WaitForDeployAsync([.. targets.Select(t => t.App)], applier.PollInterval, cancellationToken).ConfigureAwait(false);
                await applier.Api.DeployAsync(targets, revert: true, CancellationToken.None).ConfigureAwait(false);
            }

            await applier.Api.WaitForDeployAsync([.. targets.Select(t => t.App)], applier.PollInterval, cancellationToken).ConfigureAwait(false);
            foreach (var app in batch)
            {
                // Revisions that were known before mean nothing any more.
                var revision = await new AppRevisions(applier.Api).PreLiveAsync(ids.IdOf(app)!.Value, cancellationToken).ConfigureAwait(false);
                journal.Add(new(JournalEvent.Reverted) { App = app, Revision = revision });
            }
        }
    }
}
