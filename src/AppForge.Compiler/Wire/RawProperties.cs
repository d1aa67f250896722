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
            if (!echoes.Contains(member.Name, StringComparer.Ordinal) && !IsFlag(member.Name, shape) && Unknown(member, shape) is { } unknown)
            {
                raw ??= ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
                raw[member.Name] = unknown;
            }
        }

        return raw?.ToImmutable() ?? ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);
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

    private static bool IsFlag(string name, ObjectShape shape) =>
        shape.Properties.Any(p => p.Shape is ListShape { IsFlags: true, Item: ChoiceShape words } && words.Find(name) is not null);

    private static string? Unknown(JsonProperty member, ObjectShape shape)
    {
        var paths = shape.Properties.Select(p => p.WirePath).Where(p => p.Length > 0 && p[0] == member.Name).ToList();
        if (paths.Count == 0)
        {
            return RawJson.FromWire(member.Value);
        }

        if (paths.Exists(p => p.Length == 1) || member.Value.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var rest = member.Value.EnumerateObject().Where(m => !paths.Exists(p => p[1] == m.Name)).OrderBy(m => m.Name, StringComparer.Ordinal).ToList();
        return rest.Count == 0 ? null : "{" + string.Join(",", rest.Select(m => JsonSerializer.Serialize(m.Name) + ":" + RawJson.FromWire(m.Value))) + "}";
    }
}
