using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Live;
using AppForge.Deploy.Planning;

namespace AppForge.Deploy.Applying;

/// <summary>Reads what a plan has written and compares it with what it wanted.</summary>
/// <param name="applier">The tenant.</param>
/// <param name="plan">The plan.</param>
/// <param name="words">The tenant's words.</param>
internal sealed class ReadBack(PlanApplier applier, Plan plan, TenantWords words)
{
    private readonly Dictionary<string, AppPlan> _plans = plan.Apps.ToDictionary(a => a.Key, StringComparer.Ordinal);

    /// <summary>What is there and differs.</summary>
    /// <param name="apps">The apps.</param>
    /// <param name="areas">The areas; null for all.</param>
    /// <param name="stage">Live or pre-live.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<ImmutableArray<Change>> CompareAsync(
        IEnumerable<string> apps, IReadOnlyCollection<SettingsArea>? areas, SettingsStage stage, CancellationToken cancellationToken)
    {
        var live = await ReadAsync(apps, areas, stage, cancellationToken).ConfigureAwait(false);
        var seen = await Task.WhenAll(live.Values.Select(l => applier.Files.SeenAsync(l, _plans[l.Model.Key].Desired, stage, cancellationToken))).ConfigureAwait(false);
        return [.. seen.SelectMany(l => Differ.Compare(l.Model, Wanted(l)).Where(c => c is { IsConsequence: false, IsByHand: false } && (areas is null || areas.Contains(c.Area))))];
    }

    /// <summary>Apps as they are.</summary>
    public Task<ImmutableSortedDictionary<string, LiveApp>> ReadAsync(
        IEnumerable<string> apps, IEnumerable<SettingsArea>? areas, SettingsStage stage, CancellationToken cancellationToken)
    {
        var reader = applier.ReaderOf(plan);
        var ids = apps.ToDictionary(a => a, a => words.Ids.IdOf(a)!.Value, StringComparer.Ordinal);
        return (areas is null ? reader : reader.Only(areas)).ReadAsync(ids, words.Names, stage, cancellationToken);
    }

    /// <summary>What an app shall be, with what is left alone as it is now.</summary>
    public AppModel Wanted(LiveApp live)
    {
        var wanted = _plans[live.Model.Key];
        return Overlay.Apply(Overlay.WithKept(wanted.Desired, live.Model), live.Model, wanted.Desired.Unmanaged).Ours;
    }
}
