using System.Collections.Immutable;
using System.Globalization;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Wire;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Files;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Live;
using AppForge.Deploy.Planning.Findings;
using AppForge.Deploy.Planning.Records;

namespace AppForge.Deploy.Planning;

/// <summary>Compares definitions with a tenant and says what has to be done. Reads, never writes.</summary>
/// <param name="api">The tenant.</param>
/// <param name="budget">Counts the requests.</param>
/// <param name="files">The project's files, and how those of the tenant are known.</param>
public sealed class Planner(KintoneApi api, RequestBudget budget, AppFiles files)
{
    /// <summary>What the plan says it is for; the address and guest space of the tenant where nothing else is said.</summary>
    public string Target { get; init; } = api.Client.Connection.ToString();

    /// <summary>What kintone answered before: an app that didn't change costs one request.</summary>
    public SettingsCache Kept { get; init; } = SettingsCache.None;

    /// <summary>The hash of definitions, as a plan made of them has it.</summary>
    public string DefinitionsHash(IEnumerable<AppModel> apps) => PlanIdentity.OfDefinitions(apps.Select(files.Described));

    /// <summary>Makes the plan.</summary>
    /// <param name="project">What the project says beside its apps.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="apps">The apps as the environment shall have them (<see cref="EnvironmentResolver"/>).</param>
    /// <param name="ids">The ids of the apps that exist there.</param>
    /// <param name="only">The apps to compare; null for all.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="KintoneApiException">Something can't be read.</exception>
    public async Task<Plan> PlanAsync(
        ProjectTraits project, EnvironmentModel environment, ImmutableSortedDictionary<string, AppModel> apps, AppIdMap ids,
        IReadOnlyCollection<string>? only, CancellationToken cancellationToken)
    {
        var before = budget.Snapshot();
        var chosen = apps.Values.Where(a => only is null || only.Contains(a.Key)).Select(files.Described).ToList();
        var existing = chosen.Where(a => ids.IdOf(a.Key) is not null).ToDictionary(a => a.Key, a => ids.IdOf(a.Key)!.Value, StringComparer.Ordinal);
        var names = NamesOf(ids, environment, project.PluginIds);
        var asked = chosen.Where(a => existing.ContainsKey(a.Key) && (KeepsAnswers || a.Space is not null || a.Own(KintoneCatalog.AppCode.Name) is not null)).Select(a => existing[a.Key]);
        var listing = ReadListedAsync([.. asked], cancellationToken);
        var reader = new LiveStateReader(api, project.BuiltIns, project.TimeZone) { Kept = KeepsAnswers ? Kept : SettingsCache.None, Listed = listing };
        var reading = ReadAsync(reader, existing, chosen, names, cancellationToken);
        var searching = chosen.Count > existing.Count ? ReadStrangersAsync(ids, cancellationToken) : Task.FromResult<IReadOnlyList<KintoneApp>>([]);
        await Task.WhenAll(reading, listing, searching).ConfigureAwait(false);
        var (live, listed, strangers) = (await reading.ConfigureAwait(false), await listing.ConfigureAwait(false), await searching.ConfigureAwait(false));
        var (drafts, unverified) = await DraftAsync(chosen, live, project, cancellationToken).ConfigureAwait(false);

        // What was answered before may say that nothing is to be done; what is to be done is said of what is there now.
        while (drafts.Where(d => d is { Live.IsKept: true, Changes.IsEmpty: false }).Select(d => d.App.Key).ToHashSet(StringComparer.Ordinal) is { Count: > 0 } doubtful)
        {
            reader = reader.Doubting(doubtful);
            var again = await reader.ReadAsync(existing, names, SettingsStage.PreLive, cancellationToken).ConfigureAwait(false);
            live = live.SetItems(await SeenAsync(again.Where(a => doubtful.Contains(a.Key)), chosen, cancellationToken).ConfigureAwait(false));
            (drafts, unverified) = await DraftAsync(chosen, live, project, cancellationToken).ConfigureAwait(false);
        }

        var foreign = await ReadForeignAsync(reader, live.Values, names, cancellationToken).ConfigureAwait(false);
        var drawn = drafts.Select(d => PlanApp(d, environment, listed, strangers, foreign, unverified)).ToList();
        var refusing = new SpaceAccess(api).FindAsync(drawn.Where(p => p.IsNew).Select(p => p.Place).OfType<SpacePlace>().Select(p => p.Space), cancellationToken);
        var looked = Task.WhenAll(drawn.Select(p => LookAtRecordsAsync(p, cancellationToken)));
        await Task.WhenAll(refusing, looked).ConfigureAwait(false);
        var refused = await refusing.ConfigureAwait(false);
        ImmutableArray<AppPlan> plans = [.. (await looked.ConfigureAwait(false)).Select(p => p with { Findings = [.. p.Findings, .. SpaceAccess.Of(p, refused)] })];
        return new(environment.Name, PlanIdentity.Of(environment.Name, plans), plans, StepBuilder.Build(plans), budget.Snapshot().Since(before))
        {
            Project = project,
            Target = Target,
            Ids = ids,
            DefinitionsHash = PlanIdentity.OfDefinitions(chosen),
            HighestAppId = chosen.Count > existing.Count ? strangers.Select(s => s.Id).Concat(ids.Ids.Values).DefaultIfEmpty(0).Max() : 0,
        };
    }

    /// <summary>The names of all apps that an environment knows, those of the project and those outside it; and of the project's plug-ins.</summary>
    public static WireNames NamesOf(AppIdMap ids, EnvironmentModel environment, IEnumerable<KeyValuePair<string, string>>? plugins = null) => new(
        ids.Ids.Select(i => KeyValuePair.Create(i.Key, i.Value.ToString(CultureInfo.InvariantCulture)))
            .Concat(environment.External.Where(e => ids.IdOf(e.Key) is null)),
        plugins);

    private async Task<ImmutableSortedDictionary<string, LiveApp>> ReadAsync(
        LiveStateReader reader, Dictionary<string, long> existing, List<AppModel> chosen, WireNames names, CancellationToken cancellationToken)
    {
        var live = await reader.ReadAsync(existing, names, SettingsStage.PreLive, cancellationToken).ConfigureAwait(false);
        var wanted = chosen.ToDictionary(a => a.Key, StringComparer.Ordinal);
        var unseen = live.Values.Where(l => l.IsKept && files.NeedsDownload(l, [wanted[l.Model.Key]], SettingsStage.PreLive)).Select(l => l.Model.Key).ToHashSet(StringComparer.Ordinal);
        if (unseen.Count > 0)
        {
            live = await reader.Doubting(unseen).ReadAsync(existing, names, SettingsStage.PreLive, cancellationToken).ConfigureAwait(false);
        }

        return (await SeenAsync(live, chosen, cancellationToken).ConfigureAwait(false)).ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    private Task<KeyValuePair<string, LiveApp>[]> SeenAsync(IEnumerable<KeyValuePair<string, LiveApp>> live, List<AppModel> chosen, CancellationToken cancellationToken)
    {
        var wanted = chosen.ToDictionary(a => a.Key, StringComparer.Ordinal);
        return Task.WhenAll(live.Select(async l => KeyValuePair.Create(l.Key, await files.SeenAsync(l.Value, wanted[l.Key], SettingsStage.PreLive, cancellationToken).ConfigureAwait(false))));
    }

    private async Task<(List<AppDraft> Drafts, ImmutableHashSet<string> Unverified)> DraftAsync(
        List<AppModel> chosen, ImmutableSortedDictionary<string, LiveApp> live, ProjectTraits project, CancellationToken cancellationToken)
    {
        var (hidden, unverified) = await new PrincipalLookup(api).FindHiddenAsync(chosen.SelectMany(a => MissingIn(live.GetValueOrDefault(a.Key)?.Model, a)), cancellationToken).ConfigureAwait(false);
        var drafts = chosen.Select(a => new AppDraft(a, live.GetValueOrDefault(a.Key), project, hidden)).ToList();
        RenameCascade.Follow(drafts);
        return (drafts, unverified);
    }

    // API tokens can neither list apps nor look people up: nothing tells whether what was answered before is of the same app and complete.
    private bool KeepsAnswers => !ReferenceEquals(Kept, SettingsCache.None) && !HasTokens;

    // What no settings area tells: the app code and the space. API tokens open no list, but each its own app.
    private async Task<IReadOnlyDictionary<long, KintoneApp>> ReadListedAsync(long[] asked, CancellationToken cancellationToken)
    {
        IReadOnlyList<KintoneApp> listed = asked.Length == 0 ? []
            : HasTokens ? await Task.WhenAll(asked.Select(a => api.GetAppAsync(a, cancellationToken))).ConfigureAwait(false)
            : await api.GetAppsAsync(AppSearch.All with { Ids = asked }, cancellationToken).ConfigureAwait(false);
        return listed.ToDictionary(a => a.Id);
    }

    // Before anything is created: what is there already that no key is known for. API tokens may not ask, and may not create either.
    private async Task<IReadOnlyList<KintoneApp>> ReadStrangersAsync(AppIdMap ids, CancellationToken cancellationToken)
    {
        if (HasTokens)
        {
            return [];
        }

        var apps = await api.GetAppsAsync(AppSearch.All, cancellationToken).ConfigureAwait(false);
        return [.. apps.Where(a => ids.KeyOf(a.Id) is null)];
    }

    // What the changes do to the records that are there. Nothing is asked where nothing is lost and nothing becomes stricter.
    private async Task<AppPlan> LookAtRecordsAsync(AppPlan plan, CancellationToken cancellationToken)
    {
        if (plan.IsNew)
        {
            return plan;
        }

        var counter = new RecordCounter(api);
        var losing = new RecordLosses(counter, plan).CountAsync(cancellationToken);
        var finding = new RecordFindings(counter, plan).FindAsync(cancellationToken);
        await Task.WhenAll(losing, finding).ConfigureAwait(false);
        return plan with { LostRecords = await losing.ConfigureAwait(false), Findings = await finding.ConfigureAwait(false) };
    }

    private bool HasTokens => api.Client.Connection.Credentials is KintoneCredentials.ApiTokens;

    // Whom the definition names and kintone doesn't: perhaps because it hides them. A new app hides nobody; kintone refuses whom it doesn't know.
    internal static IEnumerable<string> MissingIn(AppModel? live, AppModel app) =>
        live is null ? [] : PrincipalsOf(app).Select(r => r.Name).Except(PrincipalsOf(live).Select(r => r.Name), StringComparer.Ordinal);

    internal static IEnumerable<Reference> PrincipalsOf(AppModel app) => app.Areas
        .SelectMany(a => References.In(app.Key, app.Canonical(a)!, a.Shape, app.AddressOf(a))).Where(r => r.Kind == SymbolKind.Principal);

    // Somebody's undeployed work is read from both sides, to say what it is.
    private async Task<ImmutableDictionary<string, ImmutableArray<Change>>> ReadForeignAsync(
        LiveStateReader reader, IEnumerable<LiveApp> live, WireNames names, CancellationToken cancellationToken)
    {
        var touched = live.Where(l => l.HasUndeployedChanges).ToDictionary(l => l.Model.Key, StringComparer.Ordinal);
        var before = await reader.ReadAsync(touched.ToDictionary(t => t.Key, t => t.Value.Id, StringComparer.Ordinal), names, SettingsStage.Live, cancellationToken).ConfigureAwait(false);
        var seen = await Task.WhenAll(before.Values.Select(async b => (
            Before: await files.SeenAsync(b, touched[b.Model.Key].Model, SettingsStage.Live, cancellationToken).ConfigureAwait(false), After: touched[b.Model.Key]))).ConfigureAwait(false);
        return seen.ToImmutableDictionary(s => s.After.Model.Key, s => Differ.Compare(s.Before.Model, s.After.Model), StringComparer.Ordinal);
    }

    private static AppPlan PlanApp(
        AppDraft draft, EnvironmentModel environment, IReadOnlyDictionary<long, KintoneApp> listed, IReadOnlyList<KintoneApp> strangers,
        ImmutableDictionary<string, ImmutableArray<Change>> foreign, ImmutableHashSet<string> unverified)
    {
        var (app, live) = (draft.App, draft.Live);
        var changes = draft.Changes;
        var place = environment.PlaceOf(app.Space);
        var there = live is null ? null : listed.GetValueOrDefault(live.Id);
        var missing = MissingIn(live?.Model, app).Where(unverified.Contains).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<Address> unseen = [.. draft.Unreadable, .. PrincipalsOf(draft.Desired).Where(r => missing.Contains(r.Name)).Select(r => r.From).Distinct()];
        return new(app.Key, app.Name, live?.Id, live?.Revision, changes, unseen, live is { HasUndeployedChanges: true }, draft.Desired, live is null ? null : draft.Before)
        {
            IsUnpublished = live is { LiveRevision: null },
            LiveRevision = live?.LiveRevision,
            ForeignChanges = foreign.GetValueOrDefault(app.Key, []),
            Renames = draft.Renames,
            Unknown = live?.Unknown ?? [],
            Names = live?.Names ?? LiveNames.None,
            Place = live is null ? place : null,
            Move = app.Space is not null && there is not null && there.SpaceId != place!.Space ? new(app.Space, there.SpaceId, place.Space) : null,
            ManualTasks = Planning.ManualTasks.Of(app, changes, there, live is null),
            Namesakes = live is not null ? [] : [.. strangers.Where(s => s.Name == app.Name && (place is null || s.SpaceId == place.Space)).Select(s => s.Id).Order()],
        };
    }
}
