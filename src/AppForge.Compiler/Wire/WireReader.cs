using System.Collections.Immutable;
using System.Text.Json;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Wire;

/// <summary>kintone's JSON → values. What the catalog doesn't know stays as raw JSON with its object; what kintone hides becomes unreadable.</summary>
public sealed class WireReader(WireNames names)
{
    private readonly List<string> _unknown = [];

    /// <summary>What was met that the catalog doesn't know, as <c>path: word</c>; one warning each is owed to the user.</summary>
    public IReadOnlyList<string> Unknown => _unknown;

    /// <summary>Reads the answer to a GET of an area. The value is not canonical yet.</summary>
    /// <returns>The value, or null where kintone says nothing (a process that was never enabled).</returns>
    public SettingValue? Read(JsonElement response, SettingsArea area)
    {
        var element = response;
        if (area.WireProperty is not null && !response.TryGetProperty(area.WireProperty, out element))
        {
            return null;
        }

        return area.WireProperty is null
            ? ReadObject(element, (ObjectShape)area.Shape, area.Name, ["revision"])
            : Read(element, area.Shape, area.Name);
    }

    private SettingValue? Read(JsonElement json, Shape shape, string path) => json.ValueKind == JsonValueKind.Null ? null : shape switch
    {
        ScalarShape s => Scalar(s.Kind.ReadWire(json)),
        ReferenceShape { Target: SymbolKind.App } => Scalar(ReadApp(json)),
        ReferenceShape { Target: SymbolKind.Plugin } => Scalar(json.ValueKind == JsonValueKind.String ? names.PluginOf(json.GetString()!) : null),
        ChoiceShape or ReferenceShape => Scalar(json.ValueKind == JsonValueKind.String ? json.GetString() : json.GetRawText()),
        ObjectShape s => json.ValueKind == JsonValueKind.Object ? ReadObject(json, s, path, []) : null,
        UnionShape s => json.ValueKind == JsonValueKind.Object ? ReadUnion(json, s, path, []) : null,
        MapShape s => ReadMap(json, s, path),
        ListShape s => json.ValueKind == JsonValueKind.Array
            ? new ListValue([.. json.EnumerateArray().Select((e, i) => Read(e, s.Item, $"{path}[{i}]")).OfType<SettingValue>()], SourceSpan.None)
            : null,
        _ => throw new InvalidOperationException($"No wire form for {shape.GetType().Name}."),
    };

    private static ScalarValue? Scalar(string? text) => text is null ? null : ScalarValue.Of(text);

    private string? ReadApp(JsonElement json)
    {
        var id = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("app", out var app) ? app : json;
        return id.ValueKind switch
        {
            JsonValueKind.String => names.KeyOf(id.GetString()!),
            JsonValueKind.Number => names.KeyOf(id.GetRawText()),
            _ => null,
        };
    }

    private ObjectValue? ReadUnion(JsonElement json, UnionShape union, string path, ImmutableArray<string> echoes)
    {
        var tag = union.WireTag is { } name && json.TryGetProperty(name, out var t) ? t.GetString() : null;
        var variant = Select(json, union, tag);
        if (variant is null)
        {
            _unknown.Add($"{path}: {tag}");
            return null;
        }

        var read = ReadObject(json, variant.Shape, path, union.WireTag is null ? echoes : [.. echoes, union.WireTag]);
        var present = variant.Presence is { } p && read[p] is null ? read.With(p, ScalarValue.Of("")) : read;
        return new(present.Shape, present.Properties, SourceSpan.None, variant, variant.Tags.IsEmpty ? null : tag, present.Raw);
    }

    // The tag decides; where several forms share it (a lookup), what is there; where no form has it (cells), the form whose tag is a field's type.
    private static Variant? Select(JsonElement json, UnionShape union, string? tag)
    {
        if (union.WireTag is null)
        {
            return union.Select(null, name => union.Variants.Any(v => v.Shape.Find(name) is { } p && json.TryGetProperty(p.WirePath[0], out var there) && there.ValueKind != JsonValueKind.Null));
        }

        var tagged = union.Variants.Where(v => tag is not null && v.Tags.Contains(tag, StringComparer.Ordinal)).ToList();
        if (tagged.Count <= 1)
        {
            return tagged.FirstOrDefault() ?? union.Variants.FirstOrDefault(v => v.TagOfField is not null);
        }

        return tagged.Find(v => v.Presence is { } p && json.TryGetProperty(v.Shape.Find(p)!.WirePath[0], out _)) ?? tagged.Find(v => v.Presence is null);
    }

    private ObjectValue ReadObject(JsonElement json, ObjectShape shape, string path, ImmutableArray<string> echoes)
    {
        var properties = ImmutableArray.CreateBuilder<PropertyValue>(shape.Properties.Length);
        foreach (var property in shape.Properties.Where(p => p.IsRead))
        {
            if (ReadProperty(json, property, path) is { } value)
            {
                properties.Add(new(property, value));
            }
        }

        return new(shape, properties.ToImmutable(), SourceSpan.None, raw: RawProperties.Of(json, shape, echoes));
    }

    private SettingValue? ReadProperty(JsonElement json, PropertyShape property, string path)
    {
        if (property.Shape is ListShape { IsFlags: true } flags)
        {
            var words = ((ChoiceShape)flags.Item).Values.Where(w => json.TryGetProperty(w.Word, out var set) && IsTrue(set));
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

        return element.ValueKind == JsonValueKind.Null && property.Null == NullMeaning.Unreadable
            ? new UnreadableValue(SourceSpan.None)
            : Read(element, property.Shape, path + "." + property.Name);
    }

    private static bool IsTrue(JsonElement json) =>
        json.ValueKind == JsonValueKind.True || (json.ValueKind == JsonValueKind.String && json.GetString() == "true");

    private MapValue? ReadMap(JsonElement json, MapShape shape, string path) => shape.Wire switch
    {
        KeyedMapWire keyed when json.ValueKind == JsonValueKind.Object => new(
            [.. InOrder(json, keyed).Select(p => Entry(p.Name, ReadValue(p.Value, shape.Value, path + "." + p.Name, keyed.Echoes))).OfType<MapEntry>()],
            SourceSpan.None, shape.IsOrdered),
        RowsMapWire rows when json.ValueKind == JsonValueKind.Array => new(
            [.. json.EnumerateArray().Select(r => ReadRow(r, rows, shape, path)).OfType<MapEntry>()], SourceSpan.None, shape.IsOrdered),
        _ => null,
    };

    private MapEntry? ReadRow(JsonElement row, RowsMapWire wire, MapShape shape, string path)
    {
        var key = row.GetProperty(wire.KeyProperty).GetString()!;
        var value = wire.ValueProperty is { } name ? Read(row.GetProperty(name), shape.Value, path + "." + key) : ReadValue(row, shape.Value, path + "." + key, [wire.KeyProperty]);
        return Entry(key, value);
    }

    private SettingValue? ReadValue(JsonElement json, Shape shape, string path, ImmutableArray<string> echoes) => shape switch
    {
        ObjectShape s => ReadObject(json, s, path, echoes),
        UnionShape s => ReadUnion(json, s, path, echoes),
        _ => Read(json, shape, path),
    };

    private static MapEntry? Entry(string key, SettingValue? value) =>
        value is null or ObjectValue { Variant.IsServerOwned: true } ? null : new(key, SourceSpan.None, value);

    private static IEnumerable<JsonProperty> InOrder(JsonElement json, KeyedMapWire wire) => wire.IndexProperty is not { } index
        ? json.EnumerateObject()
        : json.EnumerateObject().OrderBy(p => p.Value.TryGetProperty(index, out var i) && int.TryParse(i.ToString(), out var number) ? number : int.MaxValue);
}
