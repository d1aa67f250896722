using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;

namespace AppForge.Emulator.Input;

/// <summary>Text to JSON and back. Anything a client may send that is not one JSON object ends as CB_IJ01, never as an exception of the parser.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64 };
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject ParseRequest(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, Strict);
            return Convert(document.RootElement) as JsonObject ?? throw KnownErrors.InvalidJson();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a lone surrogate in an escape cannot be a string.
            throw KnownErrors.InvalidJson();
        }
    }

    public static JsonObject ParseStored(string text) => JsonNode.Parse(text)!.AsObject();

    public static JsonObject ParseStored(ReadOnlySpan<byte> utf8) => ParseStoredValue(utf8).AsObject();

    /// <summary>A value that is there.</summary>
    public static JsonNode ParseStoredValue(ReadOnlySpan<byte> utf8) => JsonNode.Parse(utf8)!;

    public static string Write(JsonNode node) => node.ToJsonString(Plain);

    /// <summary>The JSON as UTF-8, without a text in between.</summary>
    public static byte[] WriteUtf8(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node, Plain);

    /// <summary>Copied by hand because a <see cref="JsonObject"/> refuses repeated keys only when it is first read; here the last one wins.</summary>
    private static JsonNode? Convert(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                JsonObject result = [];
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    result[property.Name] = Convert(property.Value);
                }

                return result;
            case JsonValueKind.Array:
                return new JsonArray([.. element.EnumerateArray().Select(Convert)]);
            case JsonValueKind.String:
                return JsonValue.Create(element.GetString());
            case JsonValueKind.Null:
                return null;
            default:
                return JsonValue.Create(element.Clone());
        }
    }
}
