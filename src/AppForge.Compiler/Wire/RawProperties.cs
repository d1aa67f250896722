using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AppForge.Compiler.Binding;
using AppForge.Compiler.Catalog;

namespace AppForge.Compiler.Wire;

/// <summary>What kintone has in an object and the catalog doesn't know: kept with the object, sent back when the whole is written.</summary>
internal static class RawProperties
{
    /// <summary>The unknown properties of an object; inside a known part (<c>size</c>) those that no property's path names.</summary>
    public static ImmutableSortedDictionary<string, string> Of(JsonElement json, ObjectShape shape, ImmutableArray<string> echoes)
    {
        ImmutableSortedDictionary<string, string>.Builder? raw = null;
        foreach (var member in json.EnumerateObject())
        {
            if (!echoes.Contains(member.Name, StringComparer.Ordinal) && !IsFlag(member, shape) && Unknown(member, shape) is { } unknown)
            {
                raw ??= ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
                raw[member.Name] = unknown;
            }
        }

        return raw?.ToImmutable() ?? ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);
    }

    /// <summary>Whether a property is one that the catalog doesn't know, or says something in a form it doesn't know.</summary>
    public static bool IsUnknown(string name, string json, ObjectShape shape)
    {
        using var document = JsonDocument.Parse(new JsonObject { [name] = JsonNode.Parse(json) }.ToJsonString());
        return Of(document.RootElement, shape, []).GetValueOrDefault(name) == json;
    }

    /// <summary>Puts unknown properties back into an object that is being written.</summary>
    public static void Merge(JsonObject target, IEnumerable<KeyValuePair<string, string>> raw)
    {
        foreach (var (name, text) in raw)
        {
            var node = JsonNode.Parse(text);
            if (target[name] is JsonObject there && node is JsonObject more)
            {
                foreach (var (inner, value) in more)
                {
                    there[inner] = value?.DeepClone();
                }
            }
            else
            {
                target[name] = node;
            }
        }
    }

    /// <summary>What a flag says; null where it is no flag.</summary>
    public static bool? Flag(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False or JsonValueKind.Null => false,
        JsonValueKind.String => json.GetString() switch { "true" => true, "false" => false, _ => null },
        _ => null,
    };

    private static bool IsFlag(JsonProperty member, ObjectShape shape) => Flag(member.Value) is not null
        && shape.Properties.Any(p => p.Shape is ListShape { IsFlags: true, Item: ChoiceShape words } && words.Find(member.Name) is not null);

    private static string? Unknown(JsonProperty member, ObjectShape shape)
    {
        var paths = shape.Properties.Select(p => p.WirePath).Where(p => p.Length > 0 && p[0] == member.Name).ToList();
        if (paths.Count == 0)
        {
            return RawJson.FromWire(member.Value);
        }

        if (paths.Exists(p => p.Length == 1) || member.Value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (member.Value.ValueKind != JsonValueKind.Object)
        {
            return RawJson.FromWire(member.Value);
        }

        var known = paths.Select(p => p[1]).ToImmutableArray();
        return member.Value.EnumerateObject().All(m => known.Contains(m.Name, StringComparer.Ordinal)) ? null : RawJson.FromWire(member.Value, known);
    }
}
