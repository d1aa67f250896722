using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Fragments;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Binding;

/// <summary>
/// Makes the tree of a file the shortest that means the same: defaults that are written go, sugar is used, single values get their normal form. What is shortest
/// is asked of <see cref="DefinitionWriter"/>; the order of the author stays, and so does everything with a comment at it: somebody had a reason to write it. What is
/// wrong stays as it is.
/// </summary>
/// <param name="scope">What defaults depend on.</param>
/// <param name="trivia">The comments of the file; they follow what they belong to.</param>
/// <param name="files">Finds the text of a <c>file:</c>.</param>
/// <param name="app">The app; null where it isn't known (a fragment, an app with errors), so that only constant defaults can be told.</param>
/// <param name="isJoined">Whether the file says only a part of its objects and maps, the rest being said by fragments or by apps.</param>
internal sealed class TreeShortener(CanonicalScope scope, YamlTrivia trivia, Func<SourceText, string, SourceText?> files, AppModel? app, bool isJoined)
{
    private readonly Canonicalizer _canonicalizer = new(scope);
    private readonly DefinitionWriter _writer = new(scope);

    /// <summary>Shortens <c>app.yaml</c>.</summary>
    public SyntaxNode ShortenApp(SyntaxNode root)
    {
        if (root is not MappingNode mapping)
        {
            return root;
        }

        var shape = KintoneCatalog.App;
        var general = KintoneCatalog.General.Shape;
        var settings = new MappingNode([.. mapping.Entries.Where(e => ((ObjectShape)general).Find(e.Key.Value) is not null)], mapping.Span);
        var says = mapping.Find(FragmentShapes.Override) is null ? Sound(settings, general, Place.Root(isJoined)) : null;
        return Rebuilt(mapping, e => settings.Entries.Contains(e)
            ? Property(e, ((ObjectShape)general).Find(e.Key.Value)!, says, null, Place.Root(isJoined))
            : shape.Find(e.Key.Value) is { } property ? Section(e, property) : e);
    }

    /// <summary>Shortens a fragment. What it leaves out may be said by an app, so no section goes.</summary>
    public SyntaxNode ShortenFragment(SyntaxNode root) => root is MappingNode mapping && mapping.Find(FragmentShapes.Override) is null
        ? Rebuilt(mapping, e => e.Key.Value == FragmentShapes.Parameters || KintoneCatalog.App.Find(e.Key.Value) is not { } property
            ? e
            : new(e.Key, Shorten(e.Value, property.Shape, Place.Root(isJoined: true))))
        : root;

    /// <summary>Shortens the file of a section.</summary>
    public SyntaxNode ShortenSection(SyntaxNode root, PropertyShape section) =>
        section.Shape is ObjectShape group && IsGroup(section.Name) && root is MappingNode mapping
            ? Rebuilt(mapping, e => group.Find(e.Key.Value) is { } property ? Area(e, property, section.Name + "." + e.Key.Value) : e)
            : Shorten(root, section.Shape, Place.Root(isJoined));

    private static bool IsGroup(string section) => KintoneCatalog.Find(section) is null && KintoneCatalog.Areas.Any(a => a.Section.Split('.')[0] == section);

    // The settings of an area go where they are those of a new app; several areas may stand in one section.
    private MappingEntry? Section(MappingEntry entry, PropertyShape property)
    {
        if (!IsGroup(property.Name) || entry.Value is not MappingNode mapping)
        {
            return Area(entry, property, property.Name);
        }

        var group = Rebuilt(mapping, e => ((ObjectShape)property.Shape).Find(e.Key.Value) is { } inner ? Area(e, inner, property.Name + "." + e.Key.Value) : e);
        return group.Entries.IsEmpty && !trivia.HasCommentsIn(entry) ? null : new(entry.Key, group);
    }

    private MappingEntry? Area(MappingEntry entry, PropertyShape property, string name)
    {
        if (entry.Value.IsEmpty)
        {
            return trivia.HasCommentsIn(entry) ? entry : null;
        }

        if (KintoneCatalog.Find(name) is { } area && app is not null && Bound(entry.Value, area.Shape) is { IsSound: true, Value: { } own })
        {
            var canonical = _canonicalizer.Canonical(own, area);
            if (SettingValueComparer.Instance.Equals(canonical, _canonicalizer.Canonical(null, area)) && SettingValueComparer.Instance.Equals(canonical, app.Canonical(area)))
            {
                return trivia.HasCommentsIn(entry) || SharesArea(area) ? entry : null;
            }
        }

        return new(entry.Key, Shorten(entry.Value, property.Shape, Place.Root(isJoined)));
    }

    private bool SharesArea(SettingsArea area) => isJoined && app?.Written(area) is { } written && HoldsShared(written);

    private static bool HoldsShared(SettingValue value) => value.Origin.Source.UsedFrom is not null || value switch
    {
        MapValue map => map.Entries.Any(e => e.KeyOrigin.Source.UsedFrom is not null || HoldsShared(e.Value)),
        ListValue list => list.Items.Any(HoldsShared),
        ObjectValue o => o.Properties.Any(p => HoldsShared(p.Value)),
        _ => false,
    };

    private SyntaxNode Shorten(SyntaxNode node, Shape shape, Place place, bool isEntry = false)
    {
        var shortest = (shape, node) switch
        {
            (ScalarShape s, ScalarNode scalar) => Scalar(scalar, s),
            (ObjectShape or UnionShape, MappingNode mapping) => Object(mapping, shape, place, isEntry),
            (ObjectShape { Sole: { } sole }, _) when !node.IsEmpty && Binder.Fits(node, sole.Shape) => Shorten(node, sole.Shape, place),
            (UnionShape, not MappingNode) when Bound(node, shape).Value is ObjectValue { Shape.Sole: { } sole } => Shorten(node, sole.Shape, place),
            (MapShape { ListedBy: null } map, MappingNode mapping) => Map(mapping, map),
            (MapShape { ListedBy: { } name } map, SequenceNode sequence) => Listed(sequence, map, name),
            (ListShape list, SequenceNode sequence) => List(sequence, list, place),
            _ => node,
        };
        trivia.Move(node, shortest);
        return shortest;
    }

    private static ScalarNode Scalar(ScalarNode scalar, ScalarShape shape)
    {
        // Lines are the author's; a parameter stands for anything.
        var isPlain = !scalar.Value.Contains('\n', StringComparison.Ordinal) && !FragmentText.Mentions(scalar.Value);
        return isPlain && shape.Kind.Normalize(scalar.Value) is { Length: > 0 } normal && normal != scalar.Value ? new(normal, scalar.Style, SourceSpan.None) : scalar;
    }

    private SyntaxNode Object(MappingNode mapping, Shape shape, Place place, bool isEntry)
    {
        var (body, isRenamed) = WithoutRename(mapping);
        if (mapping.Find(FragmentShapes.Override) is not null || Bound(body, shape).Value is not ObjectValue { Shape: var form })
        {
            return mapping;
        }

        var union = shape as UnionShape;
        var says = Sound(body, shape, place);
        var result = Rebuilt(mapping, e => form.Find(e.Key.Value) is { } property
            ? Property(e, property, says, union, place)
            : e.Key.Value == union?.YamlTag && says is not null && !DefinitionWriter.IsTagSaid(says, union) && !trivia.HasCommentsIn(e) ? null : e);
        if (says is null || isRenamed || trivia.Of(result) is { Ending.Count: > 0 })
        {
            return result;
        }

        return result.Entries switch
        {
            [] when isEntry && union is null => ScalarNode.Of(""),
            [{ } only] when form.Sole?.Name == only.Key.Value && DefinitionWriter.MayStandAlone(only.Value, form.Sole.Shape) && !trivia.HasCommentsIn(only) => only.Value,
            _ => result,
        };
    }

    // Null where it goes. What the object says is null where some of it is wrong: then nothing of it is known to be a default.
    private MappingEntry? Property(MappingEntry entry, PropertyShape property, ObjectValue? says, UnionShape? union, Place place)
    {
        var isPresence = says?.Variant?.Presence == property.Name;
        if (entry.Value.IsEmpty)
        {
            return says is null || property.IsRequired || isPresence || trivia.HasCommentsIn(entry) ? entry : null;
        }

        if (says?.Find(property.Name) is { } value && ReferenceEquals(value.Shape, property) && !_writer.IsSaid(value, says, place.Key, place.Position) && !IsFile(entry.Value))
        {
            var isSure = property.Default is not { IsConstant: false } || (app is not null && !place.IsJoined);
            return isSure && !trivia.HasCommentsIn(entry) ? null : entry;
        }

        var shortest = Shorten(entry.Value, property.Shape, place);
        return new(entry.Key, shortest.IsEmpty ? DefinitionWriter.Nothing(property.Shape) : shortest);
    }

    private MappingNode Map(MappingNode mapping, MapShape shape)
    {
        var position = 0;
        return Rebuilt(mapping, e =>
        {
            var place = new Place(e.Key.Value, position++, false);
            return IsSilent(e, shape, place) ? null : new(e.Key, Shorten(e.Value, shape.Value, place, isEntry: true));
        });
    }

    private bool IsSilent(MappingEntry entry, MapShape shape, Place place) =>
        app is not null && shape.BuiltIns.Any() && !trivia.HasCommentsIn(entry)
        && Bound(entry.Value, shape.Value) is { IsSound: true, Value: { } value }
        && _writer.MapEntryNode(new(entry.Key.Value, entry.Key.Span, _canonicalizer.Canonical(value, shape.Value, place.Key, place.Position)), shape, place.Position) is null;

    private SequenceNode Listed(SequenceNode sequence, MapShape shape, string name) => Rebuilt(sequence, (item, position) =>
    {
        if (item is not MappingNode mapping || shape.Value is not ObjectShape form || mapping.Find(name) is not { Value: ScalarNode key } said)
        {
            return item;
        }

        var (others, isRenamed) = WithoutRename(new MappingNode(mapping.Entries.Remove(said), mapping.Span));
        var place = new Place(key.Value, position, false);
        var says = Sound(others, form, place);
        var result = Rebuilt(mapping, e => e != said && form.Find(e.Key.Value) is { } property ? Property(e, property, says, null, place) : e);
        return says is not null && !isRenamed && result.Entries is [{ } only] && key.Value.Length > 0 && !trivia.HasCommentsIn(only) && trivia.Of(result) is not { Ending.Count: > 0 } ? key : result;
    });

    private SyntaxNode List(SequenceNode sequence, ListShape shape, Place place)
    {
        var inside = place with { IsJoined = false };
        var result = Rebuilt(sequence, (item, _) => Shorten(item, shape.Item, inside));
        if (Bound(result, shape) is not { IsSound: true, Value: { } value } || _canonicalizer.Canonical(value, shape, place.Key, place.Position) is not ListValue canonical)
        {
            return result;
        }

        if (shape is { IsFlags: true, Item: ChoiceShape words } && canonical.Items.Length == words.Values.Length)
        {
            return trivia.HasCommentsIn(result) ? result : ScalarNode.Of("all");
        }

        return shape.Tail is { } tail && canonical.Items is [.., var last] && SettingValueComparer.Instance.Equals(last, _canonicalizer.Tail(shape, tail))
            ? WithoutTail(result, shape, tail)
            : result;
    }

    // Only the row itself goes, not one of two: the other would take its place.
    private SequenceNode WithoutTail(SequenceNode sequence, ListShape shape, TailRow tail)
    {
        var rows = sequence.Items.Where(i => Bound(i, shape.Item).Value is ObjectValue row && row.Text(tail.Property) == tail.Value).ToList();
        return rows is [var row] && !trivia.HasCommentsIn(row) ? Rebuilt(sequence, (i, _) => ReferenceEquals(i, row) ? null : i) : sequence;
    }

    private static (MappingNode Body, bool IsRenamed) WithoutRename(MappingNode mapping) =>
        mapping.Find(FormerName.Word) is { } rename ? (new(mapping.Entries.Remove(rename), mapping.Span), true) : (mapping, false);

    private static bool IsFile(SyntaxNode node) => node is MappingNode { Entries: [{ Key.Value: Binder.FileProperty }] };

    private ObjectValue? Sound(SyntaxNode node, Shape shape, Place place) =>
        Bound(node, shape) is { IsSound: true, Value: ObjectValue value } ? _canonicalizer.Canonical(value, shape, place.Key, place.Position) as ObjectValue : null;

    private (SettingValue? Value, bool IsSound) Bound(SyntaxNode node, Shape shape)
    {
        var diagnostics = new DiagnosticBag();
        var value = new Binder(diagnostics, files).Bind(node, shape, node.Span);
        return (value, value is not null && !diagnostics.HasErrors);
    }

    private MappingNode Rebuilt(MappingNode mapping, Func<MappingEntry, MappingEntry?> shorten)
    {
        var entries = ImmutableArray.CreateBuilder<MappingEntry>(mapping.Entries.Length);
        var isSame = true;
        var isParted = false;
        foreach (var entry in mapping.Entries)
        {
            var shortest = shorten(entry);
            isSame &= shortest is not null && ReferenceEquals(shortest.Value, entry.Value);
            Keep(entry.Key, shortest?.Key, ref isParted);
            if (shortest is not null)
            {
                entries.Add(shortest);
            }
        }

        return isSame ? mapping : Moved(mapping, new MappingNode(entries.ToImmutable(), mapping.Span));
    }

    private SequenceNode Rebuilt(SequenceNode sequence, Func<SyntaxNode, int, SyntaxNode?> shorten)
    {
        var items = ImmutableArray.CreateBuilder<SyntaxNode>(sequence.Items.Length);
        var isSame = true;
        var isParted = false;
        for (var i = 0; i < sequence.Items.Length; i++)
        {
            var shortest = shorten(sequence.Items[i], i);
            isSame &= ReferenceEquals(shortest, sequence.Items[i]);
            Keep(sequence.Items[i], shortest, ref isParted);
            if (shortest is not null)
            {
                trivia.Move(sequence.Items[i], shortest);
                items.Add(shortest);
            }
        }

        return isSame ? sequence : Moved(sequence, new SequenceNode(items.ToImmutable(), sequence.Span));
    }

    // A blank line before what goes parts what stays.
    private void Keep(SyntaxNode before, SyntaxNode? after, ref bool isParted)
    {
        if (after is null)
        {
            isParted |= trivia.Of(before) is { Leading.Count: > 0 };
        }
        else
        {
            if (isParted && trivia.Of(before) is not { Leading: ["", ..] })
            {
                trivia.At(before).Leading.Insert(0, "");
            }

            isParted = false;
        }
    }

    private T Moved<T>(SyntaxNode from, T to)
        where T : SyntaxNode
    {
        trivia.Move(from, to);
        return to;
    }

    /// <summary>Where an object stands, as far as its defaults look at it.</summary>
    /// <param name="Key">The key of the map entry around.</param>
    /// <param name="Position">Its position.</param>
    /// <param name="IsJoined">Whether other files may say more of the object.</param>
    private readonly record struct Place(string Key, int Position, bool IsJoined)
    {
        public static Place Root(bool isJoined) => new("", 0, isJoined);
    }
}
