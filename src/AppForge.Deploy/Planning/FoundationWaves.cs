using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;

namespace AppForge.Deploy.Planning;

/// <summary>
/// Finds the new fields, and those with a new code, that have to be live before this plan can write what names them through their app: lookups, related records, app actions (behaviour.md,
/// unconfirmed point 9); in levels: a field that itself refers to a new field of another app comes one wave after it.
/// </summary>
internal sealed class FoundationWaves
{
    private readonly Dictionary<(string App, string Code), MapEntry> _added = [];
    private readonly Dictionary<(string App, string Code), Node> _nodes = [];

    private FoundationWaves(List<AppPlan> plans, Dictionary<string, EntryChanges> changes)
    {
        foreach (var plan in plans)
        {
            foreach (var entry in changes[plan.Key].NewNames)
            {
                _added[(plan.Key, entry.Key)] = entry;
            }
        }
    }

    /// <summary>The waves: for each the apps with the entries to add.</summary>
    public static IEnumerable<ImmutableArray<(string App, ImmutableArray<MapEntry> Entries)>> Of(List<AppPlan> plans, Dictionary<string, EntryChanges> changes)
    {
        var waves = new FoundationWaves(plans, changes);
        var needed = new HashSet<(string App, string Code)>();
        foreach (var other in plans.SelectMany(p => Written(p, changes[p.Key])).SelectMany(w => Elsewhere(References.In(w.App, w.Value, w.Shape, Address.OfApp(w.App)))))
        {
            waves.Need(other, needed);
        }

        return needed
            .GroupBy(f => waves.LevelOf(f, []))
            .OrderBy(g => g.Key)
            .Select(level => level
                .GroupBy(f => f.App, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => (g.Key, g.Select(f => waves._added[f]).OrderBy(e => e.Key, StringComparer.Ordinal).ToImmutableArray()))
                .ToImmutableArray());
    }

    // What this plan writes: entries of fields, and areas.
    private static IEnumerable<(string App, SettingValue Value, Shape Shape)> Written(AppPlan plan, EntryChanges changes)
    {
        var fields = KintoneCatalog.Fields.Shape;
        yield return (plan.Key, new MapValue([.. changes.Added, .. changes.Changed], Compiler.Syntax.SourceSpan.None), fields);
        foreach (var area in plan.Desired.Areas.Where(a => a.Mode != WriteMode.ByKey && plan.Changes.Any(c => ReferenceEquals(c.Area, a) && !c.IsByHand)))
        {
            yield return (plan.Key, plan.Desired.Canonical(area)!, area.Shape);
        }
    }

    private static IEnumerable<(string App, string Code)> Elsewhere(IEnumerable<Reference> references) =>
        references.Where(r => r is { Kind: SymbolKind.Field, App: not null, IsThroughApp: true }).Select(r => (r.App!, r.Name)).Distinct();

    // What is needed needs, in its turn, the new fields that it refers to: copy targets and operands in its own app, keys in others.
    private void Need((string App, string Code) field, HashSet<(string App, string Code)> needed)
    {
        if (_added.TryGetValue(field, out var entry) && needed.Add(field))
        {
            var node = NodeOf(field.App, field.Code, entry);
            foreach (var other in node.Elsewhere.Concat(node.Here))
            {
                Need(other, needed);
            }
        }
    }

    // A circle of fields can't be ordered; it is cut where it is met again, and kintone says what it thinks of it.
    private int LevelOf((string App, string Code) field, HashSet<(string App, string Code)> path)
    {
        if (!_added.TryGetValue(field, out var entry) || !path.Add(field))
        {
            return 0;
        }

        var node = NodeOf(field.App, field.Code, entry);
        var level = node.Elsewhere.Where(_added.ContainsKey).Select(f => LevelOf(f, path) + 1).DefaultIfEmpty(0).Max();
        level = Math.Max(level, node.Here.Where(_added.ContainsKey).Select(f => LevelOf(f, path)).DefaultIfEmpty(0).Max());
        path.Remove(field);
        return level;
    }

    private Node NodeOf(string app, string code, MapEntry entry)
    {
        if (_nodes.TryGetValue((app, code), out var known))
        {
            return known;
        }

        var references = References.In(app, new MapValue([entry], Compiler.Syntax.SourceSpan.None), KintoneCatalog.Fields.Shape, Address.OfApp(app));
        var here = references.Where(r => r is { Kind: SymbolKind.Field, App: not null, IsThroughApp: false }).Select(r => (App: r.App!, Code: r.Name)).Distinct();
        return _nodes[(app, code)] = new([.. Elsewhere(references).Where(f => f != (app, code))], [.. here.Where(f => f != (app, code))]);
    }

    /// <summary>The fields that a field refers to: in the apps that it names (its own, if it looks itself up), and beside it.</summary>
    private sealed record Node(ImmutableArray<(string App, string Code)> Elsewhere, ImmutableArray<(string App, string Code)> Here);
}
