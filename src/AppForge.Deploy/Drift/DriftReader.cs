using System.Collections.Immutable;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Files;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Live;
using AppForge.Deploy.Planning;

namespace AppForge.Deploy.Drift;

/// <summary>
/// Finds what people changed by hand since the last deployment. What the definitions say already is no drift: it was accepted, or another machine deployed it.
/// Reads, never writes; an app that didn't change costs one request.
/// </summary>
/// <param name="api">The tenant.</param>
/// <param name="budget">Counts the requests.</param>
/// <param name="files">The project's files, and how those of the tenant are known.</param>
public sealed class DriftReader(KintoneApi api, RequestBudget budget, AppFiles files)
{
    /// <summary>What kintone answered before.</summary>
    public SettingsCache Kept { get; init; } = SettingsCache.None;

    /// <summary>Looks at the apps that are in the tenant and live.</summary>
    /// <param name="project">What the project says beside its apps.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="apps">The apps as the environment shall have them.</param>
    /// <param name="ids">The ids of the apps that exist there.</param>
    /// <param name="deployed">What the last deployment left of an app, by its key; null where that isn't known.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="KintoneApiException">Something can't be read.</exception>
    public async Task<TenantDrift> ReadAsync(
        ProjectTraits project, EnvironmentModel environment, ImmutableSortedDictionary<string, AppModel> apps, AppIdMap ids, Func<string, DeployedApp?> deployed, CancellationToken cancellationToken)
    {
        var before = budget.Snapshot();
        var defined = apps.Values.Where(a => ids.IdOf(a.Key) is not null).ToDictionary(a => a.Key, files.Described, StringComparer.Ordinal);
        var existing = defined.Keys.ToDictionary(k => k, k => ids.IdOf(k)!.Value, StringComparer.Ordinal);
        var left = existing.ToDictionary(e => e.Key, e => deployed(e.Key) is { } state && state.Id == e.Value ? state : null, StringComparer.Ordinal);
        var names = Planner.NamesOf(ids, environment, project.PluginIds);
        var listing = ListAsync(existing, cancellationToken);
        var isKeeping = api.Client.Connection.Credentials is KintoneCredentials.Password;
        var reader = new LiveStateReader(api, project.BuiltIns, project.TimeZone) { Kept = isKeeping ? Kept : SettingsCache.None, Listed = listing };
        var reading = ReadAsync(reader, existing, names, cancellationToken);
        await Task.WhenAll(reading, listing).ConfigureAwait(false);
        var (both, listed) = (await reading.ConfigureAwait(false), await listing.ConfigureAwait(false));

        // What was answered before may say that nothing differs; what differs is said of what is there now.
        var unsure = both.Where(b => b.Live.IsKept && files.NeedsDownload(b.Live, Wanted(b.Live.Model.Key), SettingsStage.Live));
        var drift = await CompareAsync(await DoubtAsync(unsure), cancellationToken).ConfigureAwait(false);
        if (drift.Where(d => d.HasDrift).Select(d => d.Key).ToHashSet(StringComparer.Ordinal) is { Count: > 0 } found && both.Any(b => b.Live.IsKept && found.Contains(b.Live.Model.Key)))
        {
            drift = await CompareAsync(await DoubtAsync(both.Where(b => b.Live.IsKept && found.Contains(b.Live.Model.Key))), cancellationToken).ConfigureAwait(false);
        }

        return new(environment.Name, drift, budget.Snapshot().Since(before));

        AppModel[] Wanted(string key) => left[key] is { } state ? [state.App, defined[key]] : [defined[key]];

        async Task<List<Sides>> DoubtAsync(IEnumerable<Sides> sides)
        {
            if (sides.Select(s => s.Live.Model.Key).ToHashSet(StringComparer.Ordinal) is { Count: > 0 } keys)
            {
                reader = reader.Doubting(keys);
                both = await ReadAsync(reader, existing, names, cancellationToken).ConfigureAwait(false);
            }

            return both;
        }

        async Task<ImmutableArray<AppDrift>> CompareAsync(List<Sides> sides, CancellationToken cancellation)
        {
            var seen = await Task.WhenAll(sides.Select(async s => new Sides(
                await files.SeenAsync(s.Live, Wanted(s.Live.Model.Key), SettingsStage.Live, cancellation).ConfigureAwait(false),
                s.PreLive.HasUndeployedChanges ? await files.SeenAsync(s.PreLive, [s.Live.Model, .. Wanted(s.Live.Model.Key)], SettingsStage.PreLive, cancellation).ConfigureAwait(false) : s.PreLive))).ConfigureAwait(false);
            var missing = seen.SelectMany(s => Planner.MissingIn(s.Live.Model, left[s.Live.Model.Key]?.App ?? defined[s.Live.Model.Key]));
            var (hidden, unverified) = await new PrincipalLookup(api).FindHiddenAsync(missing, cancellation).ConfigureAwait(false);
            return [.. seen.Select(s => Compare(s, left[s.Live.Model.Key], defined[s.Live.Model.Key], hidden, unverified, listed.GetValueOrDefault(s.Live.Id)))];
        }
    }

    private static AppDrift Compare(Sides sides, DeployedApp? left, AppModel definition, ImmutableHashSet<string> hidden, ImmutableHashSet<string> unverified, KintoneApp? listed)
    {
        var (live, preLive) = (sides.Live.Model, sides.PreLive);
        var (before, unreadable) = Lay(left?.App ?? definition);
        var withoutHidden = Overlay.Apply(Overlay.WithKept(left?.App ?? definition, live), live, definition.Unmanaged).Unreadable;
        var said = left is null ? [] : Differ.Compare(Lay(definition).Ours, live);
        var changes = Differ.Compare(before, live).Where(c => !c.IsConsequence && (left is null || said.Any(s => IsSamePlace(s.Address, c.Address))));
        var missing = Planner.MissingIn(live, left?.App ?? definition).Where(unverified.Contains).ToHashSet(StringComparer.Ordinal);
        var unseen = Planner.PrincipalsOf(before).Where(r => missing.Contains(r.Name)).Select(r => r.From).ToHashSet();
        return new(live.Key, live.Name, sides.Live.Id, preLive.Revision, sides.Live.LiveRevision!.Value)
        {
            Changes = [.. changes.Where(c => !unseen.Any(u => IsSamePlace(u, c.Address)))],
            Undeployed = preLive.HasUndeployedChanges ? [.. Differ.Compare(live, Overlay.Apply(preLive.Model, live, definition.Unmanaged).Ours).Where(c => !c.IsConsequence)] : [],
            Stopped = [.. unreadable.Except(withoutHidden)],
            Unreadable = [.. withoutHidden, .. unseen],
            DeployedRevision = left?.Revision,
            Modifier = listed?.ModifierCode,
            ModifiedAt = listed?.ModifiedAt,
            Before = before,
            Live = live,
        };

        (AppModel Ours, ImmutableArray<Address> Unreadable) Lay(AppModel ours) => Overlay.Apply(Overlay.WithKept(ours, live), live, definition.Unmanaged, hidden);
    }

    private static bool IsSamePlace(Address one, Address other) => IsWithin(one.Text, other.Text) || IsWithin(other.Text, one.Text);

    private static bool IsWithin(string inner, string outer) =>
        inner.StartsWith(outer, StringComparison.Ordinal) && (inner.Length == outer.Length || inner[outer.Length] is '.' or '[');

    // Live differs from pre-live only where somebody has undeployed changes. An app that was never deployed has nothing live to look at.
    private static async Task<List<Sides>> ReadAsync(LiveStateReader reader, Dictionary<string, long> existing, Compiler.Wire.WireNames names, CancellationToken cancellationToken)
    {
        var preLive = await reader.ReadAsync(existing, names, SettingsStage.PreLive, cancellationToken).ConfigureAwait(false);
        var edited = preLive.Values.Where(p => p.HasUndeployedChanges).ToDictionary(p => p.Model.Key, p => p.Id, StringComparer.Ordinal);
        var live = await reader.ReadAsync(edited, names, SettingsStage.Live, cancellationToken).ConfigureAwait(false);
        return [.. preLive.Values.Where(p => p.LiveRevision is not null).Select(p => new Sides(live.GetValueOrDefault(p.Model.Key) ?? p, p))];
    }

    // Who and when. API tokens open no list, but each its own app.
    private async Task<IReadOnlyDictionary<long, KintoneApp>> ListAsync(Dictionary<string, long> existing, CancellationToken cancellationToken)
    {
        IReadOnlyList<KintoneApp> listed = existing.Count == 0 ? []
            : api.Client.Connection.Credentials is KintoneCredentials.Password ? await api.GetAppsAsync(AppSearch.All with { Ids = [.. existing.Values] }, cancellationToken).ConfigureAwait(false)
            : [.. (await Task.WhenAll(existing.Values.Select(id => GetAsync(id, cancellationToken))).ConfigureAwait(false)).OfType<KintoneApp>()];
        return listed.ToDictionary(a => a.Id);
    }

    // No one is told of an app that was never deployed.
    private async Task<KintoneApp?> GetAsync(long id, CancellationToken cancellationToken)
    {
        try
        {
            return await api.GetAppAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (KintoneApiException e) when (e.Kind == KintoneErrorKind.NotFound)
        {
            return null;
        }
    }

    /// <summary>Both sides of an app; the same where nothing is undeployed.</summary>
    private sealed record Sides(LiveApp Live, LiveApp PreLive);
}
