using System.Text.Json.Nodes;
using AppForge.Testing.OpenApi;

namespace AppForge.Emulator.Tests.Robustness;

/// <summary>
/// Requests made from the published description: one with everything in it for each variant of a choice (a kind of field, of view, of report), and from it all those
/// with one place replaced by something strange. Numbers are 1, revisions -1, texts <c>a</c>: the world of the tests has an app, a record, a user and a field of these names.
/// </summary>
internal static class SampleRequests
{
    private const int MaxDepth = 7;

    /// <summary>What stands where something else belongs. Texts, because 1e400 is JSON but no number of .NET.</summary>
    public static IReadOnlyList<string> Strange { get; } =
    [
        "null", "1", "-1", "0", "1.5", "1e400", "99999999999999999999", "\"\"", "\"x\"", "\"$id\"", "\" \"", "\"\\u0000\"", "\"\\ud83d\\ude00\"", "true", "[]", "{}", "[null]", "[[]]", "[{}]", "{\"x\":null}", "{\"x\":{}}", "{\"\":\"\"}",
    ];

    /// <summary>The good-looking requests of an operation; of one that is not described, the names that the User API uses.</summary>
    public static IReadOnlyList<JsonObject> Of(string method, string path)
    {
        if (Contract.IsAvailable && Contract.Reader.Operations.TryGetValue((method, path), out OpenApiOperation? operation))
        {
            return operation.Request is { } schema ? [.. Samples(schema, 0).OfType<JsonObject>()] : [];
        }

        return
        [
            new JsonObject
            {
                ["app"] = 1, ["id"] = 1, ["ids"] = new JsonArray(1), ["code"] = "a", ["codes"] = new JsonArray("a"), ["name"] = "a", ["offset"] = 0, ["size"] = 10, ["limit"] = 10,
                ["users"] = new JsonArray(new JsonObject { ["code"] = "a", ["name"] = "a" }), ["groups"] = new JsonArray("a"), ["organizations"] = new JsonArray("a"),
            },
        ];
    }

    /// <summary>The names that an operation cannot do without.</summary>
    public static IReadOnlyList<string> RequiredOf(string method, string path) =>
        Contract.IsAvailable && Contract.Reader.Operations.TryGetValue((method, path), out OpenApiOperation? operation) ? operation.Request?.Required ?? [] : [];

    /// <summary>The request with one place after the other replaced by each strange thing, as text.</summary>
    public static IEnumerable<string> Mutants(JsonNode root) => Paths(root, "").SelectMany(path => Strange.Select(value => Write(root, "", path, value)));

    private static IEnumerable<JsonNode> Samples(OpenApiSchema reference, int depth)
    {
        OpenApiSchema schema = Contract.Reader.Resolve(reference);
        if (schema.AnyOf is { } variants)
        {
            return variants.SelectMany(v => Samples(v, depth + 1));
        }

        if (depth > MaxDepth)
        {
            return [JsonValue.Create("a")];
        }

        return schema.Type switch
        {
            "integer" => [JsonValue.Create(1)],
            "boolean" => [JsonValue.Create(true)],
            "array" => schema.Items is { } items ? Samples(items, depth + 1).Select(JsonNode (item) => new JsonArray(item)) : [new JsonArray()],
            "object" => Objects(schema, depth),
            _ => [JsonValue.Create(schema.Enum is { Count: > 0 } words ? words[0] : "a")],
        };
    }

    /// <summary>As many objects as its richest property has variants.</summary>
    private static IEnumerable<JsonNode> Objects(OpenApiSchema schema, int depth)
    {
        Dictionary<string, JsonNode[]> properties = (schema.Properties ?? new Dictionary<string, OpenApiSchema>()).ToDictionary(p => p.Key, p => Samples(p.Value, depth + 1).ToArray());
        if (schema.AdditionalProperties is { } additional)
        {
            properties["a"] = [.. Samples(additional, depth + 1)];
        }

        int most = properties.Values.Select(v => v.Length).DefaultIfEmpty(1).Max();
        for (int i = 0; i < most; i++)
        {
            JsonObject made = [];
            foreach ((string name, JsonNode[] values) in properties.Where(p => p.Value.Length > 0))
            {
                // Of whatever revision, or nothing behind that check would be reached.
                made[name] = name == "revision" ? -1 : values[i % values.Length].DeepClone();
            }

            yield return made;
        }
    }

    private static IEnumerable<string> Paths(JsonNode? node, string path)
    {
        yield return path;
        IEnumerable<(string Key, JsonNode? Value)> children = node switch
        {
            JsonObject json => json.Select(p => (p.Key, p.Value)),
            JsonArray array => array.Select((item, i) => (i.ToString(System.Globalization.CultureInfo.InvariantCulture), item)),
            _ => [],
        };
        foreach (string inner in children.SelectMany(c => Paths(c.Value, $"{path}/{c.Key}")))
        {
            yield return inner;
        }
    }

    private static string Write(JsonNode? node, string at, string path, string value) => at == path ? value : node switch
    {
        JsonObject json => "{" + string.Join(',', json.Select(p => $"{JsonValue.Create(p.Key)!.ToJsonString()}:{Write(p.Value, $"{at}/{p.Key}", path, value)}")) + "}",
        JsonArray array => "[" + string.Join(',', array.Select((item, i) => Write(item, $"{at}/{i}", path, value))) + "]",
        null => "null",
        _ => node.ToJsonString(),
    };
}
