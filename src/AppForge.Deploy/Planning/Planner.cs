using System.Collections.Immutable;
using System.Globalization;
using AppForge.Compiler;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Compiler.Wire;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Live;

namespace AppForge.Deploy.Planning;

/// <summary>Compares definitions with a tenant and says what has to be done. Reads, never writes.</summary>
/// <param name="api">The tenant.</param>
/// <param name="budget">Counts the requests.</param>
public sealed class Planner(KintoneApi api, RequestBudget budget)
{
    /// <summary>Makes the plan.</summary>
    /// <param name="compilation">The definitions, free of errors.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="apps">The apps as the environment shall have them (<see cref="EnvironmentResolver"/>).</param>
    /// <param name="ids">The ids of the apps that exist there.</param>
    /// <param name="only">The apps to compare; null for all.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="KintoneApiException">Something can't be read.</exception>
    public async Task<Plan> PlanAsync(
        Compilation compilation, EnvironmentModel environment, ImmutableSortedDictionary<string, AppModel> apps, AppIdMap ids,
        IReadOnlyCollection<string>? only, CancellationToken cancellationToken)
    {
        var before = budget.Snapshot();
        var chosen = apps.Values.Where(a => only is null || only.Contains(a.Key)).ToList();
        var existing = chosen.Where(a => ids.IdOf(a.Key) is not null).ToDictionary(a => a.Key, a => ids.IdOf(a.Key)!.Value, StringComparer.Ordinal);
        var reader = new LiveStateReader(api, compilation.Project.BuiltIns, compilation.Project.TimeZone);
        var live = await reader.ReadAsync(existing, NamesOf(ids, environment), SettingsStage.PreLive, cancellationToken).ConfigureAwait(false);
        var strangers = chosen.Count > existing.Count ? await ReadStrangersAsync(environment, ids, cancellationToken).ConfigureAwait(false) : [];
        var plans = chosen.Select(a => PlanApp(a, live.GetValueOrDefault(a.Key), reader) with
        {
            Namesakes = existing.ContainsKey(a.Key) ? [] : [.. strangers.Where(s => s.Name == a.Name).Select(s => s.Id).Order()],
        }).ToImmutableArray();
        var steps = StepBuilder.Build(plans);
        return new(environment.Name, PlanIdentity.Of(environment.Name, plans), plans, steps, budget.Snapshot().Since(before));
    }

    // Before anything is created: what is there already that no key is known for. API tokens may not ask, and may not create either.
    private async Task<IReadOnlyList<KintoneApp>> ReadStrangersAsync(EnvironmentModel environment, AppIdMap ids, CancellationToken cancellationToken)
    {
        if (api.Client.Connection.Credentials is KintoneCredentials.ApiTokens)
        {
            return [];
        }

        var apps = await api.GetAppsAsync(AppSearch.All, cancellationToken).ConfigureAwait(false);
        return [.. apps.Where(a => ids.KeyOf(a.Id) is null && (environment.Space is not { } space || a.SpaceId == space))];
    }

    /// <summary>The names of all apps that an environment knows: those of the project and those outside it.</summary>
    public static WireNames NamesOf(AppIdMap ids, EnvironmentModel environment) => new(
        ids.Ids.Select(i => KeyValuePair.Create(i.Key, i.Value.ToString(CultureInfo.InvariantCulture)))
            .Concat(environment.External.Where(e => ids.IdOf(e.Key) is null)));

    private static AppPlan PlanApp(AppModel app, LiveApp? live, LiveStateReader reader)
    {
        var before = live?.Model ?? reader.Fresh(app.Key, app.Name);
        var (ours, unreadable) = Overlay.Apply(app, before, app.Unmanaged);
        var changes = Differ.Compare(before, ours);
        return new(app.Key, app.Name, live?.Id, live?.Revision, changes, unreadable, live is { HasUndeployedChanges: true }, ours, live?.Model)
        {
            IsUnpublished = live is { LiveRevision: null },
            Unknown = live?.Unknown ?? [],
        };
    }
}
