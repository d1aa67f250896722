using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Binding;

/// <summary>
/// Canonical values → the shortest syntax tree that means the same: defaults left out, sugar used. The binder's way back; <c>import</c> writes what it makes.
/// </summary>
public sealed class DefinitionWriter
{
    private readonly Canonicalizer _canonicalizer;

    internal DefinitionWriter(CanonicalScope scope) => _canonicalizer = new(scope);

    /// <summary>Writes an app as a file.</summary>
    public static MappingNode Write(AppModel app) => Write(app, app.Definition);

    /// <summary>Writes an app as a file.</summary>
    /// <param name="app">The app.</param>
    /// <param name="own">What no settings area has (space, app code, notes), as properties of an app's file; null for nothing.</param>
    public static MappingNode Write(AppModel app, ObjectValue? own)
    {
        var writer = new DefinitionWriter(app.Scope);
        var entries = ImmutableArray.CreateBuilder<MappingEntry>();
        entries.AddRange(writer.Properties(app.General, "", 0));
        foreach (var property in KintoneCatalog.App.Properties.Where(p => p.Side is PropertySide.OursOnly or PropertySide.ByHand))
        {
            if (own?[property.Name] is { } said)
            {
                entries.Add(Entry(property.Name, writer.Node(said, property.Shape, "", 0)));
            }
        }

        foreach (var section in KintoneCatalog.Areas.Where(a => a.Section.Length > 0).GroupBy(a => a.Section.Split('.')[0]))
        {
            var parts = section.Select(a => (Area: a, Node: writer.Section(app, a))).Where(p => p.Node is not null).ToList();
            if (parts.Count > 0)
            {
                entries.Add(Entry(section.Key, parts[0].Area.Section == section.Key
                    ? parts[0].Node!
                    : new MappingNode([.. parts.Select(p => Entry(p.Area.Section.Split('.')[1], p.Node!))], SourceSpan.None)));
            }
        }

        return new(entries.ToImmutable(), SourceSpan.None);
    }

    /// <summary>Writes one value in its shortest form.</summary>
    internal static SyntaxNode Write(SettingValue value, Shape shape, CanonicalScope scope) => new DefinitionWriter(scope).Node(value, shape, "", 0);

    private SyntaxNode? Section(AppModel app, SettingsArea area)
    {
        if (app.Canonical(area) is not { } value || SettingValueComparer.Instance.Equals(value, _canonicalizer.Canonical(null, area)))
        {
            return null;
        }

        var ordered = area.Shape is MapShape { IsOrdered: false, Declares: SymbolKind.Field } && value is MapValue fields ? InLayoutOrder(fields, app) : value;
        return Node(ordered, area.Shape, "", 0);
    }

    /// <summary>Fields in the order of the form: they have no order of their own, and a reader expects that one.</summary>
    internal static MapValue InLayoutOrder(MapValue fields, AppModel app)
    {
        var layout = KintoneCatalog.Areas.First(a => a.Shape is ListShape { IsIdentifiedByFields: true });
        var order = app.Canonical(layout) is { } rows ? Pairing.FieldsIn(rows).Select((code, i) => (code, i)).DistinctBy(p => p.code).ToDictionary(p => p.code, p => p.i, StringComparer.Ordinal) : [];
        return fields.With([.. fields.Entries.OrderBy(e => order.GetValueOrDefault(e.Key, int.MaxValue)).ThenBy(e => e.Key, StringComparer.Ordinal)]);
    }

    /// <summary>The node of a value, as the entry of a key and a position in a map.</summary>
    internal SyntaxNode Node(SettingValue value, Shape shape, string key, int position) => (shape, value) switch
    {
        (_, UnreadableValue) => ScalarNode.Of(UnreadableValue.Word),
        (MapShape { ListedBy: null }, RawValue v) => new SequenceNode([RawForm.Write(v)], SourceSpan.None),
        (_, RawValue v) => RawForm.Write(v),
        (_, ScalarValue v) => ScalarNode.Of(v.Text),
        (ObjectShape s, ObjectValue v) => ObjectNode(v, s, [.. Properties(v, key, position)]),
        (UnionShape s, ObjectValue v) => UnionNode(v, s, key, position),
        (MapShape { ListedBy: { } name } s, MapValue v) => new SequenceNode([.. v.Entries.Select((e, i) => ListedEntry(e, s, name, i))], SourceSpan.None),
        (MapShape s, MapValue v) => new MappingNode([.. v.Entries.Select((e, i) => MapEntryNode(e, s, i)).OfType<MappingEntry>()], SourceSpan.None),
        (ListShape s, ListValue v) => ListNode(v, s, key, position),
        _ => throw new InvalidOperationException($"A {value.GetType().Name} is no {shape.GetType().Name}."),
    };

    private static SyntaxNode ObjectNode(ObjectValue value, ObjectShape shape, ImmutableArray<MappingEntry> written) =>
        shape.Sole is { } sole && value.Raw.IsEmpty && written is [{ } only] && only.Key.Value == sole.Name && !only.Value.IsEmpty && MayStandAlone(only.Value, sole.Shape)
            ? only.Value
            : written.IsEmpty ? ScalarNode.Of("") : new MappingNode(written, SourceSpan.None);

    /// <summary>The node of what has to be written although all of it is default: nothing behind its name would be taken for missing.</summary>
    internal static SyntaxNode Nothing(Shape shape) => shape switch
    {
        ObjectShape { Sole.Shape: ListShape } => new SequenceNode([], SourceSpan.None),
        ObjectShape or UnionShape => new MappingNode([], SourceSpan.None),
        _ => ScalarNode.Of(""),
    };

    /// <summary>Whether a node can stand for an object. An empty text can't: it is read as nothing written.</summary>
    internal static bool MayStandAlone(SyntaxNode node, Shape shape) => shape is ListShape ? node is SequenceNode : node is ScalarNode { Value.Length: > 0 };

    private SyntaxNode UnionNode(ObjectValue value, UnionShape union, string key, int position)
    {
        var written = Properties(value, key, position).ToImmutableArray();
        return IsTagSaid(value, union)
            ? new MappingNode(written.Insert(0, Entry(union.YamlTag!, ScalarNode.Of(value.Tag!))), SourceSpan.None)
            : ObjectNode(value, value.Shape, written);
    }

    /// <summary>Whether the tag of a union's value is written: not where it is the one that is meant without it.</summary>
    internal static bool IsTagSaid(ObjectValue value, UnionShape union) =>
        union.YamlTag is not null && !(ReferenceEquals(value.Variant, union.Default) && value.Variant!.Tags is [var only] && only == value.Tag);

    /// <summary>The entries that say an object, without the tag of its variant: what differs from the defaults.</summary>
    internal IEnumerable<MappingEntry> Properties(ObjectValue value, string key, int position)
    {
        foreach (var property in value.Properties)
        {
            if (IsSaid(property, value, key, position))
            {
                var node = Node(property.Value, property.Shape.Shape, key, position);
                yield return Entry(property.Shape.Name, node.IsEmpty && property.Shape.IsRequired ? Nothing(property.Shape.Shape) : node);
            }
        }

        if (!value.Raw.IsEmpty)
        {
            yield return Entry(RawValue.Word, new MappingNode([.. value.Raw.Select(r => Entry(r.Key, RawJson.ToSyntax(r.Value)))], SourceSpan.None));
        }
    }

    /// <summary>Whether a property of an object in canonical form is written: not where it is what is meant without it.</summary>
    internal bool IsSaid(PropertyValue property, ObjectValue owner, string key, int position)
    {
        var isPresence = property.Shape.Name == owner.Variant?.Presence;
        return isPresence
            || (!(property.Shape.IsKept && property.Value is ScalarValue { Text.Length: 0 })
                && !SettingValueComparer.Instance.Equals(property.Value, _canonicalizer.DefaultOf(property.Shape, owner, key, position)));
    }

    /// <summary>The item of an entry of a map that is written as a list of names.</summary>
    internal SyntaxNode ListedEntry(MapEntry entry, MapShape shape, string name, int position)
    {
        var more = entry.Value switch
        {
            ObjectValue o => [.. Properties(o, entry.Key, position)],
            RawValue raw => RawForm.Write(raw).Entries,
            _ => ImmutableArray<MappingEntry>.Empty,
        };
        return more.IsEmpty ? ScalarNode.Of(entry.Key) : new MappingNode(more.Insert(0, Entry(name, ScalarNode.Of(entry.Key))), SourceSpan.None);
    }

    /// <summary>The entry of a map; null where it is there without being written.</summary>
    internal MappingEntry? MapEntryNode(MapEntry entry, MapShape shape, int position)
    {
        var isSilent = entry.Value is ObjectValue { Variant: { IsBuiltIn: true } variant } o
            && _canonicalizer.BuiltInCode(variant.Tags[0]) == entry.Key && !Properties(o, entry.Key, position).Any();
        return isSilent ? null : Entry(entry.Key, entry.Value is RawValue raw ? RawForm.Write(raw) : Node(entry.Value, shape.Value, entry.Key, position));
    }

    private SyntaxNode ListNode(ListValue value, ListShape shape, string key, int position)
    {
        if (shape is { IsFlags: true, Item: ChoiceShape words } && value.Items.Length == words.Values.Length)
        {
            return ScalarNode.Of("all");
        }

        var items = shape.Tail is { } tail && value.Items is [.. var before, var last]
            && SettingValueComparer.Instance.Equals(last, _canonicalizer.Tail(shape, tail)) ? before : value.Items;
        return new SequenceNode([.. items.Select(i => Node(i, shape.Item, key, position))], SourceSpan.None);
    }

    private static MappingEntry Entry(string key, SyntaxNode value) => new(ScalarNode.Of(key), value);
}
