using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Fragments;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Binding;

/// <summary>
/// Changes the syntax tree of one setting so that it says another value. A node that says what is wanted stays, whichever way it is written; what differs is
/// changed where it stands. Whether a node says it is asked of binder, canonicalizer and overlay, in the surroundings it will have: so a default that moves is
/// seen, and what is left to kintone stays unwritten.
/// </summary>
internal sealed class TreeEditor
{
    private readonly Canonicalizer _canonicalizer;
    private readonly DefinitionWriter _writer;
    private readonly DefinitionTranslation _translation;
    private readonly Func<SourceText, string, SourceText?> _files;
    private readonly YamlTrivia _trivia;
    private readonly ImmutableArray<string> _unmanaged;
    private readonly IReadOnlySet<string> _hiddenPeople;
    private readonly string _app;

    /// <summary>Makes an editor of one file.</summary>
    /// <param name="scope">The surroundings of what is wanted.</param>
    /// <param name="unmanaged">The addresses inside the app that are left alone.</param>
    /// <param name="translation">The words of definitions and of the environment.</param>
    /// <param name="hidden">Whom the environment leaves out of its answers: rows that name them stay.</param>
    /// <param name="files">Finds the text of a <c>file:</c>.</param>
    /// <param name="trivia">The comments of the file; they follow what they belong to.</param>
    public TreeEditor(
        CanonicalScope scope, ImmutableArray<string> unmanaged, DefinitionTranslation translation, IReadOnlySet<string> hidden, Func<SourceText, string, SourceText?> files,
        YamlTrivia trivia)
    {
        _app = scope.AppKey;
        _canonicalizer = new(scope);
        _writer = new(scope);
        (_unmanaged, _translation, _hiddenPeople, _files, _trivia) = (unmanaged, translation, hidden, files, trivia);
    }

    /// <summary>The texts of <c>file:</c> that change, by path.</summary>
    public SortedDictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>Whom a definition names, who isn't shown there, and who stays.</summary>
    public List<(Address Address, string Principal)> Hidden { get; } = [];

    /// <summary>What is said when nothing is written for an area, or what a node of it says.</summary>
    public bool Says(SyntaxNode? node, SettingValue wanted, SettingsArea area, Address address)
    {
        var written = node is null ? null : Bound(node, area.Shape);
        return (node is null || written is not null)
            && IsSaidBy(_canonicalizer.Canonical(written is null ? null : _translation.Expand(written, area.Shape), area), wanted, area.Shape, address);
    }

    /// <summary>Whether a value is what an area has when nothing is written.</summary>
    public bool IsDefault(SettingValue value, SettingsArea area) => SettingValueComparer.Told.Equals(_canonicalizer.Canonical(null, area), value);

    /// <summary>A new node that says a value, in the shortest form.</summary>
    public SyntaxNode Write(SettingValue wanted, Shape shape, EditPlace place) => _writer.Node(_translation.Fold(wanted, shape), shape, place.Key, place.Position);

    /// <summary>The node, changed so that it says a value.</summary>
    public SyntaxNode Edit(SyntaxNode node, SettingValue wanted, Shape shape, EditPlace place)
    {
        if (Overlay.IsLeftAlone(place.Address, _app, _unmanaged) || Says(node, wanted, shape, place))
        {
            return node;
        }

        var edited = (shape, wanted, node) switch
        {
            (_, UnreadableValue, _) => node, // what kintone hides is not gone
            (ObjectShape s, ObjectValue v, _) => EditObject(node, v, s, null, place),
            (UnionShape s, ObjectValue v, _) => EditObject(node, v, v.Shape, s, place),
            (MapShape { ListedBy: { } name } s, MapValue v, SequenceNode sequence) => EditListed(sequence, v, s, name),
            (MapShape { ListedBy: null } s, MapValue v, MappingNode mapping) => EditMap(mapping, v, s, place.Address),
            (ListShape s, ListValue v, SequenceNode sequence) => EditList(sequence, v, s, place),
            (ScalarShape s, ScalarValue v, _) when IsEditedInItsFile(node, v, s) => node,
            (_, ScalarValue v, ScalarNode scalar) when Write(v, shape, place) is ScalarNode written => new ScalarNode(written.Value, scalar.Style, SourceSpan.None),
            _ => Write(wanted, shape, place),
        };
        _trivia.Move(node, edited);
        return edited;
    }

    /// <summary>The entries of a map, changed so that they say other ones; what is kintone's own and isn't written stays unwritten.</summary>
    public MappingNode EditMap(MappingNode node, MapValue wanted, MapShape shape, Address address)
    {
        var partners = node.Entries.ToDictionary(e => e, e => PartnerOf(e, node, wanted, shape));
        var result = new List<MappingEntry>();
        var known = partners.Values.OfType<string>().ToHashSet(StringComparer.Ordinal);
        var positions = wanted.Entries.Select((e, i) => (e.Key, i)).ToDictionary(e => e.Key, e => e.i, StringComparer.Ordinal);
        var edited = new Dictionary<string, MappingEntry?>(StringComparer.Ordinal);
        var staying = new Dictionary<MappingEntry, MappingEntry>();
        foreach (var (entry, key) in partners)
        {
            if (key is null && (IsKintonesOwn(entry, shape) || IsLeftAlone(address.Entry(entry.Key.Value))))
            {
                staying[entry] = entry;
            }
            else if (key is not null && EditEntry(entry, wanted.Find(key)!, shape, new(key, positions[key], address.Entry(key))) is { } changed)
            {
                edited[key] = staying[entry] = changed;
            }
        }

        foreach (var entry in wanted.IsOrdered ? [] : node.Entries.Where(staying.ContainsKey))
        {
            result.Add(staying[entry]);
        }

        for (var i = 0; i < wanted.Entries.Length; i++)
        {
            var entry = wanted.Entries[i];
            if (known.Contains(entry.Key))
            {
                if (wanted.IsOrdered && edited.GetValueOrDefault(entry.Key) is { } there)
                {
                    result.Add(there);
                }
            }
            else if (!Overlay.IsKept(entry, shape) && !IsLeftAlone(address.Entry(entry.Key)) && NewEntry(entry, shape, i) is { } added)
            {
                result.Insert(wanted.IsOrdered ? result.Count : IndexBehind(wanted, i, result), added);
            }
        }

        if (wanted.IsOrdered)
        {
            PutBack(node.Entries.Where(e => partners[e] is null && staying.ContainsKey(e)), node.Entries, result, e => staying.GetValueOrDefault(e, e));
        }

        CarryComments([.. node.Entries.Select(e => (SyntaxNode)e.Key)], [.. node.Entries.Where(staying.ContainsKey).Select(e => (SyntaxNode)staying[e].Key)], node);
        return new([.. result], node.Span);
    }

    /// <summary>The entries of a mapping, changed so that they say the properties of an object; what isn't one of them stays.</summary>
    /// <param name="node">The mapping.</param>
    /// <param name="wanted">The object.</param>
    /// <param name="union">The union, where it is a variant of one.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="isOther">Whether it says another variant so far, so that what could be left to kintone has to be written.</param>
    public MappingNode EditProperties(MappingNode node, ObjectValue wanted, UnionShape? union, EditPlace place, bool isOther = false)
    {
        var shape = wanted.Shape;
        var folded = (ObjectValue)_translation.Fold(wanted, (Shape?)union ?? shape);
        var said = _writer.Properties(folded, place.Key, place.Position).ToList();
        var result = new List<MappingEntry>();
        foreach (var entry in node.Entries)
        {
            if (EditProperty(entry, wanted, union, said.Find(s => s.Key.Value == entry.Key.Value), place) is { } kept)
            {
                result.Add(kept);
            }
        }

        if (union?.YamlTag is { } tag && node.Find(tag) is null && node.Find(FragmentShapes.Override) is null && Write(wanted, union, place) is MappingNode { Entries: [{ } first, ..] } && first.Key.Value == tag)
        {
            result.Insert(0, first);
        }

        foreach (var entry in said.Where(s => node.Find(s.Key.Value) is null))
        {
            var property = shape.Find(entry.Key.Value);
            if ((property is not { IsKept: true } || isOther || property.Name == wanted.Variant?.Presence) && !IsLeftAlone(place.Address.Property(entry.Key.Value)))
            {
                result.Insert(IndexFor(property, result, shape, union?.YamlTag), entry);
            }
        }

        CarryComments([.. node.Entries.Select(e => (SyntaxNode)e.Key)], [.. result.Select(e => (SyntaxNode)e.Key)], node);
        return new([.. result], node.Span);
    }

    /// <summary>Gives the comments around a collection to the one that takes its place.</summary>
    public void Replaced(SyntaxNode before, SyntaxNode after) => _trivia.Move(before, after);

    /// <summary>Where an entry for a property belongs: behind the properties before it.</summary>
    public static int IndexFor(PropertyShape? property, List<MappingEntry> entries, ObjectShape shape, string? tag = null)
    {
        if (property is null)
        {
            return entries.Count;
        }

        var index = shape.IndexOf(property);
        var before = entries.FindLastIndex(e => e.Key.Value == tag || (shape.Find(e.Key.Value) is { } other && shape.IndexOf(other) < index));
        return before + 1;
    }

    private bool Says(SyntaxNode node, SettingValue wanted, Shape shape, EditPlace place) =>
        Meaning(node, shape, place) is { } meaning && IsSaidBy(meaning, wanted, shape, place.Address);

    private bool IsSaidBy(SettingValue meaning, SettingValue wanted, Shape shape, Address address) =>
        SettingValueComparer.Told.Equals(Overlay.Complete(meaning, wanted, shape, address, _app, _unmanaged), wanted);

    private bool IsLeftAlone(Address address) => Overlay.IsLeftAlone(address, _app, _unmanaged);

    private SettingValue? Meaning(SyntaxNode node, Shape shape, EditPlace place) =>
        Bound(node, shape) is { } value ? _canonicalizer.Canonical(_translation.Expand(value, shape), shape, place.Key, place.Position) : null;

    private SettingValue? Bound(SyntaxNode node, Shape shape) => new Binder(new DiagnosticBag(), _files).Bind(node, shape, node.Span);

    private SyntaxNode EditObject(SyntaxNode node, ObjectValue wanted, ObjectShape shape, UnionShape? union, EditPlace place)
    {
        if (node is MappingNode mapping)
        {
            var isOther = union is not null && (Bound(node, union) as ObjectValue)?.Variant is { } variant && !ReferenceEquals(variant, wanted.Variant);
            return EditProperties(mapping, wanted, union, place, isOther);
        }

        var written = Write(wanted, (Shape?)union ?? shape, place);
        if (shape.Sole is not { } sole || node.IsEmpty || wanted[sole.Name] is not { } inner || !Binder.Fits(node, sole.Shape))
        {
            return written;
        }

        // The short form holds what it stands for, with its comments; more to say goes beside it.
        var edited = Edit(node, inner, sole.Shape, place with { Address = place.Address.Property(sole.Name) });
        return written is MappingNode more
            ? new MappingNode([.. more.Entries.Select(e => e.Key.Value == sole.Name ? e with { Value = edited } : e)], node.Span)
            : DefinitionWriter.MayStandAlone(edited, sole.Shape) ? edited : written;
    }

    private MappingEntry? EditProperty(MappingEntry entry, ObjectValue wanted, UnionShape? union, MappingEntry? said, EditPlace place)
    {
        var name = entry.Key.Value;
        if (name == union?.YamlTag)
        {
            return wanted.Tag is null || (entry.Value as ScalarNode)?.Value == wanted.Tag ? entry : entry with { Value = ScalarNode.Of(wanted.Tag) };
        }

        if (wanted.Shape.Find(name) is not { } property)
        {
            return EditUnknown(entry, union, said);
        }

        var there = wanted[name];
        var address = place.Address.Property(name);
        if (!property.IsRead || IsLeftAlone(address) || there is UnreadableValue)
        {
            return entry;
        }

        if (entry.Value.IsEmpty)
        {
            return said is null || property.IsKept ? entry : entry with { Value = said.Value };
        }

        if (there is not null && Says(entry.Value, there, property.Shape, place with { Address = address }))
        {
            return entry;
        }

        return there is null || said is null ? null : entry with { Value = Edit(entry.Value, there, property.Shape, place with { Address = address }) };
    }

    // A name of another variant goes with it, raw: says what it has to; other words (renamedFrom, use) are the author's.
    private static MappingEntry? EditUnknown(MappingEntry entry, UnionShape? union, MappingEntry? said)
    {
        if (entry.Key.Value == RawValue.Word)
        {
            return said is null || RawJson.FromSyntax(entry.Value) == RawJson.FromSyntax(said.Value) ? said is null ? null : entry : entry with { Value = said.Value };
        }

        return union is not null && union.Variants.Any(v => v.Shape.Find(entry.Key.Value) is not null) ? null : entry;
    }

    private MappingEntry? EditEntry(MappingEntry entry, MapEntry wanted, MapShape shape, EditPlace place)
    {
        var isSameKey = entry.Key.Value == wanted.Key;
        if (isSameKey && (IsLeftAlone(place.Address) || Says(entry.Value, wanted.Value, shape.Value, place)))
        {
            return entry;
        }

        var written = NewEntry(wanted, shape, place.Position);
        if (written is null && !HoldsOurs(entry.Value, wanted.Value))
        {
            return null;
        }

        var value = entry.Value.IsEmpty || wanted.Value is not (ScalarValue or ObjectValue or MapValue or ListValue)
            ? written?.Value ?? entry.Value
            : Edit(entry.Value, wanted.Value, shape.Value, place);
        if (isSameKey)
        {
            return new(entry.Key, value);
        }

        var key = new ScalarNode(wanted.Key, entry.Key.Style, SourceSpan.None);
        _trivia.Move(entry.Key, key);
        return new(key, WithoutRename(value));
    }

    // What is called as it was before has no former name.
    private SyntaxNode WithoutRename(SyntaxNode value)
    {
        if (value is not MappingNode mapping || mapping.Find(Binder.RenamedFrom) is null)
        {
            return value;
        }

        var rest = new MappingNode(mapping.Entries.RemoveAll(e => e.Key.Value == Binder.RenamedFrom), mapping.Span);
        _trivia.Move(mapping, rest);
        return rest;
    }

    private static bool HoldsOurs(SyntaxNode node, SettingValue wanted) => node is MappingNode mapping && wanted is ObjectValue o
        && mapping.Entries.Any(e => o.Shape.Find(e.Key.Value) is { IsRead: false, Side: not PropertySide.ServerOnly });

    private MappingEntry? NewEntry(MapEntry wanted, MapShape shape, int position) =>
        _writer.MapEntryNode(wanted with { Value = _translation.Fold(wanted.Value, shape.Value) }, shape, position);

    // The key that an entry shall have: its own, else the one it had, else that of the built-in field it is.
    private string? PartnerOf(MappingEntry entry, MappingNode node, MapValue wanted, MapShape shape)
    {
        if (wanted.Find(entry.Key.Value) is not null)
        {
            return entry.Key.Value;
        }

        if (shape.IsRenamable && Binder.TakeRename(entry.Value, shape).RenamedFrom is { } former && wanted.Find(former.Text) is not null && node.Find(former.Text) is null)
        {
            return former.Text;
        }

        return Bound(entry.Value, shape.Value) is ObjectValue { Variant: { IsBuiltIn: true } variant }
            ? wanted.Entries.FirstOrDefault(e => e.Value is ObjectValue o && ReferenceEquals(o.Variant, variant) && node.Find(e.Key) is null)?.Key
            : null;
    }

    private bool IsKintonesOwn(MappingEntry entry, MapShape shape) =>
        shape.KeptBy is not null && Bound(entry.Value, shape.Value) is { } value && Overlay.IsKept(new(entry.Key.Value, entry.Key.Span, value), shape);

    private static int IndexBehind(MapValue wanted, int index, List<MappingEntry> result)
    {
        for (var i = index - 1; i >= 0; i--)
        {
            var before = result.FindIndex(e => string.Equals(e.Key.Value, wanted.Entries[i].Key, StringComparison.Ordinal));
            if (before >= 0)
            {
                return before + 1;
            }
        }

        return index == 0 ? 0 : result.Count;
    }

    private SequenceNode EditListed(SequenceNode node, MapValue wanted, MapShape shape, string nameProperty)
    {
        var byKey = new Dictionary<string, SyntaxNode>(StringComparer.Ordinal);
        foreach (var item in node.Items)
        {
            if (ListedPartnerOf(item, wanted, shape, nameProperty) is { } key)
            {
                byKey.TryAdd(key, item);
            }
        }

        var result = new List<SyntaxNode>();
        for (var i = 0; i < wanted.Entries.Length; i++)
        {
            var entry = wanted.Entries[i];
            var written = _writer.ListedEntry(entry, shape, nameProperty, i);
            if (!byKey.TryGetValue(entry.Key, out var item))
            {
                result.Add(written);
                continue;
            }

            var said = Bound(new SequenceNode([item], item.Span), shape) as MapValue;
            var stays = said is { Entries: [var only] } && only.Key == entry.Key
                && SettingValueComparer.Told.Equals(_canonicalizer.Canonical(only.Value, shape.Value, entry.Key, i), entry.Value);
            _trivia.Move(item, stays ? item : written);
            result.Add(stays ? item : written);
        }

        CarryComments(node.Items, [.. result], node);
        return new([.. result], node.Span);
    }

    private static string? ListedPartnerOf(SyntaxNode item, MapValue wanted, MapShape shape, string nameProperty)
    {
        var (rest, former) = Binder.TakeRename(item, shape);
        var name = ((rest is MappingNode mapping ? mapping.Find(nameProperty)?.Value : rest) as ScalarNode)?.Value;
        return name is not null && wanted.Find(name) is not null ? name : former is not null && wanted.Find(former.Text) is not null ? former.Text : null;
    }

    private SyntaxNode EditList(SequenceNode node, ListValue wanted, ListShape shape, EditPlace place)
    {
        if (shape.IsFlags && Write(wanted, shape, place) is ScalarNode all)
        {
            return all;
        }

        var rows = node.Items.SelectMany((item, i) => RowsOf(item, shape, place).Select(row => (Item: i, Row: row))).ToList();
        var goal = WithoutSilentTail(wanted, shape, [.. rows.Select(r => r.Row)]);
        var before = new ListValue([.. rows.Select(r => r.Row)], SourceSpan.None);
        var pairs = Pairing.Pair(shape, before, goal).ToDictionary(p => p.Before, p => p.After);
        var placed = new SyntaxNode?[goal.Items.Length];
        var isTaken = new bool[goal.Items.Length];
        var loose = new List<SyntaxNode>();
        var nodes = new Dictionary<SyntaxNode, SyntaxNode>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < node.Items.Length; i++)
        {
            var item = node.Items[i];
            var own = Enumerable.Range(0, rows.Count).Where(r => rows[r].Item == i).ToList();
            var goals = own.Where(pairs.ContainsKey).Select(r => pairs[r]).Order().ToList();
            if (goals.Count == 0 ? own.TrueForAll(r => IsHidden(rows[r].Row, shape, place)) : own.Count > 1 && !Stays(own, goals, shape))
            {
                if (goals.Count == 0)
                {
                    loose.Add(nodes[item] = item);
                }
            }
            else if (goals.Count > 0)
            {
                var (row, target) = (rows[own[0]].Row, goal.Items[goals[0]]);
                var isSame = own.Count > 1 || SettingValueComparer.Told.Equals(row, target);
                var address = place.Address.Row(Pairing.RowName(shape, target, goals[0]));
                placed[goals[0]] = nodes[item] = isSame ? item : Edit(item, target, shape.Item, place with { Address = address });
                goals.ForEach(g => isTaken[g] = true);
            }
        }

        var result = new List<SyntaxNode>();
        if (shape.IsSet)
        {
            result.AddRange(node.Items.Where(nodes.ContainsKey).Select(i => nodes[i]));
        }

        for (var g = 0; g < placed.Length; g++)
        {
            var there = isTaken[g] ? shape.IsSet ? null : placed[g] : Write(goal.Items[g], shape.Item, place);
            if (there is not null)
            {
                result.Add(there);
            }
        }

        if (!shape.IsSet)
        {
            PutBack(loose, node.Items, result, i => nodes.GetValueOrDefault(i, i));
        }

        CarryComments(node.Items, [.. node.Items.Where(nodes.ContainsKey).Select(i => nodes[i])], node);
        return new SequenceNode([.. result], node.Span);

        // An item that stands for several rows (a role) stays whole or not at all; in a list with an order its rows have to be neighbours.
        bool Stays(List<int> own, List<int> goals, ListShape list) =>
            own.TrueForAll(r => pairs.TryGetValue(r, out var g) ? SettingValueComparer.Told.Equals(rows[r].Row, goal.Items[g]) : IsHidden(rows[r].Row, shape, place))
            && (list.IsSet || goals[^1] - goals[0] == goals.Count - 1);
    }

    // The place of a fragment's rows has none of its own: it stays where it stands.
    private IEnumerable<SettingValue> RowsOf(SyntaxNode item, ListShape shape, EditPlace place) =>
        !(shape.HasPlacesForFragments && FragmentJoiner.PlaceIn(item) is not null) && Bound(item, shape.Item) is { } value
        ? _translation.Rows(value, shape.Item).Select(r => _canonicalizer.Canonical(r, shape.Item, place.Key, place.Position))
        : [];

    // Everyone with nothing granted is there without being written.
    private ListValue WithoutSilentTail(ListValue wanted, ListShape shape, ImmutableArray<SettingValue> rows) =>
        shape.Tail is { } tail && wanted.Items is [.. var before, var last] && _canonicalizer.Tail(shape, tail) is var silent
        && SettingValueComparer.Told.Equals(last, silent) && !rows.Contains(silent, SettingValueComparer.Told)
            ? wanted.With(before)
            : wanted;

    private bool IsHidden(SettingValue row, ListShape shape, EditPlace place)
    {
        if (Catalog.Kinds.PrincipalKind.In(row, shape.Item) is not { } principal || !_hiddenPeople.Contains(principal))
        {
            return false;
        }

        Hidden.Add((place.Address, principal));
        return true;
    }

    private bool IsEditedInItsFile(SyntaxNode node, ScalarValue wanted, ScalarShape shape)
    {
        if (node is not MappingNode { Entries: [{ Key.Value: Binder.FileProperty, Value: ScalarNode path }] } || shape.Kind is Catalog.Kinds.FileKind
            || _files(path.Span.Source, path.Value) is not { } file)
        {
            return false;
        }

        var ended = wanted.Text.EndsWith('\n') ? wanted.Text : wanted.Text + "\n";
        Texts[file.Path] = file.Content.EndsWith('\n') && shape.Kind.Normalize(ended) == wanted.Text ? ended : wanted.Text;
        return true;
    }

    // What has no place among the wanted stays behind what it stands behind.
    private static void PutBack<T>(IEnumerable<T> staying, ImmutableArray<T> before, List<T> result, Func<T, T> now)
        where T : class
    {
        foreach (var item in staying)
        {
            var index = -1;
            for (var i = before.IndexOf(item) - 1; i >= 0 && index < 0; i--)
            {
                index = result.IndexOf(now(before[i]));
            }

            result.Insert(index + 1, now(item));
        }
    }

    // A comment that a blank line parts from what goes is not its own: it stays for what follows.
    private void CarryComments(ImmutableArray<SyntaxNode> before, HashSet<SyntaxNode> staying, SyntaxNode collection)
    {
        ImmutableArray<string> carried = [];
        foreach (var node in before)
        {
            if (staying.Contains(node))
            {
                if (!carried.IsEmpty)
                {
                    _trivia.At(node).Leading.InsertRange(0, carried);
                }

                carried = [];
            }
            else
            {
                carried = carried.AddRange(_trivia.TakeDetached(node));
            }
        }

        if (!carried.IsEmpty)
        {
            _trivia.At(collection).Ending.AddRange(carried);
        }
    }
}
