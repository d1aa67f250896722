using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Binding;

/// <summary>What the catalog doesn't know, between YAML (<c>raw:</c>) and kintone's JSON. Plain scalars follow YAML 1.2 core, so that nothing changes its type.</summary>
internal static class RawJson
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON text of a node.</summary>
    public static string FromSyntax(SyntaxNode node) => ToJson(node)?.ToJsonString(Readable) ?? "null";

    /// <summary>The JSON text of an element, with the keys of objects sorted: kintone's order means nothing.</summary>
    public static string FromWire(JsonElement element) => FromWire(element, []);

    /// <summary>The JSON text of an element without some of its properties.</summary>
    public static string FromWire(JsonElement element, ImmutableArray<string> without) => (element.ValueKind == JsonValueKind.Object
        ? Sorted(element.EnumerateObject().Where(p => !without.Contains(p.Name, StringComparer.Ordinal)))
        : Sorted(element))?.ToJsonString(Readable) ?? "null";

    /// <summary>The node of a JSON text.</summary>
    public static SyntaxNode ToSyntax(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ToSyntax(document.RootElement);
    }

    private static JsonNode? ToJson(SyntaxNode node) => node switch
    {
        MappingNode mapping => new JsonObject(mapping.Entries.Select(e => KeyValuePair.Create(e.Key.Value, ToJson(e.Value))).OrderBy(e => e.Key, StringComparer.Ordinal)),
        SequenceNode sequence => new JsonArray([.. sequence.Items.Select(ToJson)]),
        ScalarNode { Style: ScalarStyle.Plain } plain => Resolve(plain.Value),
        ScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => null,
    };

    private static JsonNode? Resolve(string text) => text switch
    {
        "" or "null" or "~" => null,
        "true" => JsonValue.Create(true),
        "false" => JsonValue.Create(false),
        _ when IsJsonNumber(text) => JsonNode.Parse(text),
        _ => JsonValue.Create(text),
    };

    private static bool IsJsonNumber(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Number;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static SyntaxNode ToSyntax(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new MappingNode(
            [.. element.EnumerateObject().Select(p => new MappingEntry(ScalarNode.Of(p.Name), ToSyntax(p.Value)))], SourceSpan.None),
        JsonValueKind.Array => new SequenceNode([.. element.EnumerateArray().Select(ToSyntax)], SourceSpan.None),
        JsonValueKind.String => ScalarNode.Of(element.GetString()!, ScalarStyle.DoubleQuoted),
        JsonValueKind.Null => ScalarNode.Of("null"),
        _ => ScalarNode.Of(element.GetRawText()),
    };

    private static JsonObject Sorted(IEnumerable<JsonProperty> members) =>
        new(members.DistinctBy(p => p.Name, StringComparer.Ordinal).OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Name, Sorted(p.Value))));

    private static JsonNode? Sorted(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Sorted(element.EnumerateObject()),
        JsonValueKind.Array => new JsonArray([.. element.EnumerateArray().Select(Sorted)]),
        _ => JsonNode.Parse(element.GetRawText()),
    };
}
