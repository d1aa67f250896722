using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Binding;

/// <summary>Changes the entries of a map, for <see cref="TreeEditor"/>: in the author's order where kintone has none, else in kintone's.</summary>
/// <param name="context">What nodes say and how values are written.</param>
/// <param name="trivia">The comments of the file.</param>
/// <param name="edit">Changes the value of an entry.</param>
/// <param name="holdsMore">Whether the value of an entry holds anything that stays whatever is there.</param>
internal sealed class MapEditor(
    EditContext context, YamlTrivia trivia, Func<SyntaxNode, SettingValue, Shape, EditPlace, SyntaxNode> edit, Func<SyntaxNode, SettingValue, Shape, EditPlace, bool> holdsMore)
{
    /// <summary>The entries of a map, changed so that they say other ones; what is kintone's own and isn't written stays unwritten.</summary>
    public MappingNode Edit(MappingNode node, MapValue wanted, MapShape shape, Address address)
    {
        var partners = node.Entries.ToDictionary(e => e, e => PartnerOf(e, node, wanted, shape));
        var result = new List<MappingEntry>();
        var known = partners.Values.OfType<string>().ToHashSet(StringComparer.Ordinal);
        var positions = wanted.Entries.Select((e, i) => (e.Key, i)).ToDictionary(e => e.Key, e => e.i, StringComparer.Ordinal);
        var edited = new Dictionary<string, MappingEntry?>(StringComparer.Ordinal);
        var staying = new Dictionary<MappingEntry, MappingEntry>();
        foreach (var (entry, key) in partners)
        {
            if (key is null && IsBeyondLive(entry, shape, address))
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
            else if (!Overlay.IsKept(entry, shape) && !context.IsLeftAlone(address.Entry(entry.Key)) && NewEntry(entry, shape, i) is { } added)
            {
                result.Insert(wanted.IsOrdered ? result.Count : IndexBehind(wanted, i, result), added);
            }
        }

        if (wanted.IsOrdered)
        {
            EditContext.PutBack(node.Entries.Where(e => partners[e] is null && staying.ContainsKey(e)), node.Entries, result, e => staying.GetValueOrDefault(e, e));
        }

        trivia.Carry([.. node.Entries.Select(e => (SyntaxNode)e.Key)], [.. node.Entries.Where(staying.ContainsKey).Select(e => (SyntaxNode)staying[e].Key)], node);
        return new([.. result], node.Span);
    }

    /// <summary>Whether the entries hold anything that stays whatever is there.</summary>
    public bool HoldsMore(MappingNode node, MapValue wanted, MapShape shape, Address address) => node.Entries.Any(entry => PartnerOf(entry, node, wanted, shape) is { } key
        ? holdsMore(entry.Value, wanted.Find(key)!.Value, shape.Value, new(key, 0, address.Entry(key)))
        : IsBeyondLive(entry, shape, address));

    private bool IsBeyondLive(MappingEntry entry, MapShape shape, Address address) => IsKintonesOwn(entry, shape) || context.IsLeftAlone(address.Entry(entry.Key.Value));

    private MappingEntry? EditEntry(MappingEntry entry, MapEntry wanted, MapShape shape, EditPlace place)
    {
        var isSameKey = entry.Key.Value == wanted.Key;
        if (isSameKey && (context.IsLeftAlone(place.Address) || context.Says(entry.Value, wanted.Value, shape.Value, place)))
        {
            return entry;
        }

        var written = NewEntry(wanted, shape, place.Position);
        if (written is null && !holdsMore(entry.Value, wanted.Value, shape.Value, place))
        {
            return null;
        }

        var value = entry.Value.IsEmpty || wanted.Value is not (ScalarValue or ObjectValue or MapValue or ListValue)
            ? written?.Value ?? entry.Value
            : edit(entry.Value, wanted.Value, shape.Value, place);
        if (isSameKey)
        {
            return new(entry.Key, value);
        }

        var key = new ScalarNode(wanted.Key, entry.Key.Style, SourceSpan.None);
        trivia.Move(entry.Key, key);
        return new(key, WithoutRename(value));
    }

    // What is called as it was before has no former name.
    private SyntaxNode WithoutRename(SyntaxNode value)
    {
        if (value is not MappingNode mapping || mapping.Find(FormerName.Word) is null)
        {
            return value;
        }

        var rest = new MappingNode(mapping.Entries.RemoveAll(e => e.Key.Value == FormerName.Word), mapping.Span);
        trivia.Move(mapping, rest);
        return rest;
    }

    private MappingEntry? NewEntry(MapEntry wanted, MapShape shape, int position) =>
        context.Writer.MapEntryNode(wanted with { Value = context.Folded(wanted.Value, shape.Value) }, shape, position);

    // The key that an entry shall have: its own, else the one it had, else that of the built-in field it is.
    private string? PartnerOf(MappingEntry entry, MappingNode node, MapValue wanted, MapShape shape)
    {
        if (wanted.Find(entry.Key.Value) is not null)
        {
            return entry.Key.Value;
        }

        if (shape.IsRenamable && FormerName.Take(entry.Value, shape).RenamedFrom is { } former && wanted.Find(former.Text) is not null && node.Find(former.Text) is null)
        {
            return former.Text;
        }

        return context.Bound(entry.Value, shape.Value) is ObjectValue { Variant: { IsBuiltIn: true } variant }
            ? wanted.Entries.FirstOrDefault(e => e.Value is ObjectValue o && ReferenceEquals(o.Variant, variant) && node.Find(e.Key) is null)?.Key
            : null;
    }

    private bool IsKintonesOwn(MappingEntry entry, MapShape shape) =>
        shape.KeptBy is not null && context.Bound(entry.Value, shape.Value) is { } value && Overlay.IsKept(new(entry.Key.Value, entry.Key.Span, value), shape);

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

    /// <summary>The items of a map that is written as a list of names, changed so that they say other ones.</summary>
    public SequenceNode EditListed(SequenceNode node, MapValue wanted, MapShape shape, string nameProperty)
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
            var written = context.Writer.ListedEntry(entry, shape, nameProperty, i);
            if (!byKey.TryGetValue(entry.Key, out var item))
            {
                result.Add(written);
                continue;
            }

            var said = context.Bound(new SequenceNode([item], item.Span), shape) as MapValue;
            var stays = said is { Entries: [var only] } && only.Key == entry.Key
                && SettingValueComparer.Told.Equals(context.Canonicalizer.Canonical(only.Value, shape.Value, entry.Key, i), entry.Value);
            trivia.Move(item, stays ? item : written);
            result.Add(stays ? item : written);
        }

        trivia.Carry(node.Items, [.. result], node);
        return new([.. result], node.Span);
    }

    private static string? ListedPartnerOf(SyntaxNode item, MapValue wanted, MapShape shape, string nameProperty)
    {
        var (rest, former) = FormerName.Take(item, shape);
        var name = ((rest is MappingNode mapping ? mapping.Find(nameProperty)?.Value : rest) as ScalarNode)?.Value;
        return name is not null && wanted.Find(name) is not null ? name : former is not null && wanted.Find(former.Text) is not null ? former.Text : null;
    }
}
