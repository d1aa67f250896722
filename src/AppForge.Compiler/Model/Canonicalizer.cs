using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model;

/// <summary>
/// Gives values their canonical form: defaults filled in, kinds in normal form, built-in fields there, everyone last, sets sorted. Equal canonical forms
/// are equal definitions, whichever side they come from; canonical twice is canonical once.
/// </summary>
public sealed class Canonicalizer(CanonicalScope scope)
{
    private const string NoKey = "";

    private readonly DefaultContext _noContext = new(scope, NoKey, 0, static () => EmptyObject);

    /// <summary>The canonical form of an area.</summary>
    /// <param name="written">What is written, or null for the area's default.</param>
    /// <param name="area">The area.</param>
    public SettingValue Canonical(SettingValue? written, SettingsArea area)
    {
        var value = written ?? area.Default.Compute(_noContext) ?? throw new InvalidOperationException($"{area.Name} has no default.");
        return Canonical(value, area.Shape, NoKey, 0);
    }

    /// <summary>What a property of an object has when nothing is written, in canonical form; null where that is nothing.</summary>
    /// <param name="property">The property.</param>
    /// <param name="owner">The object in canonical form.</param>
    /// <param name="key">The key of the map entry around.</param>
    /// <param name="position">Its position.</param>
    public SettingValue? DefaultOf(PropertyShape property, ObjectValue owner, string key, int position) =>
        property.Default?.Compute(new(scope, key, position, () => owner.With(property.Name, null))) is { } value ? Canonical(value, property.Shape, key, position) : null;

    /// <summary>The fields with the built-in ones added that are not written; one of each type, under the code it has.</summary>
    private static MapValue WithBuiltIns(MapValue fields, MapShape shape, BuiltInNames names)
    {
        var all = ImmutableArray.CreateBuilder<MapEntry>(fields.Entries.Length + shape.BuiltIns.Count);
        all.AddRange(fields.Entries);
        foreach (var variant in shape.BuiltIns)
        {
            var type = variant.Tags[0];
            var code = names.CodeOf(type);
            if (!fields.Entries.Any(e => e.Key == code || e.Value is ObjectValue o && o.Tag == type))
            {
                all.Add(new(code, SourceSpan.None, new ObjectValue(variant.Shape, [], SourceSpan.None, variant, type), IsImplied: true));
            }
        }

        return all.Count == fields.Entries.Length ? fields : fields.With(all.DrainToImmutable());
    }

    private static ObjectValue EmptyObject { get; } = new(new ObjectShape([]), [], SourceSpan.None);

    /// <summary>The canonical form of any value, as the entry of a key and a position in a map.</summary>
    internal SettingValue Canonical(SettingValue value, Shape shape, string key, int position) => (shape, value) switch
    {
        (_, UnreadableValue or RawValue) => value,
        (ScalarShape s, ScalarValue v) => s.Kind.Normalize(v.Text) is { } text && text != v.Text ? Normal(v, text) : v,
        (ChoiceShape or ReferenceShape, ScalarValue) => value,
        (ObjectShape s, ObjectValue v) => CanonicalObject(v, s, key, position),
        (UnionShape, ObjectValue v) => CanonicalObject(v, v.Shape, key, position),
        (MapShape s, MapValue v) => CanonicalMap(v, s),
        (ListShape s, ListValue v) => CanonicalList(v, s, key, position),
        _ => throw new InvalidOperationException($"A {value.GetType().Name} is no {shape.GetType().Name}."),
    };

    // Where only the end went (a block text's line break), places inside the text are still known.
    private static ScalarValue Normal(ScalarValue written, string text) =>
        new(text, written.Origin, written.Text.StartsWith(text, StringComparison.Ordinal) ? written.Node : null);

    private ObjectValue CanonicalObject(ObjectValue value, ObjectShape shape, string key, int position)
    {
        var length = shape.Properties.Length;
        var rented = ArrayPool<PropertyValue>.Shared.Rent(length);
        var values = rented.AsMemory(0, length);
        values.Span.Clear();
        foreach (var property in value.Properties)
        {
            values.Span[shape.IndexOf(property.Shape)] = property;
        }

        Complete(value, shape, values, key, position);
        var count = Count(values.Span);
        var result = AreSame(values.Span, count, value.Properties) ? value : value.With(Present(values.Span, count));
        ArrayPool<PropertyValue>.Shared.Return(rented, clearArray: true);
        return result;
    }

    // A property that isn't there has no value.
    private void Complete(ObjectValue value, ObjectShape shape, Memory<PropertyValue> values, string key, int position)
    {
        foreach (var i in shape.ComputedLast)
        {
            var property = shape.Properties[i];
            var there = values.Span[i];

            // Nothing written, or nothing behind the name: the default.
            if (there.Value is null or ScalarValue { Text.Length: 0 } && property.Default is { } rule)
            {
                if (property.SharedDefault is { } shared)
                {
                    values.Span[i] = shared;
                    continue;
                }

                var implied = rule.IsConstant ? rule.Compute(_noContext) : rule.Compute(ContextOf(value, values, key, position));
                there = implied is null ? default : new(property, implied, IsImplied: true);
            }

            // A kept value without text is left to kintone as one that isn't written; unless that it is there says which variant it is (a rule without a width).
            var isLeft = there.Value is null || (there.Value is ScalarValue { Text.Length: 0 } && property.IsKept && property.Name != value.Variant?.Presence);
            values.Span[i] = isLeft ? default : new(property, Canonical(there.Value!, property.Shape, key, position), there.IsImplied);
        }

        foreach (var (property, list) in shape.MeaninglessWithout)
        {
            if (values.Span[list].Value is ListValue { Items.IsEmpty: true })
            {
                values.Span[property] = default;
            }
        }
    }

    private DefaultContext ContextOf(ObjectValue value, Memory<PropertyValue> values, string key, int position) =>
        new(scope, key, position, () => new(value.Shape, Present(values.Span, Count(values.Span)), value.Origin, value.Variant, value.Tag, value.Raw));

    private static int Count(ReadOnlySpan<PropertyValue> values)
    {
        var count = 0;
        foreach (var value in values)
        {
            count += value.Value is null ? 0 : 1;
        }

        return count;
    }

    private static bool AreSame(ReadOnlySpan<PropertyValue> some, int count, ImmutableArray<PropertyValue> others)
    {
        if (count != others.Length)
        {
            return false;
        }

        var at = 0;
        foreach (var value in some)
        {
            if (value.Value is null)
            {
                continue;
            }

            if (!ReferenceEquals(value.Value, others[at].Value) || value.IsImplied != others[at].IsImplied)
            {
                return false;
            }

            at++;
        }

        return true;
    }

    private static ImmutableArray<PropertyValue> Present(ReadOnlySpan<PropertyValue> values, int count)
    {
        var present = new PropertyValue[count];
        count = 0;
        foreach (var value in values)
        {
            if (value.Value is not null)
            {
                present[count++] = value;
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(present);
    }

    private MapValue CanonicalMap(MapValue value, MapShape shape)
    {
        var all = shape.BuiltIns.Count > 0 ? WithBuiltIns(value, shape, scope.BuiltIns) : value;
        var entries = new MapEntry[all.Entries.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = all.Entries[i];
            var canonical = Canonical(entry.Value, shape.Value, entry.Key, i);
            entries[i] = ReferenceEquals(canonical, entry.Value) ? entry : entry with { Value = canonical };
        }

        return all.With(ImmutableCollectionsMarshal.AsImmutableArray(entries), shape.IsOrdered);
    }

    private ListValue CanonicalList(ListValue value, ListShape shape, string key, int position)
    {
        var canonical = CanonicalItems(value.Items, shape, key, position);
        if (shape is { IsFlags: false, IsSet: false, Tail: null })
        {
            return canonical == value.Items ? value : value.With(canonical);
        }

        IEnumerable<SettingValue> items = canonical;
        if (shape.IsFlags)
        {
            var words = ((ChoiceShape)shape.Item).Values;
            items = items.OfType<ScalarValue>().DistinctBy(i => i.Text).OrderBy(i => words.IndexOf(words.FirstOrDefault(w => w.Word == i.Text)!));
        }
        else if (shape.IsSet)
        {
            items = items.OrderBy(Pairing.IdentityText, StringComparer.Ordinal);
        }

        return value.With([.. shape.Tail is { } tail ? WithTail([.. items], shape, tail) : items]);
    }

    // Mostly nothing changes.
    private ImmutableArray<SettingValue> CanonicalItems(ImmutableArray<SettingValue> items, ListShape shape, string key, int position)
    {
        SettingValue[]? changed = null;
        for (var i = 0; i < items.Length; i++)
        {
            var canonical = Canonical(items[i], shape.Item, key, position);
            if (changed is null && !ReferenceEquals(canonical, items[i]))
            {
                changed = [.. items];
            }

            changed?[i] = canonical;
        }

        return changed is null ? items : ImmutableCollectionsMarshal.AsImmutableArray(changed);
    }

    private IEnumerable<SettingValue> WithTail(ImmutableArray<SettingValue> rows, ListShape shape, TailRow tail)
    {
        var last = rows.FirstOrDefault(r => IsTail(r, tail)) ?? Tail(shape, tail);
        return [.. rows.Where(r => !IsTail(r, tail)), last];
    }

    /// <summary>The row of everyone with nothing granted, in canonical form.</summary>
    internal SettingValue Tail(ListShape shape, TailRow tail)
    {
        var row = (ObjectShape)shape.Item;
        return Canonical(new ObjectValue(row, [new(row.Find(tail.Property)!, ScalarValue.Of(tail.Value))], SourceSpan.None), row, NoKey, 0);
    }

    /// <summary>The code that a built-in field has when nothing is written.</summary>
    internal string BuiltInCode(string type) => scope.BuiltIns.CodeOf(type);

    private static bool IsTail(SettingValue row, TailRow tail) => row is ObjectValue o && o.Text(tail.Property) == tail.Value;
}
