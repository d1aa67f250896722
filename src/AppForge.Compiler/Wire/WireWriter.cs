using System.Globalization;
using System.Text.Json.Nodes;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Wire;

/// <summary>
/// Canonical values → kintone's JSON. Whatever is sent is sent whole, so that nothing rests on what the server fills in; ids, numbers and indexes are text,
/// flags are booleans. Roles have to be resolved, unreadable values replaced before.
/// </summary>
/// <param name="names">App keys → ids.</param>
/// <param name="fields">The app's fields, whose types are the types of the layout's cells.</param>
public sealed class WireWriter(WireNames names, MapValue fields)
{
    /// <summary>The body of an area's PUT, without <c>app</c> and <c>revision</c>.</summary>
    public JsonObject Write(SettingValue value, SettingsArea area)
    {
        var node = Write(value, area.Shape);
        return area.WireProperty is null ? (JsonObject)node! : new JsonObject { [area.WireProperty] = node };
    }

    /// <summary>The map of some entries of an area (fields that are added or changed), in the form of the area's map.</summary>
    public JsonObject WriteEntries(IEnumerable<MapEntry> entries, MapShape shape) => WriteKeyed(new MapValue([.. entries], Syntax.SourceSpan.None), shape, (KeyedMapWire)shape.Wire);

    /// <summary>The body of a POST that adds rows to an area: what identifies each of them, by the property that may stand alone for the row.</summary>
    public JsonObject WriteAdditions(IEnumerable<SettingValue> rows, SettingsArea area)
    {
        var identity = ((ObjectShape)((ListShape)area.Shape).Item).Sole!;
        return new() { [area.AddedAs!] = new JsonArray([.. rows.OfType<ObjectValue>().Select(r => Write(r[identity.Name]!, identity.Shape))]) };
    }

    private JsonNode? Write(SettingValue value, Shape shape) => (shape, value) switch
    {
        (ScalarShape s, ScalarValue v) => s.Kind.WriteWire(v.Text),
        (ReferenceShape { Target: SymbolKind.App }, ScalarValue v) => new JsonObject { ["app"] = IdOf(v.Text) },
        (ReferenceShape { Target: SymbolKind.Plugin }, ScalarValue v) => JsonValue.Create(names.PluginIdOf(v.Text)),
        (ChoiceShape or ReferenceShape, ScalarValue v) => JsonValue.Create(v.Text),
        (ObjectShape, ObjectValue v) => WriteObject(v),
        (UnionShape s, ObjectValue v) => WriteUnion(v, s),
        (MapShape { Wire: KeyedMapWire wire } s, MapValue v) => WriteKeyed(v, s, wire),
        (MapShape { Wire: RowsMapWire wire } s, MapValue v) => WriteRows(v, s, wire),
        (ListShape s, ListValue v) => new JsonArray([.. v.Items.Select(i => Write(i, s.Item))]),
        (_, RawValue v) => JsonNode.Parse(v.Json),
        (_, UnreadableValue) => throw new InvalidOperationException("What kintone hides is never sent."),
        _ => throw new InvalidOperationException($"A {value.GetType().Name} is no {shape.GetType().Name}."),
    };

    private string IdOf(string key) => names.IdOf(key) ?? throw new InvalidOperationException($"The app '{key}' has no id yet.");

    private JsonObject WriteObject(ObjectValue value)
    {
        var json = new JsonObject();
        foreach (var property in value.Properties.Where(p => p.Shape.IsOnWire))
        {
            if (property.Shape.Shape is ListShape { IsFlags: true, Item: ChoiceShape words })
            {
                var set = ((ListValue)property.Value).Items.OfType<ScalarValue>().Select(i => i.Text).ToHashSet(StringComparer.Ordinal);
                foreach (var word in words.Values)
                {
                    json[word.Word] = set.Contains(word.Word);
                }
            }
            else if (property.Value is not ScalarValue { Text.Length: 0 } || !property.Shape.IsKept)
            {
                Place(json, property.Shape, Write(property.Value, property.Shape.Shape));
            }
        }

        RawProperties.Merge(json, value.Raw);
        return json;
    }

    private static void Place(JsonObject json, PropertyShape property, JsonNode? value)
    {
        foreach (var step in property.WirePath[..^1])
        {
            json = (JsonObject)(json[step] ??= new JsonObject());
        }

        json[property.WirePath[^1]] = value;
    }

    private JsonObject WriteUnion(ObjectValue value, UnionShape union)
    {
        var json = WriteObject(value);
        var tag = value.Variant?.TagOfField is { } field ? TypeOf(value.Text(field)!) : value.Tag;
        if (union.WireTag is { } name && tag is not null)
        {
            PutFirst(json, name, tag);
        }

        return json;
    }

    private static void PutFirst(JsonObject json, string name, string text)
    {
        json.Remove(name);
        json.Insert(0, name, JsonValue.Create(text));
    }

    private string? TypeOf(string code) => CanonicalScope.FieldOrColumn(fields, code) switch
    {
        ObjectValue field => field.Tag,
        RawValue field => field.Tag,
        _ => null,
    };

    private JsonObject WriteKeyed(MapValue value, MapShape shape, KeyedMapWire wire)
    {
        var json = new JsonObject();
        foreach (var (entry, index) in value.Entries.Select((e, i) => (e, i)))
        {
            var row = Write(entry.Value, shape.Value);
            if (row is JsonObject o)
            {
                o[wire.NameProperty] = entry.Key;
                if (wire.IndexProperty is { } indexProperty)
                {
                    o[indexProperty] = index.ToString(CultureInfo.InvariantCulture);
                }
            }

            // A rename: the old key outside, the new name inside (behaviour.md, trap 16).
            json[entry.RenamedFrom?.Text ?? entry.Key] = row;
        }

        return json;
    }

    private JsonArray WriteRows(MapValue value, MapShape shape, RowsMapWire wire)
    {
        var rows = new JsonArray();
        foreach (var entry in value.Entries)
        {
            var inner = Write(entry.Value, shape.Value);
            var row = wire.ValueProperty is { } name && entry.Value is not RawValue ? new JsonObject { [name] = inner } : (JsonObject)inner!;
            PutFirst(row, wire.KeyProperty, entry.Key);
            rows.Add((JsonNode)row);
        }

        return rows;
    }
}
