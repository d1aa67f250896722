using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Fragments;

/// <summary>
/// Joins the tree of a file with those of its fragments, guided by the shapes of the catalog: objects property by property, maps entry by entry, the
/// fragments' items behind those of the file or where it has a place for them. What two of them say about the same thing is reported at one, naming the other.
/// </summary>
/// <param name="diagnostics">Where mistakes go.</param>
internal sealed class FragmentJoiner(DiagnosticBag diagnostics)
{
    // Overrides and places that had something to do: they are taken out in the end.
    private readonly HashSet<SyntaxNode> _done = new(ReferenceEqualityComparer.Instance);

    private SourceSpan? _level;
    private bool _isAmongFragments;
    private string _part = "";

    /// <summary>Joins a file (an app, or a fragment that uses others) with what it uses, in the order of the uses.</summary>
    public MappingNode Join(MappingNode own, IReadOnlyList<FragmentPart> parts)
    {
        _level = own.Span.Source.UsedFrom;
        Compare(parts);
        var whole = own;
        foreach (var part in parts)
        {
            _part = part.Fragment;
            whole = Objects(whole, part.Root, KintoneCatalog.App, OverrideIn(whole), isRoot: true);
        }

        return (MappingNode)Finished(whole, KintoneCatalog.App);
    }

    // What fragments say among each other no override settles: which of them should hold?
    private void Compare(IReadOnlyList<FragmentPart> parts)
    {
        _isAmongFragments = true;
        var together = parts.Count > 0 ? parts[0].Root : null;
        for (var i = 1; i < parts.Count; i++)
        {
            together = Objects(parts[i].Root, together!, KintoneCatalog.App, by: null, isRoot: true);
        }

        _isAmongFragments = false;
    }

    private MappingNode Objects(MappingNode ours, MappingNode theirs, Shape shape, ScalarNode? by, bool isRoot = false)
    {
        var entries = ours.Entries.ToBuilder();
        var index = IndexOf(ours);
        foreach (var entry in theirs.Entries.Where(e => !e.Value.IsEmpty && e.Key.Value != FragmentShapes.Override))
        {
            if (!index.TryGetValue(entry.Key.Value, out var at))
            {
                entries.Add(entry);
            }
            else if (entries[at].Value.IsEmpty)
            {
                entries[at] = entry;
            }
            else
            {
                // At the root an override is about the single values beside it; a section says it for itself.
                var value = entries[at].Value;
                var inner = isRoot && value is not ScalarNode ? null : by;
                entries[at] = new(entries[at].Key, Values(entries[at], entry, PropertyOf(shape, entry.Key.Value), inner ?? OverrideIn(value)));
            }
        }

        return new(entries.ToImmutable(), ours.Span);
    }

    private MappingNode Maps(MappingNode ours, MappingNode theirs, MapShape shape, ScalarNode? by)
    {
        var entries = ours.Entries.ToBuilder();
        var index = IndexOf(ours);
        foreach (var entry in theirs.Entries)
        {
            if (!index.TryGetValue(entry.Key.Value, out var at))
            {
                entries.Add(entry);
            }
            else
            {
                var over = by ?? OverrideIn(entries[at].Value);
                var isJoined = over is not null || shape.Value is ListShape or MapShape;
                entries[at] = new(entries[at].Key, isJoined ? Values(entries[at], entry, shape.Value, over) : Twice(entries[at].Key, entries[at].Value, entry.Key));
            }
        }

        return new(entries.ToImmutable(), ours.Span);
    }

    private SyntaxNode Values(MappingEntry ours, MappingEntry theirs, Shape? shape, ScalarNode? by)
    {
        if (by is not null)
        {
            _done.Add(by);
        }

        return (shape, ours.Value, theirs.Value) switch
        {
            (MapShape { ListedBy: null } map, MappingNode a, MappingNode b) => Maps(a, b, map, by),
            (ObjectShape or UnionShape, MappingNode a, MappingNode b) => Objects(a, b, shape, by),
            (ListShape { IsFlags: false } list, SequenceNode a, SequenceNode b) when by is null => Lists(a, b, list),
            (MapShape { ListedBy: { } name }, SequenceNode a, SequenceNode b) when by is null => Listed(a, b, name),
            (_, { IsEmpty: true }, _) => theirs.Value,
            (_, _, { IsEmpty: true }) => ours.Value,
            _ => by is null ? Twice(ours.Key, ours.Value, theirs.Key) : ours.Value,
        };
    }

    private SequenceNode Lists(SequenceNode ours, SequenceNode theirs, ListShape shape)
    {
        var (items, rest) = (ours.Items, theirs.Items);
        if (shape is { IsIdentityStrict: true, Identities: [[var name], ..], Item: ObjectShape row })
        {
            var same = Named(theirs, i => IdentityOf(i, row, name));
            items = [.. items.Select(i => IdentityOf(i, row, name) is { } who && same.TryGetValue(who.Value, out var other) ? Rows(i, other, row, name) : i)];
            var taken = Named(ours, i => IdentityOf(i, row, name));
            rest = rest.RemoveAll(i => IdentityOf(i, row, name) is { } who && taken.ContainsKey(who.Value));
        }

        var placed = shape.HasPlacesForFragments && !_isAmongFragments ? Placed(items, shape, ref rest) : items;
        return new(placed.AddRange(rest), ours.Span);
    }

    private SyntaxNode Rows(SyntaxNode ours, SyntaxNode theirs, ObjectShape row, string name)
    {
        if (OverrideIn(ours) is not { } by)
        {
            return Twice(IdentityOf(ours, row, name)!, ours, IdentityOf(theirs, row, name)!);
        }

        // The row is the same because both say who: that is no difference to settle.
        _done.Add(by);
        var rest = theirs is MappingNode mapping ? new MappingNode(mapping.Entries.RemoveAll(e => e.Key.Value == name), mapping.Span) : new([], theirs.Span);
        return Objects((MappingNode)ours, rest, row, by);
    }

    private SequenceNode Listed(SequenceNode ours, SequenceNode theirs, string name)
    {
        var names = Named(ours, i => NameOf(i, name));
        var rest = ImmutableArray.CreateBuilder<SyntaxNode>();
        foreach (var item in theirs.Items)
        {
            if (NameOf(item, name) is { } other && names.TryGetValue(other.Value, out var same))
            {
                Twice(NameOf(same, name)!, same, other);
            }
            else
            {
                rest.Add(item);
            }
        }

        return new(ours.Items.AddRange(rest), ours.Span);
    }

    // The items go in front of their place, which stays until the end: a second use of the fragment may have something for it too.
    private ImmutableArray<SyntaxNode> Placed(ImmutableArray<SyntaxNode> items, ListShape shape, ref ImmutableArray<SyntaxNode> rest)
    {
        var result = ImmutableArray.CreateBuilder<SyntaxNode>(items.Length + rest.Length);
        foreach (var item in items)
        {
            if (PlaceIn(item)?.Value == _part && !rest.IsEmpty)
            {
                _done.Add(item);
                result.AddRange(rest);
                rest = [];
            }

            result.Add(PlaceIn(item) is null && item is MappingNode mapping ? Within(mapping, shape.Item, ref rest) : item);
        }

        return result.ToImmutable();
    }

    private MappingNode Within(MappingNode item, Shape shape, ref ImmutableArray<SyntaxNode> rest)
    {
        var entries = item.Entries.ToBuilder();
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Value is SequenceNode inner && PropertyOf(shape, entries[i].Key.Value) is ListShape { HasPlacesForFragments: true } list)
            {
                entries[i] = new(entries[i].Key, new SequenceNode(Placed(inner.Items, list, ref rest), inner.Span));
            }
        }

        return new(entries.ToImmutable(), item.Span);
    }

    private SyntaxNode Finished(SyntaxNode node, Shape? shape) => (node, shape) switch
    {
        (MappingNode mapping, MapShape { ListedBy: null } map) => new MappingNode([.. mapping.Entries.Select(e => new MappingEntry(e.Key, Finished(e.Value, map.Value)))], node.Span),
        (MappingNode mapping, ObjectShape or UnionShape) => new MappingNode(
            [.. mapping.Entries.Where(e => !_done.Contains(e.Key)).Select(e => new MappingEntry(e.Key, Finished(e.Value, PropertyOf(shape, e.Key.Value))))], node.Span),
        (SequenceNode sequence, ListShape list) => new SequenceNode(
            [.. sequence.Items.Where(i => !list.HasPlacesForFragments || !IsPlace(i)).Select(i => Finished(i, list.Item))], node.Span),
        _ => node,
    };

    private bool IsPlace(SyntaxNode item)
    {
        if (PlaceIn(item) is not { } name)
        {
            return false;
        }

        if (!_done.Contains(item))
        {
            diagnostics.Report(FragmentDiagnostics.NothingToPlace, name.Span, name.Value);
        }

        return true;
    }

    private SyntaxNode Twice(ScalarNode key, SyntaxNode value, ScalarNode other)
    {
        if (_isAmongFragments || Equals(key.Span.Source.UsedFrom, _level))
        {
            diagnostics.Report(FragmentDiagnostics.SaidTwice, key.Span, key.Value, other.Span.Place);
        }

        return value;
    }

    /// <summary>The fragment whose rows an item of a list stands for; null where it is a row of its own.</summary>
    internal static ScalarNode? PlaceIn(SyntaxNode item) =>
        item is MappingNode { Entries: [{ Key.Value: FragmentShapes.Use, Value: ScalarNode { IsEmpty: false } name }] } ? name : null;

    private static ScalarNode? OverrideIn(SyntaxNode node) =>
        node is MappingNode mapping && mapping.Find(FragmentShapes.Override) is { Value: ScalarNode { Value: "true" } } entry ? entry.Key : null;

    private static ScalarNode? IdentityOf(SyntaxNode item, ObjectShape row, string name) => item switch
    {
        ScalarNode scalar when row.Sole?.Name == name => scalar,
        MappingNode mapping => mapping.Find(name)?.Value as ScalarNode,
        _ => null,
    };

    private static ScalarNode? NameOf(SyntaxNode item, string name) => item is MappingNode mapping ? mapping.Find(name)?.Value as ScalarNode : item as ScalarNode;

    private static Dictionary<string, SyntaxNode> Named(SequenceNode sequence, Func<SyntaxNode, ScalarNode?> nameOf)
    {
        Dictionary<string, SyntaxNode> named = new(StringComparer.Ordinal);
        foreach (var item in sequence.Items)
        {
            if (nameOf(item) is { } name)
            {
                named.TryAdd(name.Value, item);
            }
        }

        return named;
    }

    private static Shape? PropertyOf(Shape? shape, string name) => shape switch
    {
        ObjectShape o => o.Find(name)?.Shape,
        UnionShape union => union.Variants.Select(v => v.Shape.Find(name)?.Shape).FirstOrDefault(s => s is not null),
        _ => null,
    };

    private static Dictionary<string, int> IndexOf(MappingNode mapping)
    {
        var index = new Dictionary<string, int>(mapping.Entries.Length, StringComparer.Ordinal);
        for (var i = 0; i < mapping.Entries.Length; i++)
        {
            index[mapping.Entries[i].Key.Value] = i;
        }

        return index;
    }
}
