using System.Text.Json;

namespace AppForge.Deploy.Kintone;

/// <summary>kintone's error as it came: may hold record values, so it leaves this folder only through <see cref="MessageMask"/>.</summary>
internal sealed record KintoneError(string Code, string? Id, string? Message, IReadOnlyDictionary<string, IReadOnlyList<string>> Fields)
{
    /// <summary>Reads an error body, or the failing entry of a bulk request's; <see langword="null"/> when it is neither.</summary>
    public static KintoneError? Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (body.TryGetProperty("results", out JsonElement results) && results.ValueKind == JsonValueKind.Array)
        {
            return results.EnumerateArray().Select(Read).FirstOrDefault(error => error is not null);
        }

        return Text(body, "code") is { } code ? new(code, Text(body, "id"), Text(body, "message"), ReadFields(body)) : null;
    }

    private static SortedDictionary<string, IReadOnlyList<string>> ReadFields(JsonElement body)
    {
        var fields = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (!body.TryGetProperty("errors", out JsonElement errors) || errors.ValueKind != JsonValueKind.Object)
        {
            return fields;
        }

        foreach (JsonProperty field in errors.EnumerateObject())
        {
            if (field.Value.ValueKind == JsonValueKind.Object
                && field.Value.TryGetProperty("messages", out JsonElement messages)
                && messages.ValueKind == JsonValueKind.Array)
            {
                fields[field.Name] = [.. messages.EnumerateArray().Where(m => m.ValueKind == JsonValueKind.String).Select(m => m.GetString()!)];
            }
        }

        return fields;
    }

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
