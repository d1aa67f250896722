using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Wire;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Files;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Live;
using AppForge.Deploy.Planning;

namespace AppForge.Deploy.Applying;

/// <summary>
/// Carries out a plan: writes pre-live settings, each write guarded by a revision; makes sure nobody else wrote meanwhile; deploys wave by wave; compares what is live in the
/// end. Where it is stopped before a deploy it takes its own changes back, if nobody else's are among them.
/// </summary>
/// <param name="api">The tenant.</param>
/// <param name="budget">Counts the requests.</param>
/// <param name="reader">Reads what was written.</param>
/// <param name="files">The project's files, and how those of the tenant are known.</param>
/// <param name="pollInterval">How often a running deploy is asked about.</param>
public sealed class PlanApplier(KintoneApi api, RequestBudget budget, LiveStateReader reader, AppFiles files, TimeSpan pollInterval)
{
    /// <summary>Carries out a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="environment">Its environment.</param>
    /// <param name="ids">The ids of the apps that exist.</param>
    /// <param name="observer">Sees it going.</param>
    /// <param name="cancellationToken">Finishes the request in flight, then stops as after a failure.</param>
    public async Task<ApplyResult> ApplyAsync(Plan plan, EnvironmentModel environment, AppIdMap ids, IApplyObserver observer, CancellationToken cancellationToken)
    {
        var before = budget.Snapshot();
        var run = new Run(this, plan, environment, ids, observer);
        if (plan.IsEmpty)
        {
            return run.Result(ApplyOutcome.Nothing, budget.Snapshot().Since(before));
        }

        try
        {
            await run.ExecuteAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (KintoneApiException failure)
        {
            // What was begun is taken back even when the user has asked to stop.
            var outcome = await run.TakeBackAsync(failure, CancellationToken.None).ConfigureAwait(false);
            return run.Result(outcome, budget.Snapshot().Since(before), failure);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await run.TakeBackAsync(null, CancellationToken.None).ConfigureAwait(false);
            throw;
        }

        ImmutableArray<Change> differences;
        try
        {
            differences = await run.CompareAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (KintoneApiException failure)
        {
            // Everything is live, but can't be read back (the line broke, or the permissions shut this account out): not proven, and the new apps' ids must not be lost.
            return run.Result(ApplyOutcome.Differs, budget.Snapshot().Since(before), failure);
        }

        return run.Result(differences.IsEmpty ? ApplyOutcome.Applied : ApplyOutcome.Differs, budget.Snapshot().Since(before), null, differences);
    }

    private sealed class Run(PlanApplier applier, Plan plan, EnvironmentModel environment, AppIdMap ids, IApplyObserver observer)
    {
        private readonly Dictionary<string, long> _revisions = plan.Apps.Where(a => a.Revision is not null).ToDictionary(a => a.Key, a => a.Revision!.Value, StringComparer.Ordinal);
        private readonly Dictionary<string, AppPlan> _plans = plan.Apps.ToDictionary(a => a.Key, StringComparer.Ordinal);
        private readonly SortedSet<string> _undeployed = new(StringComparer.Ordinal);
        private readonly SortedSet<string> _touched = new(StringComparer.Ordinal);
        private readonly HashSet<(string App, string Section)> _written = [];
        private readonly Dictionary<string, LiveNames> _names = plan.Apps.ToDictionary(a => a.Key, a => a.Names, StringComparer.Ordinal);
        private bool _lasting;
        private AppIdMap _ids = ids;

        private KintoneApi Api => applier.Api;

        public async Task ExecuteAsync(CancellationToken cancellationToken)
        {
            for (var i = 0; i < plan.Steps.Length; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                observer.Begin(plan.Steps[i], i + 1, plan.Steps.Length);
                await ExecuteAsync(plan.Steps[i], cancellationToken).ConfigureAwait(false);
            }
        }

        public ApplyResult Result(ApplyOutcome outcome, RequestCounts requests, KintoneApiException? failure = null, ImmutableArray<Change> differences = default) =>
            new(outcome, _ids, requests, failure, differences.IsDefault ? [] : differences, [.. _undeployed]);

        /// <summary>Compares what is live now with what the plan wanted.</summary>
        public async Task<ImmutableArray<Change>> CompareAsync(CancellationToken cancellationToken)
        {
            var live = await applier.Reader.ReadAsync(IdsOf(_touched), Names, SettingsStage.Live, cancellationToken).ConfigureAwait(false);
            var seen = await Task.WhenAll(live.Values.Select(l => applier.Files.SeenAsync(l, _plans[l.Model.Key].Desired, SettingsStage.Live, cancellationToken))).ConfigureAwait(false);
            return [.. seen.SelectMany(l => Compared(_plans[l.Model.Key], l))];
        }

        /// <summary>After a failure: puts pre-live settings back, where they hold nothing but changes of ours.</summary>
        public async Task<ApplyOutcome> TakeBackAsync(KintoneApiException? failure, CancellationToken cancellationToken)
        {
            var stale = failure?.Kind == KintoneErrorKind.Conflict && !_lasting;
            if (_undeployed.Count > 0 && failure?.MayHaveBeenCarriedOut != true)
            {
                await RevertAsync(cancellationToken).ConfigureAwait(false);
            }

            return _lasting || _undeployed.Count > 0 || failure?.MayHaveBeenCarriedOut == true ? ApplyOutcome.Partial : stale ? ApplyOutcome.Refused : ApplyOutcome.Failed;
        }

        private WireNames Names => Planner.NamesOf(_ids, environment, plan.PluginIds);

        private static IEnumerable<Change> Compared(AppPlan wanted, LiveApp live)
        {
            var kept = wanted.Desired.Areas.Where(a => a.Shape is MapShape { KeptBy: not null } && live.Model.Canonical(a) is MapValue && wanted.Desired.Canonical(a) is MapValue).ToDictionary(
                a => a.Name,
                a => (SettingValue)Overlay.WithKept((MapValue)wanted.Desired.Canonical(a)!, (MapValue)live.Model.Canonical(a)!, (MapShape)a.Shape),
                StringComparer.Ordinal);
            var (ours, _) = Overlay.Apply(wanted.Desired.With(kept), live.Model, wanted.Desired.Unmanaged);
            return Differ.Compare(live.Model, ours).Where(c => c is { IsConsequence: false, IsByHand: false });
        }

        private Dictionary<string, long> IdsOf(IEnumerable<string> apps) => apps.ToDictionary(a => a, a => _ids.IdOf(a)!.Value, StringComparer.Ordinal);

        private Task ExecuteAsync(PlanStep step, CancellationToken cancellationToken) => step switch
        {
            CreateAppStep create => CreateAsync(create, cancellationToken),
            AddEntriesStep add => WriteAsync(add.App, (id, revision) => Api.PostFieldsAsync(id, Entries(add.App, add.Area, add.Entries), revision, cancellationToken)),
            ChangeEntriesStep change => WriteAsync(change.App, (id, revision) =>
                Api.PutSettingsAsync(change.Area.Resource, id, Wrapped(change.Area, Entries(change.App, change.Area, change.Entries)), revision, cancellationToken)),
            DeleteEntriesStep delete => WriteAsync(delete.App, (id, revision) => Api.DeleteFieldsAsync(id, delete.Keys, revision, cancellationToken)),
            WriteAreaStep write => WriteAreaAsync(write, cancellationToken),
            AddRowsStep add => WriteAsync(add.App, (id, revision) =>
                Api.PostSettingsAsync(add.Area.Resource, id, Element(Writer(add.App).WriteAdditions(add.Rows, add.Area)), revision, cancellationToken)),
            MoveAppStep move => MoveAsync(move, cancellationToken),
            DeployStep deploy => DeployAsync(deploy, cancellationToken),
            _ => throw new InvalidOperationException($"No way to carry out {step.GetType().Name}."),
        };

        private async Task CreateAsync(CreateAppStep step, CancellationToken cancellationToken)
        {
            var created = await Api.CreateAppAsync(step.Name, step.Place?.Space, step.Place?.Thread, cancellationToken).ConfigureAwait(false);
            _ids = _ids.With(step.App, created.App);
            _revisions[step.App] = created.Revision;
            _lasting = true;
            observer.Created(_ids);

            // The language of its built-in fields is that of the account that made it: nothing but the app itself tells it.
            var area = KintoneCatalog.Fields;
            var answer = await Api.GetSettingsAsync(area.Resource, created.App, SettingsStage.PreLive, cancellationToken).ConfigureAwait(false);
            _names[step.App] = applier.Reader.NamesOf(step.App, new WireReader(Names).Read(answer, area) as MapValue);
        }

        private async Task MoveAsync(MoveAppStep step, CancellationToken cancellationToken)
        {
            await Api.MoveAppAsync(_ids.IdOf(step.App)!.Value, step.Space, cancellationToken).ConfigureAwait(false);
            _lasting = true;
        }

        private async Task WriteAreaAsync(WriteAreaStep step, CancellationToken cancellationToken)
        {
            var kept = await WithKeptAsync(step, cancellationToken).ConfigureAwait(false);
            var value = await applier.Sender.WithKeysAsync(_plans[step.App], step.Area, kept, _ids.IdOf(step.App)!.Value, Names, cancellationToken).ConfigureAwait(false);
            await WriteAsync(step.App, (id, revision) =>
                Api.PutSettingsAsync(step.Area.Resource, id, Element(Writer(step.App).Write(Translation.ToLive(step.App, value, step.Area), step.Area)), revision, cancellationToken)).ConfigureAwait(false);
            _written.Add((step.App, step.Area.Section));
        }

        // kintone's own entries come and go with what was written before (the built-in view with the process), so they are looked at once more.
        private async Task<SettingValue> WithKeptAsync(WriteAreaStep step, CancellationToken cancellationToken)
        {
            if (step.Area.Shape is not MapShape { KeptBy: not null } shape || !step.Area.After.Any(a => _written.Contains((step.App, a))))
            {
                return step.Value;
            }

            var answer = await Api.GetSettingsAsync(step.Area.Resource, _ids.IdOf(step.App)!.Value, SettingsStage.PreLive, cancellationToken).ConfigureAwait(false);
            var now = new WireReader(Names).Read(answer, step.Area) is { } there && Translation.ToProject(step.App, there, step.Area) is MapValue map ? map : new([], Compiler.Syntax.SourceSpan.None);
            return Overlay.WithKept((MapValue)step.Value, (MapValue)new Canonicalizer(_plans[step.App].Desired.Scope).Canonical(now, step.Area), shape);
        }

        private async Task WriteAsync(string app, Func<long, long?, Task<long>> write)
        {
            _revisions[app] = await write(_ids.IdOf(app)!.Value, _revisions.TryGetValue(app, out var revision) ? revision : null).ConfigureAwait(false);
            _undeployed.Add(app);
            _touched.Add(app);
        }

        private async Task DeployAsync(DeployStep step, CancellationToken cancellationToken)
        {
            await CheckPreLiveAsync([.. step.Apps.Where(_undeployed.Contains)], cancellationToken).ConfigureAwait(false);
            var targets = step.Apps.Select(a => new DeployTarget(_ids.IdOf(a)!.Value, null)).ToList();
            await Api.DeployAsync(targets, revert: false, cancellationToken).ConfigureAwait(false);
            var statuses = await Api.WaitForDeployAsync([.. targets.Select(t => t.App)], applier.PollInterval, cancellationToken).ConfigureAwait(false);
            if (statuses.FirstOrDefault(s => s.Status != DeployStatus.Success) is { App: > 0 } failed)
            {
                throw DeployFailure.Of(statuses, id => _ids.KeyOf(id) ?? id.ToString(CultureInfo.InvariantCulture), failed);
            }

            _undeployed.ExceptWith(step.Apps);
            _touched.UnionWith(step.Apps);
            _lasting = true;
        }

        // Between our last write and the deploy somebody may have written: their unfinished work must not go live with ours.
        private async Task CheckPreLiveAsync(ImmutableArray<string> apps, CancellationToken cancellationToken)
        {
            var revisions = await Task.WhenAll(apps.Select(async a => (App: a, Now: await RevisionAsync(a, cancellationToken).ConfigureAwait(false)))).ConfigureAwait(false);
            if (revisions.FirstOrDefault(r => r.Now != _revisions[r.App]) is { App: { } changed })
            {
                throw DeployFailure.ChangedMeanwhile(changed, _ids.IdOf(changed)!.Value);
            }
        }

        private async Task<long> RevisionAsync(string app, CancellationToken cancellationToken)
        {
            var general = KintoneCatalog.General;
            var answer = await Api.GetSettingsAsync(general.Resource, _ids.IdOf(app)!.Value, SettingsStage.PreLive, cancellationToken).ConfigureAwait(false);
            return long.Parse(answer.GetProperty("revision").ToString(), CultureInfo.InvariantCulture);
        }

        private async Task RevertAsync(CancellationToken cancellationToken)
        {
            try
            {
                var ours = new List<string>();
                foreach (var app in _undeployed)
                {
                    if (await RevisionAsync(app, cancellationToken).ConfigureAwait(false) == _revisions[app])
                    {
                        ours.Add(app);
                    }
                }

                if (ours.Count > 0)
                {
                    var targets = ours.Select(a => new DeployTarget(_ids.IdOf(a)!.Value, null)).ToList();
                    await Api.DeployAsync(targets, revert: true, cancellationToken).ConfigureAwait(false);
                    await Api.WaitForDeployAsync([.. targets.Select(t => t.App)], applier.PollInterval, cancellationToken).ConfigureAwait(false);
                    _undeployed.ExceptWith(ours);
                }
            }
            catch (KintoneApiException)
            {
                // The first failure is the one to tell; what couldn't be taken back is named in the result.
            }
        }

        private LiveTranslation Translation => new(_names, LiveFields, ProjectFields);

        private MapValue? ProjectFields(string app) => _plans.GetValueOrDefault(app)?.Desired.FieldMap;

        private MapValue? LiveFields(string app) => ProjectFields(app) is { } fields
            ? (MapValue)new LiveTranslation(_names, _ => null, ProjectFields).ToLive(app, fields, KintoneCatalog.Fields)
            : null;

        private WireWriter Writer(string app) => new(Names, LiveFields(app)!);

        private JsonElement Entries(string app, SettingsArea area, ImmutableArray<MapEntry> entries) =>
            Element(Writer(app).WriteEntries(((MapValue)Translation.ToLive(app, new MapValue(entries, Compiler.Syntax.SourceSpan.None), area)).Entries, (MapShape)area.Shape));

        private static JsonElement Wrapped(SettingsArea area, JsonElement entries) =>
            JsonSerializer.SerializeToElement(new Dictionary<string, JsonElement>(StringComparer.Ordinal) { [area.WireProperty!] = entries });

        private static JsonElement Element(System.Text.Json.Nodes.JsonObject json) => JsonSerializer.SerializeToElement(json);
    }

    private KintoneApi Api { get; } = api;

    private LiveStateReader Reader { get; } = reader;

    private AppFiles Files { get; } = files;

    private FileSender Sender { get; } = new(api, files);

    private TimeSpan PollInterval { get; } = pollInterval;
}
