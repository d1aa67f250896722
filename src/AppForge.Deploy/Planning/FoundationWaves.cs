using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;

namespace AppForge.Deploy.Planning;

/// <summary>
/// Finds the new fields that lookups and related records of this plan need live before they can be added (behaviour.md, unconfirmed point 9), in levels:
/// a field that itself refers to a new field of another app comes one wave after it.
/// </summary>
internal sealed class FoundationWaves
{
    private readonly Dictionary<(string App, string Code), MapEntry> _added = [];
    private readonly Dictionary<(string App, string Code), Node> _nodes = [];

    private FoundationWaves(List<AppPlan> plans, Dictionary<string, EntryChanges> changes)
    {
        foreach (var plan in plans)
        {
            foreach (var entry in changes[plan.Key].Added)
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
        foreach (var (field, entry) in waves._added)
        {
            foreach (var other in waves.NodeOf(field.App, field.Code, entry).Elsewhere)
            {
                waves.Need(other, needed);
            }
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

        var shape = (MapShape)KintoneCatalog.Fields.Shape;
        var references = References.In(app, new MapValue([entry], Compiler.Syntax.SourceSpan.None), shape, Address.OfApp(app)).Where(r => r.App is not null).ToList();
        var apps = references.Where(r => r.Kind == SymbolKind.App).Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
        var fields = references.Where(r => r.Kind == SymbolKind.Field).Select(r => (App: r.App!, Code: r.Name)).Distinct().Where(f => f != (app, code)).ToList();
        return _nodes[(app, code)] = new([.. fields.Where(f => apps.Contains(f.App))], [.. fields.Where(f => !apps.Contains(f.App))]);
    }

    /// <summary>The fields that a field refers to: in the apps that it names (its own, if it looks itself up), and beside it.</summary>
    private sealed record Node(ImmutableArray<(string App, string Code)> Elsewhere, ImmutableArray<(string App, string Code)> Here);
}
