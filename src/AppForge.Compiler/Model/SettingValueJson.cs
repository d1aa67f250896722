using System.Collections.Immutable;
using System.Text.Json;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model;

/// <summary>
/// Settings as JSON that loses nothing: what is read back is equal in everything but where it was written. For files that a tool keeps (saved plans); people and
/// kintone have forms of their own (<c>Binding.DefinitionWriter</c>, <c>Wire.WireWriter</c>). A name that starts with <c>$</c> says something about the value that
/// holds it; a key of kintone's that starts so gets a second one.
/// </summary>
public static class SettingValueJson
{
    private const string Mark = "$";
    private const string Raw = "$raw";
    private const string Tag = "$tag";
    private const string Form = "$form";
    private const string Implied = "$implied";
    private const string Ordered = "$ordered";
    private const string Unreadable = "$unreadable";
    private const string RenamedFrom = "$renamedFrom";
    private const string Is = "$is";

    /// <summary>Writes a value; null where there is none.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="value">The value.</param>
    /// <param name="shape">Its shape.</param>
    public static void Write(Utf8JsonWriter json, SettingValue? value, Shape shape)
    {
        switch (value, shape)
        {
            case (null, _):
                json.WriteNullValue();
                break;
            case (ScalarValue v, _):
                json.WriteStringValue(v.Text);
                break;
            case (RawValue v, _):
                WriteRaw(json, v);
                break;
            case (UnreadableValue, _):
                json.WriteStartObject();
                json.WriteBoolean(Unreadable, true);
                json.WriteEndObject();
                break;
            case (ListValue v, ListShape s):
                json.WriteStartArray();
                foreach (var item in v.Items)
                {
                    Write(json, item, s.Item);
                }

                json.WriteEndArray();
                break;
            case (MapValue v, MapShape s):
                WriteMap(json, v, s);
                break;
            case (ObjectValue v, ObjectShape or UnionShape):
                WriteObject(json, v, shape);
                break;
            default:
                throw new ArgumentException($"No {value!.GetType().Name} can stand where a {shape.GetType().Name} is.", nameof(value));
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="shape">The shape of the value.</param>
    /// <exception cref="JsonException">It holds something else.</exception>
    public static SettingValue? Read(JsonElement json, Shape shape) => (json.ValueKind, shape) switch
    {
        (JsonValueKind.Null, _) => null,
        (JsonValueKind.String, ScalarShape or ChoiceShape or ReferenceShape) => ScalarValue.Of(json.GetString()!),
        (JsonValueKind.Object, _) when json.TryGetProperty(Unreadable, out _) => new UnreadableValue(SourceSpan.None),
        (JsonValueKind.Object, not MapShape) when IsRaw(json) => ReadRaw(json),
        (JsonValueKind.Array, ListShape s) => new ListValue([.. json.EnumerateArray().Select(i => Needed(i, s.Item))], SourceSpan.None),
        (JsonValueKind.Object, MapShape s) => json.TryGetProperty(Is, out var raw) ? ReadRaw(raw) : ReadMap(json, s),
        (JsonValueKind.Object, ObjectShape s) => ReadObject(json, s, null, null),
        (JsonValueKind.Object, UnionShape s) => ReadVariant(json, s),
        _ => throw new JsonException($"A {json.ValueKind} stands where a {shape.GetType().Name} is."),
    };

    // A raw value in place of a map would read like a map with these keys.
    private static void WriteRaw(Utf8JsonWriter json, RawValue value)
    {
        json.WriteStartObject();
        json.WritePropertyName(Is);
        json.WriteStartObject();
        json.WritePropertyName(Raw);
        json.WriteRawValue(value.Json);
        if (value.Tag is { } tag)
        {
            json.WriteString(Tag, tag);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static bool IsRaw(JsonElement json) => json.TryGetProperty(Is, out _);

    private static RawValue ReadRaw(JsonElement json)
    {
        var inner = json.TryGetProperty(Is, out var wrapped) ? wrapped : json;
        return inner.TryGetProperty(Raw, out var raw)
            ? new(raw.GetRawText(), SourceSpan.None, inner.TryGetProperty(Tag, out var tag) ? tag.GetString() : null)
            : throw new JsonException("A raw value without its text.");
    }

    private static void WriteMap(Utf8JsonWriter json, MapValue value, MapShape shape)
    {
        json.WriteStartObject();
        if (value.IsOrdered)
        {
            json.WriteBoolean(Ordered, true);
        }

        if (value.Entries.Any(e => e.IsImplied))
        {
            WriteNames(json, value.Entries.Where(e => e.IsImplied).Select(e => e.Key));
        }

        var renamed = value.Entries.Where(e => e.RenamedFrom is not null).ToList();
        if (renamed.Count > 0)
        {
            json.WriteStartObject(RenamedFrom);
            foreach (var entry in renamed)
            {
                json.WriteString(entry.Key, entry.RenamedFrom!.Text);
            }

            json.WriteEndObject();
        }

        foreach (var entry in value.Entries)
        {
            json.WritePropertyName(entry.Key.StartsWith(Mark, StringComparison.Ordinal) ? Mark + entry.Key : entry.Key);
            Write(json, entry.Value, shape.Value);
        }

        json.WriteEndObject();
    }

    private static MapValue ReadMap(JsonElement json, MapShape shape)
    {
        var implied = Names(json);
        var renamed = json.TryGetProperty(RenamedFrom, out var names) ? names.EnumerateObject().ToDictionary(n => n.Name, n => n.Value.GetString()!, StringComparer.Ordinal) : [];
        var entries = json.EnumerateObject().Where(p => !IsMark(p.Name)).Select(p =>
        {
            var key = p.Name.StartsWith(Mark, StringComparison.Ordinal) ? p.Name[Mark.Length..] : p.Name;
            return new MapEntry(key, SourceSpan.None, Needed(p.Value, shape.Value), renamed.TryGetValue(key, out var old) ? ScalarValue.Of(old) : null, implied.Contains(key));
        });
        return new([.. entries], SourceSpan.None, json.TryGetProperty(Ordered, out _));
    }

    private static bool IsMark(string name) => name.StartsWith(Mark, StringComparison.Ordinal) && !name.StartsWith(Mark + Mark, StringComparison.Ordinal);

    private static void WriteObject(Utf8JsonWriter json, ObjectValue value, Shape shape)
    {
        json.WriteStartObject();
        if (value.Tag is { } tag)
        {
            json.WriteString(Tag, tag);
        }

        if (shape is UnionShape union && !ReferenceEquals(union.Select(value.Tag, n => value[n] is not null), value.Variant))
        {
            json.WriteNumber(Form, value.Variant is { } variant ? union.Variants.IndexOf(variant) : throw new ArgumentException("A value of a union without its form.", nameof(value)));
        }

        if (value.Properties.Any(p => p.IsImplied))
        {
            WriteNames(json, value.Properties.Where(p => p.IsImplied).Select(p => p.Shape.Name));
        }

        if (!value.Raw.IsEmpty)
        {
            json.WriteStartObject(Raw);
            foreach (var (name, text) in value.Raw)
            {
                json.WritePropertyName(name);
                json.WriteRawValue(text);
            }

            json.WriteEndObject();
        }

        foreach (var property in value.Properties)
        {
            json.WritePropertyName(property.Shape.Name);
            Write(json, property.Value, property.Shape.Shape);
        }

        json.WriteEndObject();
    }

    private static ObjectValue ReadVariant(JsonElement json, UnionShape shape)
    {
        var tag = json.TryGetProperty(Tag, out var t) ? t.GetString() : null;
        var variant = json.TryGetProperty(Form, out var form)
            ? form.TryGetInt32(out var i) && i >= 0 && i < shape.Variants.Length ? shape.Variants[i] : null
            : shape.Select(tag, n => json.TryGetProperty(n, out var p) && p.ValueKind != JsonValueKind.Null);
        return variant is null ? throw new JsonException($"There is no form \"{tag}\".") : ReadObject(json, variant.Shape, variant, tag);
    }

    private static ObjectValue ReadObject(JsonElement json, ObjectShape shape, Variant? variant, string? tag)
    {
        var implied = Names(json);
        var raw = json.TryGetProperty(Raw, out var unknown)
            ? unknown.EnumerateObject().ToImmutableSortedDictionary(p => p.Name, p => p.Value.GetRawText(), StringComparer.Ordinal)
            : null;
        var properties = json.EnumerateObject().Where(p => !IsMark(p.Name)).Select(p => shape.Find(p.Name) is { } property
            ? new PropertyValue(property, Needed(p.Value, property.Shape), implied.Contains(p.Name))
            : throw new JsonException($"There is no property \"{p.Name}\"."));
        return new(shape, [.. properties], SourceSpan.None, variant, tag, raw);
    }

    private static void WriteNames(Utf8JsonWriter json, IEnumerable<string> names)
    {
        json.WriteStartArray(Implied);
        foreach (var name in names)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }

    private static HashSet<string> Names(JsonElement json) =>
        json.TryGetProperty(Implied, out var names) ? names.EnumerateArray().Select(n => n.GetString()!).ToHashSet(StringComparer.Ordinal) : [];

    private static SettingValue Needed(JsonElement json, Shape shape) => Read(json, shape) ?? throw new JsonException("A value is missing.");
}
