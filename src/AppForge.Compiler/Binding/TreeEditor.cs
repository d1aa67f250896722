using AppForge.Compiler.Catalog;
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
    private readonly EditContext _context;
    private readonly YamlTrivia _trivia;
    private readonly ListEditor _lists;

    /// <summary>Makes an editor of one file.</summary>
    /// <param name="context">What nodes say and how values are written.</param>
    /// <param name="trivia">The comments of the file; they follow what they belong to.</param>
    public TreeEditor(EditContext context, YamlTrivia trivia)
    {
        (_context, _trivia) = (context, trivia);
        Maps = new(context, trivia, Edit, HoldsMore);
        _lists = new(context, trivia, Edit);
    }

    /// <summary>Changes maps.</summary>
    public MapEditor Maps { get; }

    /// <summary>The texts of <c>file:</c> that change, by path.</summary>
    public SortedDictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>The node, changed so that it says a value.</summary>
    public SyntaxNode Edit(SyntaxNode node, SettingValue wanted, Shape shape, EditPlace place)
    {
        if (_context.IsLeftAlone(place.Address) || _context.Says(node, wanted, shape, place))
        {
            return node;
        }

        var edited = (shape, wanted, node) switch
        {
            (_, UnreadableValue, _) => node, // what kintone hides is not gone
            (ObjectShape s, ObjectValue v, _) => EditObject(node, v, s, null, place),
            (UnionShape s, ObjectValue v, _) => EditObject(node, v, v.Shape, s, place),
            (MapShape { ListedBy: { } name } s, MapValue v, SequenceNode sequence) => Maps.EditListed(sequence, v, s, name),
            (MapShape { ListedBy: null } s, MapValue v, MappingNode mapping) => Maps.Edit(mapping, v, s, place.Address),
            (ListShape s, ListValue v, SequenceNode sequence) => _lists.Edit(sequence, v, s, place),
            (ScalarShape s, ScalarValue v, _) when IsEditedInItsFile(node, v, s) => node,
            (_, ScalarValue v, ScalarNode scalar) when _context.Write(v, shape, place) is ScalarNode written => new ScalarNode(written.Value, scalar.Style, SourceSpan.None),
            _ => _context.Write(wanted, shape, place),
        };
        _trivia.Move(node, edited);
        return edited;
    }

    /// <summary>
    /// Whether a node holds anything that stays whatever is there: what only definitions know, what is left alone, kintone's own entries, people whom the environment
    /// doesn't have or doesn't show. Without any, a node needs no words where what is wanted is the default.
    /// </summary>
    public bool HoldsMore(SyntaxNode node, SettingValue wanted, Shape shape, EditPlace place) => (shape, wanted, node) switch
    {
        (_, ObjectValue v, MappingNode mapping) => mapping.Entries.Any(e => v.Shape.Find(e.Key.Value) is { Side: not PropertySide.ServerOnly } property
            && (place with { Address = place.Address.Property(property.Name) }) is var inner
            && (!property.IsRead || _context.IsLeftAlone(inner.Address) || (v[property.Name] is { } there && HoldsMore(e.Value, there, property.Shape, inner)))),
        (MapShape { ListedBy: null } s, MapValue v, MappingNode mapping) => Maps.HoldsMore(mapping, v, s, place.Address),
        (ListShape s, ListValue v, SequenceNode sequence) => _lists.HoldsMore(sequence, v, s, place),
        _ => false,
    };

    /// <summary>The entries of a mapping, changed so that they say the properties of an object; what isn't one of them stays.</summary>
    /// <param name="node">The mapping.</param>
    /// <param name="wanted">The object.</param>
    /// <param name="union">The union, where it is a variant of one.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="isOther">Whether it says another variant so far, so that what could be left to kintone has to be written.</param>
    public MappingNode EditProperties(MappingNode node, ObjectValue wanted, UnionShape? union, EditPlace place, bool isOther = false)
    {
        var shape = wanted.Shape;
        var folded = (ObjectValue)_context.Folded(wanted, (Shape?)union ?? shape);
        var said = _context.Writer.Properties(folded, place.Key, place.Position).ToList();
        var result = new List<MappingEntry>();
        foreach (var entry in node.Entries)
        {
            if (EditProperty(entry, wanted, union, said.Find(s => s.Key.Value == entry.Key.Value), place) is { } kept)
            {
                result.Add(kept);
            }
        }

        if (union?.YamlTag is { } tag && node.Find(tag) is null && node.Find(FragmentShapes.Override) is null && _context.Write(wanted, union, place) is MappingNode { Entries: [{ } first, ..] } && first.Key.Value == tag)
        {
            result.Insert(0, first);
        }

        foreach (var entry in said.Where(s => node.Find(s.Key.Value) is null))
        {
            var property = shape.Find(entry.Key.Value);
            if (property is not { IsRead: false } && (property is not { IsKept: true } || isOther || property.Name == wanted.Variant?.Presence) && !_context.IsLeftAlone(place.Address.Property(entry.Key.Value)))
            {
                result.Insert(IndexFor(property, result, shape, union?.YamlTag), entry);
            }
        }

        _trivia.Carry([.. node.Entries.Select(e => (SyntaxNode)e.Key)], [.. result.Select(e => (SyntaxNode)e.Key)], node);
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

    private SyntaxNode EditObject(SyntaxNode node, ObjectValue wanted, ObjectShape shape, UnionShape? union, EditPlace place)
    {
        if (node is MappingNode mapping)
        {
            var isOther = union is not null && (_context.Bound(node, union) as ObjectValue)?.Variant is { } variant && !ReferenceEquals(variant, wanted.Variant);
            return EditProperties(mapping, wanted, union, place, isOther);
        }

        var written = _context.Write(wanted, (Shape?)union ?? shape, place);
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
        if (!property.IsRead || _context.IsLeftAlone(address) || there is UnreadableValue)
        {
            return entry;
        }

        if (entry.Value.IsEmpty)
        {
            return said is null || property.IsKept ? entry : entry with { Value = said.Value };
        }

        if (there is not null && _context.Says(entry.Value, there, property.Shape, place with { Address = address }))
        {
            return entry;
        }

        return there is null || (said is null && !HoldsMore(entry.Value, there, property.Shape, place with { Address = address })) ? null : entry with { Value = Edit(entry.Value, there, property.Shape, place with { Address = address }) };
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

    private bool IsEditedInItsFile(SyntaxNode node, ScalarValue wanted, ScalarShape shape)
    {
        if (node is not MappingNode { Entries: [{ Key.Value: Binder.FileProperty, Value: ScalarNode path }] } || shape.Kind is Catalog.Kinds.FileKind
            || _context.FileOf(path) is not { } file)
        {
            return false;
        }

        var ended = wanted.Text.EndsWith('\n') ? wanted.Text : wanted.Text + "\n";
        Texts[file.Path] = file.Content.EndsWith('\n') && shape.Kind.Normalize(ended) == wanted.Text ? ended : wanted.Text;
        return true;
    }
}
