using System.Collections.Immutable;
using System.Text.Json;
using AppForge.Compiler.Binding;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Wire;

/// <summary>
/// kintone's JSON → values. Nothing is lost: a property that the catalog doesn't know stays as JSON with its object, anything else that a shape can't read is a
/// <see cref="RawValue"/> in its place. What kintone hides becomes unreadable.
/// </summary>
public sealed class WireReader(WireNames names)
{
    private const string Revision = "revision";

    private readonly List<UnknownSetting> _unknown = [];

    /// <summary>What was met that the catalog doesn't know, in the order of the answers; one warning for each kind is owed to the user.</summary>
    public IReadOnlyList<UnknownSetting> Unknown => _unknown;

    /// <summary>Reads the answer to a GET of an area. The value is not canonical yet.</summary>
    /// <returns>The value, or null where kintone says nothing (a process that was never enabled).</returns>
    public SettingValue? Read(JsonElement response, SettingsArea area)
    {
        var path = SettingPath.Of(area.Name);
        if (area.WireProperty is null)
        {
            return ReadProperties(response, (ObjectShape)area.Shape, path, [Revision]);
        }

        // Beside a list or a map there is no place to keep anything; left out when the area is written, it stays as kintone has it.
        _unknown.AddRange(response.EnumerateObject().Where(m => m.Name is not Revision && m.Name != area.WireProperty)
            .Select(m => new UnknownSetting(path.Property(m.Name), RawJson.FromWire(m.Value)) { IsProperty = true }));
        return response.TryGetProperty(area.WireProperty, out var element) ? Read(element, area.Shape, path) : null;
    }

    /// <summary>Reads a value at a place; null where kintone says nothing.</summary>
    internal SettingValue? Read(JsonElement json, Shape shape) => Read(json, shape, SettingPath.Of(""));

    /// <summary>Reads an entry of a map, without what the entry repeats.</summary>
    internal SettingValue ReadEntry(JsonElement json, MapShape shape) => ReadEntry(json, shape, SettingPath.Of(""));

    private SettingValue? Read(JsonElement json, Shape shape, SettingPath path) =>
        json.ValueKind == JsonValueKind.Null ? null : Understood(json, shape, path, []) ?? Raw(json, shape, path, []);

    // An item or an entry that says nothing is still one.
    private SettingValue ReadItem(JsonElement json, Shape shape, SettingPath path, ImmutableArray<string> echoes) =>
        json.ValueKind != JsonValueKind.Null && Understood(json, shape, path, echoes) is { } value and not ScalarValue { Text.Length: 0 } ? value : Raw(json, shape, path, echoes);

    /// <summary>The value of a shape, or null where the JSON says something that the shape can't: the one place that decides it.</summary>
    private SettingValue? Understood(JsonElement json, Shape shape, SettingPath path, ImmutableArray<string> echoes)
    {
        var before = _unknown.Count;
        var value = (SettingValue?)(shape switch
        {
            ScalarShape s => s.Kind.ReadWire(json) is { } text && s.Kind.Accepts(text) ? ScalarValue.Of(text) : null,
            ReferenceShape { Target: SymbolKind.App } => ReadApp(json) is { } key ? ScalarValue.Of(key) : null,
            ReferenceShape { Target: SymbolKind.Plugin } => json.ValueKind == JsonValueKind.String ? ScalarValue.Of(names.PluginOf(json.GetString()!)) : null,
            ReferenceShape => json.ValueKind == JsonValueKind.String ? ScalarValue.Of(json.GetString()!) : null,
            ChoiceShape s => ReadWord(json) is { } word && s.Find(word) is not null ? ScalarValue.Of(word) : null,
            ObjectShape s => json.ValueKind == JsonValueKind.Object ? ReadObject(json, s, path, echoes) : null,
            UnionShape s => json.ValueKind == JsonValueKind.Object ? ReadUnion(json, s, path, echoes) : null,
            MapShape s => ReadMap(json, s, path),
            ListShape s => json.ValueKind == JsonValueKind.Array && json.GetArrayLength() >= s.MinItems && json.GetArrayLength() <= (s.MaxItems ?? int.MaxValue)
                ? new ListValue([.. json.EnumerateArray().Select((e, i) => ReadItem(e, s.Item, path.Row(i), []))], SourceSpan.None)
                : null,
            _ => throw new InvalidOperationException($"No wire form for {shape.GetType().Name}."),
        });
        if (value is null)
        {
            _unknown.RemoveRange(before, _unknown.Count - before); // all of it is one unknown thing
        }

        return value;
    }

    private RawValue Raw(JsonElement json, Shape shape, SettingPath path, ImmutableArray<string> echoes)
    {
        var text = RawJson.FromWire(json, echoes);
        var tag = shape is UnionShape { WireTag: { } name } && json.ValueKind == JsonValueKind.Object ? TagOf(json, name) : null;
        _unknown.Add(new(path, tag ?? text));
        return new(text, SourceSpan.None, tag);
    }

    private static string? ReadWord(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetRawText(),
        _ => null,
    };

    private string? ReadApp(JsonElement json)
    {
        var id = json;
        if (json.ValueKind == JsonValueKind.Object && (!json.TryGetProperty("app", out id) || json.EnumerateObject().Any(m => m.Name is not ("app" or "code"))))
        {
            return null;
        }

        return ReadWord(id) is { Length: > 0 } number && number.All(char.IsAsciiDigit) ? names.KeyOf(number) : null;
    }

    private static string? TagOf(JsonElement json, string name) =>
        json.TryGetProperty(name, out var tag) && tag.ValueKind == JsonValueKind.String ? tag.GetString() : null;

    private ObjectValue? ReadUnion(JsonElement json, UnionShape union, SettingPath path, ImmutableArray<string> echoes)
    {
        var tag = union.WireTag is null ? null : TagOf(json, union.WireTag);
        if (union.WireTag is not null && tag is null && json.TryGetProperty(union.WireTag, out var other) && other.ValueKind != JsonValueKind.Null)
        {
            return null; // a tag, but none that is known
        }

        var variant = Select(json, union, tag);
        if (variant is null || ReadObject(json, variant.Shape, path, ReadPast(json, union, echoes)) is not { } read
            || (variant.TagOfField is { } field && read[field] is not ScalarValue))
        {
            return null;
        }

        var present = variant.Presence is { } p && read[p] is null ? read.With(p, ScalarValue.Of("")) : read;
        return new(present.Shape, present.Properties, SourceSpan.None, variant, variant.Tags.IsEmpty ? null : tag ?? variant.Tags[0], present.Raw);
    }

    // The tag is said by the form, and what only another form has is nothing while it is null.
    private static ImmutableArray<string> ReadPast(JsonElement json, UnionShape union, ImmutableArray<string> echoes) =>
    [
        .. echoes, .. union.WireTag is null ? ImmutableArray<string>.Empty : [union.WireTag],
        .. json.EnumerateObject().Where(m => m.Value.ValueKind == JsonValueKind.Null && union.Variants.Any(v => v.Shape.Properties.Any(p => p.WirePath is [var first, ..] && first == m.Name)))
            .Select(m => m.Name),
    ];

    // The tag decides; where several forms share it (a lookup), what is there; where none is given, what is there or else the usual form; where no form has it
    // (cells), the form whose tag is a field's type.
    private static Variant? Select(JsonElement json, UnionShape union, string? tag)
    {
        if (tag is null)
        {
            return union.WireTag is null
                ? union.Select(null, name => union.Variants.Any(v => v.Shape.Find(name) is { } p && json.TryGetProperty(p.WirePath[0], out var there) && there.ValueKind != JsonValueKind.Null))
                : union.Default;
        }

        var tagged = union.Variants.Where(v => v.Tags.Contains(tag, StringComparer.Ordinal)).ToList();
        return tagged.Count switch
        {
            0 => union.Variants.FirstOrDefault(v => v.TagOfField is not null),
            1 => tagged[0],
            _ => tagged.Find(v => IsPresent(json, v)) ?? tagged.Find(v => v.Presence is null),
        };
    }

    private static bool IsPresent(JsonElement json, Variant variant) =>
        variant.Presence is { } p && json.TryGetProperty(variant.Shape.Find(p)!.WirePath[0], out _);

    // An object without what it must have is something else.
    private ObjectValue? ReadObject(JsonElement json, ObjectShape shape, SettingPath path, ImmutableArray<string> echoes)
    {
        var value = ReadProperties(json, shape, path, echoes);
        return shape.Properties.All(p => !p.IsRequired || !p.IsOnWire || value[p.Name] is not null) ? value : null;
    }

    private ObjectValue ReadProperties(JsonElement json, ObjectShape shape, SettingPath path, ImmutableArray<string> echoes)
    {
        var properties = ImmutableArray.CreateBuilder<PropertyValue>(shape.Properties.Length);
        foreach (var property in shape.Properties.Where(p => p.IsRead))
        {
            if (ReadProperty(json, property, path) is { } value)
            {
                properties.Add(new(property, value));
            }
        }

        var raw = RawProperties.Of(json, shape, echoes);
        _unknown.AddRange(raw.Select(r => new UnknownSetting(path.Property(r.Key), r.Value) { IsProperty = true }));
        return new(shape, properties.ToImmutable(), SourceSpan.None, raw: raw);
    }

    private SettingValue? ReadProperty(JsonElement json, PropertyShape property, SettingPath path)
    {
        if (property.Shape is ListShape { IsFlags: true } flags)
        {
            var words = ((ChoiceShape)flags.Item).Values.Where(w => json.TryGetProperty(w.Word, out var set) && RawProperties.Flag(set) == true);
            return new ListValue([.. words.Select(w => ScalarValue.Of(w.Word))], SourceSpan.None);
        }

        var element = json;
        foreach (var step in property.WirePath)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(step, out element))
            {
                return null;
            }
        }

        if (element.ValueKind == JsonValueKind.Null && property.Null == NullMeaning.Unreadable)
        {
            return new UnreadableValue(SourceSpan.None);
        }

        // What has to be there and says nothing can't be written out.
        var value = Read(element, property.Shape, path.Property(property.Name));
        return value is ScalarValue { Text.Length: 0 } && property.IsRequired ? Raw(element, property.Shape, path.Property(property.Name), []) : value;
    }

    private MapValue? ReadMap(JsonElement json, MapShape shape, SettingPath path) => shape.Wire switch
    {
        KeyedMapWire keyed when json.ValueKind == JsonValueKind.Object => new(
            [.. InOrder(json, keyed).Select(p => new MapEntry(p.Name, SourceSpan.None, ReadEntry(p.Value, shape, path.Entry(p.Name))))],
            SourceSpan.None, shape.IsOrdered),
        RowsMapWire rows when json.ValueKind == JsonValueKind.Array => ReadRows(json, rows, shape, path),
        _ => null,
    };

    // Rows are a map only as long as each of them has a key of its own.
    private MapValue? ReadRows(JsonElement json, RowsMapWire wire, MapShape shape, SettingPath path)
    {
        var entries = ImmutableArray.CreateBuilder<MapEntry>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in json.EnumerateArray())
        {
            if (row.ValueKind != JsonValueKind.Object || TagOf(row, wire.KeyProperty) is not { } key || !keys.Add(key))
            {
                return null;
            }

            entries.Add(new(key, SourceSpan.None, ReadEntry(row, shape, path.Entry(key))));
        }

        return new(entries.ToImmutable(), SourceSpan.None, shape.IsOrdered);
    }

    private SettingValue ReadEntry(JsonElement json, MapShape shape, SettingPath path) => shape.Wire is RowsMapWire { ValueProperty: { } name }
        ? ValueOfRow(json, shape, name, path) is { } value and not ScalarValue { Text.Length: 0 } ? value : Raw(json, shape.Value, path, shape.EchoedKeys)
        : ReadItem(json, shape.Value, path, shape.EchoedKeys);

    // A row with a value and something more has no object that could keep it: then the whole row is kept.
    private SettingValue? ValueOfRow(JsonElement row, MapShape shape, string name, SettingPath path) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
        && row.EnumerateObject().All(m => m.Name == name || shape.EchoedKeys.Contains(m.Name, StringComparer.Ordinal))
            ? Understood(value, shape.Value, path, [])
            : null;

    private static IEnumerable<JsonProperty> InOrder(JsonElement json, KeyedMapWire wire) => wire.IndexProperty is not { } index
        ? json.EnumerateObject()
        : json.EnumerateObject().OrderBy(p => p.Value.ValueKind != JsonValueKind.Object ? long.MaxValue
            : p.Value.TryGetProperty(index, out var i) && int.TryParse(i.ToString(), out var number) ? number : int.MaxValue);
}
