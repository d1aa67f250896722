using System.Collections.Immutable;
using System.Text.Json;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Live;
using AppForge.Deploy.Planning;

namespace AppForge.Deploy.Applying;

/// <summary>One carrying-out of a plan: what is known of the tenant while it goes.</summary>
internal sealed class PlanRun
{
    private readonly PlanApplier _applier;
    private readonly Plan _plan;
    private readonly RunJournal _journal;
    private readonly IApplyObserver _observer;
    private readonly AppRevisions _asked;
    private readonly Dictionary<string, AppPlan> _plans;
    private readonly TenantWords _words;
    private readonly ReadBack _readBack;
    private readonly RunProgress _progress;
    private readonly Lock _lock = new();
    private bool _lasting;
    private int _begun;

    public PlanRun(PlanApplier applier, Plan plan, EnvironmentModel environment, RunJournal journal, IApplyObserver observer)
    {
        (_applier, _plan, _journal, _observer, _words) = (applier, plan, journal, observer, new(plan, environment));
        _readBack = new(applier, plan, _words);
        _asked = new(applier.Api);
        _plans = plan.Apps.ToDictionary(a => a.Key, StringComparer.Ordinal);
        _progress = new(
            plan.Apps.Where(a => a.Revision is not null).ToDictionary(a => a.Key, a => a.Revision!.Value, StringComparer.Ordinal),
            plan.IsAllWritten ? plan.Steps.SelectMany(AppsOf) : []);
    }

    private KintoneApi Api => _applier.Api;

    public ApplyResult Result(ApplyOutcome outcome, RequestCounts requests, KintoneApiException? failure = null, ImmutableArray<Change> differences = default) =>
        new(outcome, _words.Ids, requests, failure, differences.IsDefault ? [] : differences, [.. _progress.Undeployed]) { Revisions = _progress.Revisions };

    /// <summary>Refuses with nothing written where an app isn't as the plan saw it.</summary>
    public async Task RefuseIfStaleAsync(CancellationToken cancellationToken)
    {
        var apps = _plan.Steps.SelectMany(AppsOf).Distinct(StringComparer.Ordinal).Where(_progress.Knows).ToList();
        if (await FindChangedAsync(apps, cancellationToken).ConfigureAwait(false) is { } changed)
        {
            throw DeployFailure.Stale(changed, _words.Ids.IdOf(changed)!.Value);
        }
    }

    /// <summary>Carries out the steps.</summary>
    public async Task ExecuteAsync(ApplyExtent extent, CancellationToken cancellationToken)
    {
        foreach (var wave in Waves.Of(_plan.Steps))
        {
            foreach (var create in wave.Creations)
            {
                await BeginAsync(create, cancellationToken).ConfigureAwait(false);
            }

            await StepChains.RunAsync(wave.Writes.GroupBy(s => AppsOf(s).Single(), StringComparer.Ordinal), BeginAsync, cancellationToken).ConfigureAwait(false);
            if (extent == ApplyExtent.Stage)
            {
                await CheckPreLiveAsync([.. _progress.Undeployed], cancellationToken).ConfigureAwait(false);
                return;
            }

            if (wave.Deploy is { } deploy)
            {
                await BeginAsync(deploy, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private Task BeginAsync(PlanStep step, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            _observer.Begin(step, ++_begun, _plan.Steps.Length);
        }

        return ExecuteAsync(step, cancellationToken);
    }

    /// <summary>Compares what is live now with what the plan wanted.</summary>
    public async Task<ImmutableArray<Change>> CompareAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _readBack.CompareAsync(_progress.Touched, null, SettingsStage.Live, cancellationToken).ConfigureAwait(false);
        }
        catch (KintoneApiException e) when (e.Kind == KintoneErrorKind.Forbidden)
        {
            // Who manages apps without a right to their records may not read what is live; at the same revision the pre-live settings are the same.
            foreach (var app in _progress.Touched)
            {
                var (id, expected) = (_words.Ids.IdOf(app)!.Value, _progress.RevisionOf(app));
                if (await _asked.LiveAsync(id, cancellationToken).ConfigureAwait(false) != expected)
                {
                    throw;
                }
            }

            return await _readBack.CompareAsync(_progress.Touched, null, SettingsStage.PreLive, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>After a failure: puts pre-live settings back, where they hold nothing but changes of ours.</summary>
    public async Task<ApplyOutcome> TakeBackAsync(KintoneApiException? failure, CancellationToken cancellationToken)
    {
        var stale = failure?.Kind == KintoneErrorKind.Conflict && !_lasting;
        if (_progress.Undeployed.Count > 0 && failure?.MayHaveBeenCarriedOut != true)
        {
            await RevertAsync(cancellationToken).ConfigureAwait(false);
        }

        return _lasting || _progress.Undeployed.Count > 0 || failure?.MayHaveBeenCarriedOut == true ? ApplyOutcome.Partial : stale ? ApplyOutcome.Refused : ApplyOutcome.Failed;
    }

    private static IEnumerable<string> AppsOf(PlanStep step) => step switch
    {
        CreateAppStep s => [s.App],
        AddEntriesStep s => [s.App],
        ChangeEntriesStep s => [s.App],
        DeleteEntriesStep s => [s.App],
        WriteAreaStep s => [s.App],
        AddRowsStep s => [s.App],
        ConfirmRenamesStep s => [s.App],
        MoveAppStep s => [s.App],
        DeployStep s => s.Apps,
        _ => throw new InvalidOperationException($"Nobody said which apps {step.GetType().Name} is about."),
    };

    private Task ExecuteAsync(PlanStep step, CancellationToken cancellationToken) => step switch
    {
        CreateAppStep s => CreateAsync(s, cancellationToken),
        AddEntriesStep s => WriteAsync(s.App, s.Area, (id, revision) => Api.PostFieldsAsync(id, _words.Entries(s.App, s.Area, s.Entries), revision, CancellationToken.None)),
        ChangeEntriesStep s => ChangeEntriesAsync(s),
        DeleteEntriesStep s => WriteAsync(s.App, s.Area, (id, revision) => Api.DeleteFieldsAsync(id, s.Keys, revision, CancellationToken.None)),
        WriteAreaStep s => WriteAreaAsync(s, cancellationToken),
        AddRowsStep s => WriteAsync(s.App, s.Area, (id, revision) =>
            Api.PostSettingsAsync(s.Area.Resource, id, _words.Additions(s.App, s.Area, s.Rows), revision, CancellationToken.None)),
        ConfirmRenamesStep s => ConfirmRenamesAsync(s, cancellationToken),
        MoveAppStep s => MoveAsync(s, cancellationToken),
        DeployStep s => DeployAsync(s, cancellationToken),
        _ => throw new InvalidOperationException($"No way to carry out {step.GetType().Name}."),
    };

    private async Task CreateAsync(CreateAppStep step, CancellationToken cancellationToken)
    {
        _journal.Add(new(JournalEvent.Creating) { App = step.App });
        var created = await CreatedAsync(step, cancellationToken).ConfigureAwait(false);
        _words.Ids = _words.Ids.With(step.App, created.App);
        _progress.Created(step.App, created.Revision);
        _lasting = true;
        _observer.Created(_words.Ids);
        _journal.Add(new(JournalEvent.Created) { App = step.App, Id = created.App, Revision = created.Revision });

        // The language of its built-in fields is that of the account that made it: nothing but the app itself tells it.
        var area = KintoneCatalog.Fields;
        var answer = await Api.GetSettingsAsync(area.Resource, created.App, SettingsStage.PreLive, cancellationToken).ConfigureAwait(false);
        _words.Learn(step.App, answer, _applier.ReaderOf(_plan));
    }

    // Where no answer came it is looked for, and made again only where it isn't there.
    private async Task<CreatedApp> CreatedAsync(CreateAppStep step, CancellationToken cancellationToken)
    {
        try
        {
            return await CreateOnceAsync(step).ConfigureAwait(false);
        }
        catch (KintoneApiException e) when (e.MayHaveBeenCarriedOut)
        {
            return await new LostApps(Api).FindAsync(step, _plan.HighestAppId, _words.Ids, cancellationToken).ConfigureAwait(false) ?? await CreateOnceAsync(step).ConfigureAwait(false);
        }
    }

    private async Task<CreatedApp> CreateOnceAsync(CreateAppStep step)
    {
        try
        {
            return await Api.CreateAppAsync(step.Name, step.Place?.Space, step.Place?.Thread, CancellationToken.None).ConfigureAwait(false);
        }
        catch (KintoneApiException e) when (!e.MayHaveBeenCarriedOut)
        {
            _journal.Add(new(JournalEvent.NotDone) { App = step.App });
            throw;
        }
    }

    private async Task MoveAsync(MoveAppStep step, CancellationToken cancellationToken)
    {
        // Twice the same move is one.
        _journal.Add(new(JournalEvent.Moving) { App = step.App });
        for (var isLast = false; ; isLast = true)
        {
            try
            {
                await Api.MoveAppAsync(_words.Ids.IdOf(step.App)!.Value, step.Space, cancellationToken).ConfigureAwait(false);
                break;
            }
            catch (KintoneApiException e) when (e.MayHaveBeenCarriedOut && !isLast)
            {
            }
        }

        _lasting = true;
        _journal.Add(new(JournalEvent.Moved) { App = step.App });
    }

    private Task ChangeEntriesAsync(ChangeEntriesStep step) => WriteAsync(step.App, step.Area, (id, revision) =>
        Api.PutSettingsAsync(step.Area.Resource, id, Wrapped(step.Area, _words.Entries(step.App, step.Area, step.Entries)), revision, CancellationToken.None));

    private async Task WriteAreaAsync(WriteAreaStep step, CancellationToken cancellationToken)
    {
        var kept = await WithKeptAsync(step, cancellationToken).ConfigureAwait(false);
        var value = await _applier.Sender.WithKeysAsync(_plans[step.App], step.Area, kept, _words.Ids.IdOf(step.App)!.Value, _words.Names, cancellationToken).ConfigureAwait(false);
        await WriteAsync(step.App, step.Area, (id, revision) =>
            Api.PutSettingsAsync(step.Area.Resource, id, _words.Area(step.App, step.Area, value), revision, CancellationToken.None)).ConfigureAwait(false);
    }

    // kintone's own entries come and go with what was written before (the built-in view with the process), so they are looked at once more.
    private async Task<SettingValue> WithKeptAsync(WriteAreaStep step, CancellationToken cancellationToken)
    {
        if (step.Area.Shape is not MapShape { KeptBy: not null } shape || !_progress.IsWrittenBefore(step.App, step.Area))
        {
            return step.Value;
        }

        var answer = await Api.GetSettingsAsync(step.Area.Resource, _words.Ids.IdOf(step.App)!.Value, SettingsStage.PreLive, cancellationToken).ConfigureAwait(false);
        return Overlay.WithKept((MapValue)step.Value, _words.ReadMap(step.App, step.Area, answer), shape);
    }

    // Reads what should have followed; of what didn't, fields are changed one by one, other areas written whole.
    private async Task ConfirmRenamesAsync(ConfirmRenamesStep step, CancellationToken cancellationToken)
    {
        var live = (await _readBack.ReadAsync([step.App], step.Areas, SettingsStage.PreLive, cancellationToken).ConfigureAwait(false))[step.App];
        var wanted = _readBack.Wanted(live);
        foreach (var area in step.Areas)
        {
            var (isNow, shall) = (live.Model.Canonical(area)!, wanted.Canonical(area)!);
            if (SettingValueComparer.Sent.Equals(isNow, shall))
            {
                continue;
            }

            if (area.Mode != WriteMode.ByKey)
            {
                await WriteAreaAsync(new(step.App, area, shall), cancellationToken).ConfigureAwait(false);
            }
            else if (EntryChanges.Between((MapValue)isNow, (MapValue)shall).Changed is { IsEmpty: false } changed)
            {
                await ChangeEntriesAsync(new(step.App, area, changed)).ConfigureAwait(false);
            }
        }
    }

    private async Task WriteAsync(string app, SettingsArea area, Func<long, long?, Task<long>> write)
    {
        var (id, expected) = (_words.Ids.IdOf(app)!.Value, _progress.RevisionOf(app));
        _journal.Add(new(JournalEvent.Writing) { App = app, Area = area.Name, Id = id, Revision = expected });
        long now;
        try
        {
            now = await write(id, expected).ConfigureAwait(false);
        }
        catch (KintoneApiException e) when (e.MayHaveBeenCarriedOut)
        {
            now = await SettleAsync(app, id, expected, write).ConfigureAwait(false);
        }
        catch (KintoneApiException)
        {
            _journal.Add(new(JournalEvent.NotDone) { App = app });
            throw;
        }

        _progress.Written(app, area, now);
        _journal.Add(new(JournalEvent.Written) { App = app, Area = area.Name, Id = id, Revision = now });
    }

    // No answer came. The revision tells: as it was, nothing happened; one more, it is done, by us or by somebody in the same moment: that is looked at before the deploy.
    private async Task<long> SettleAsync(string app, long id, long expected, Func<long, long?, Task<long>> write)
    {
        var now = await _asked.PreLiveAsync(id, CancellationToken.None).ConfigureAwait(false);
        if (now == expected)
        {
            return await write(id, expected).ConfigureAwait(false);
        }

        _progress.Doubt(app);
        return now == expected + 1 ? now : throw DeployFailure.ChangedMeanwhile(app, id);
    }

    private async Task DeployAsync(DeployStep step, CancellationToken cancellationToken)
    {
        // New apps are published although nothing is written to them; where nothing is to follow a rename, nothing is deployed.
        var undeployed = _progress.Undeployed;
        ImmutableArray<string> apps = [.. step.Apps.Where(a => undeployed.Contains(a) || step.Purpose == DeployPurpose.Publish)];
        if (apps.IsEmpty)
        {
            return;
        }

        await CheckPreLiveAsync([.. apps.Where(undeployed.Contains)], cancellationToken).ConfigureAwait(false);
        var targets = apps.Select(a => new DeployTarget(_words.Ids.IdOf(a)!.Value, null)).ToList();
        _journal.Add(new(JournalEvent.Deploying) { Apps = apps });
        try
        {
            await Api.DeployAsync(targets, revert: false, CancellationToken.None).ConfigureAwait(false);
        }
        catch (KintoneApiException e) when (e.MayHaveBeenCarriedOut)
        {
            await SettleDeployAsync(targets, apps, cancellationToken).ConfigureAwait(false);
        }
        catch (KintoneApiException)
        {
            _journal.Add(new(JournalEvent.NotDone) { Apps = apps });
            throw;
        }

        var statuses = await Api.WaitForDeployAsync([.. targets.Select(t => t.App)], _applier.PollInterval, cancellationToken).ConfigureAwait(false);
        if (statuses.FirstOrDefault(s => s.Status != DeployStatus.Success) is { App: > 0 } failed)
        {
            var failure = DeployFailure.Of(statuses, id => _words.Ids.KeyOf(id) ?? id.ToString(System.Globalization.CultureInfo.InvariantCulture), failed);
            if (!failure.MayHaveBeenCarriedOut)
            {
                _journal.Add(new(JournalEvent.NotDone) { Apps = apps });
            }

            throw failure;
        }

        _progress.Deployed(apps);
        _lasting = true;
        _journal.Add(new(JournalEvent.Deployed) { Apps = apps });
    }

    // No answer came. SUCCESS may be an older deploy's (behaviour.md, trap 8), but a deploy makes the live revision the pre-live one; all apps of a call go together.
    private async Task SettleDeployAsync(List<DeployTarget> targets, ImmutableArray<string> apps, CancellationToken cancellationToken)
    {
        await Api.WaitForDeployAsync([.. targets.Select(t => t.App)], _applier.PollInterval, cancellationToken).ConfigureAwait(false);
        if (await _asked.LiveAsync(targets[0].App, cancellationToken).ConfigureAwait(false) != _progress.RevisionOf(apps[0]))
        {
            await Api.DeployAsync(targets, revert: false, CancellationToken.None).ConfigureAwait(false);
        }
    }

    // Between our last write and the deploy somebody may have written: their unfinished work must not go live with ours.
    private async Task CheckPreLiveAsync(ImmutableArray<string> apps, CancellationToken cancellationToken)
    {
        if (await FindChangedAsync(apps, cancellationToken).ConfigureAwait(false) is { } changed)
        {
            throw DeployFailure.ChangedMeanwhile(changed, _words.Ids.IdOf(changed)!.Value);
        }

        var doubtful = apps.Intersect(_progress.Doubtful, StringComparer.Ordinal).ToList();
        var areas = _progress.WrittenOf(doubtful);
        if (doubtful.Count > 0 && (await _readBack.CompareAsync(doubtful, areas, SettingsStage.PreLive, cancellationToken).ConfigureAwait(false)) is [var strange, ..])
        {
            var app = doubtful.First(a => strange.Address.Text.StartsWith(Address.OfApp(a).Text + ".", StringComparison.Ordinal));
            throw DeployFailure.ChangedMeanwhile(app, _words.Ids.IdOf(app)!.Value);
        }
    }

    private async Task<string?> FindChangedAsync(IReadOnlyCollection<string> apps, CancellationToken cancellationToken)
    {
        var revisions = await Task.WhenAll(apps.Select(async a => (App: a, Now: await _asked.PreLiveAsync(_words.Ids.IdOf(a)!.Value, cancellationToken).ConfigureAwait(false)))).ConfigureAwait(false);
        return revisions.FirstOrDefault(r => r.Now != _progress.RevisionOf(r.App)).App;
    }

    private async Task RevertAsync(CancellationToken cancellationToken)
    {
        try
        {
            var ours = new List<string>();
            foreach (var app in _progress.Undeployed)
            {
                if (await _asked.PreLiveAsync(_words.Ids.IdOf(app)!.Value, cancellationToken).ConfigureAwait(false) == _progress.RevisionOf(app))
                {
                    ours.Add(app);
                }
            }

            await new PreLiveReverter(_applier, _journal).RevertAsync(ours, _words.Ids, cancellationToken).ConfigureAwait(false);
            _progress.Reverted(ours);
        }
        catch (KintoneApiException)
        {
            // The first failure is the one to tell; what couldn't be taken back is named in the result.
        }
    }

    private static JsonElement Wrapped(SettingsArea area, JsonElement entries) =>
        JsonSerializer.SerializeToElement(new Dictionary<string, JsonElement>(StringComparer.Ordinal) { [area.WireProperty!] = entries });
}
