using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AppForge.Testing;

/// <summary>The part of JSON Schema 2020-12 that our own schemas use (kintone's description is <see cref="OpenApi.OpenApiValidator"/>'s). A keyword it doesn't know is refused, never read past.</summary>
public sealed class JsonSchemaValidator : IJsonSchemaValidator
{
    private static readonly HashSet<string> Annotations = new(StringComparer.Ordinal)
    {
        "$schema", "$id", "$defs", "$comment", "title", "description", "default", "examples", "enumDescriptions", "defaultSnippets", "doNotSuggest", "deprecated", "then", "else",
    };

    public IReadOnlyList<string> Validate(JsonObject schema, JsonNode? value) => [.. Check(schema, value, "", schema)];

    private static IEnumerable<string> Check(JsonNode? schema, JsonNode? value, string path, JsonObject root) => schema switch
    {
        JsonValue flag when flag.GetValueKind() == JsonValueKind.True => [],
        JsonValue flag when flag.GetValueKind() == JsonValueKind.False => [$"{path}: not allowed"],
        JsonObject o => o.Where(k => !Annotations.Contains(k.Key)).SelectMany(k => Check(k.Key, k.Value!, o, value, path, root)),
        _ => throw new NotSupportedException($"This is no schema: {schema}"),
    };

    private static IEnumerable<string> Check(string keyword, JsonNode rule, JsonObject schema, JsonNode? value, string path, JsonObject root)
    {
        switch (keyword)
        {
            case "$ref":
                return Check(Resolve((string)rule!, root), value, path, root);
            case "type":
                return Fails(!(rule is JsonArray types ? types.Select(t => (string)t!) : [(string)rule!]).Any(t => Is(value, t)), path, $"is no {rule.ToJsonString()}");
            case "enum":
                return Fails(!rule.AsArray().Any(e => JsonNode.DeepEquals(e, value)), path, "is none of the words");
            case "const":
                return Fails(!JsonNode.DeepEquals(rule, value), path, $"is not {rule}");
            case "allOf":
                return rule.AsArray().SelectMany(s => Check(s, value, path, root));
            case "anyOf":
                var failures = rule.AsArray().Select(s => Check(s, value, path, root).ToList()).ToList();
                return Fails(failures.TrueForAll(f => f.Count > 0), path, $"fits no form ({string.Join("; ", failures.Select(f => f.FirstOrDefault()))})");
            case "oneOf":
                return Fails(rule.AsArray().Count(s => !Check(s, value, path, root).Any()) != 1, path, "fits not exactly one form");
            case "not":
                return Fails(!Check(rule, value, path, root).Any(), path, "must not fit");
            case "if":
                var branch = Check(rule, value, path, root).Any() ? schema["else"] : schema["then"];
                return branch is null ? [] : Check(branch, value, path, root);
            default:
                return CheckByType(keyword, rule, schema, value, path, root);
        }
    }

    private static IEnumerable<string> CheckByType(string keyword, JsonNode rule, JsonObject schema, JsonNode? value, string path, JsonObject root)
    {
        var o = value as JsonObject;
        var list = value as JsonArray;
        var text = value is JsonValue s && s.GetValueKind() == JsonValueKind.String ? (string)s! : null;
        decimal? number = value is JsonValue n && n.GetValueKind() == JsonValueKind.Number ? Number(n) : null;
        return keyword switch
        {
            "properties" => rule.AsObject().Where(p => o?.ContainsKey(p.Key) == true).SelectMany(p => Check(p.Value, o![p.Key], $"{path}.{p.Key}", root)),
            "required" => rule.AsArray().Where(r => o?.ContainsKey((string)r!) == false).Select(r => $"{path}: {r} is missing"),
            "additionalProperties" => o is null ? [] : o.Where(p => schema["properties"]?.AsObject().ContainsKey(p.Key) != true).SelectMany(p => Check(rule, p.Value, $"{path}.{p.Key}", root)),
            "propertyNames" => o is null ? [] : o.SelectMany(p => Check(rule, JsonValue.Create(p.Key), $"{path}.{p.Key}", root)),
            "items" => list is null ? [] : list.SelectMany((item, i) => Check(rule, item, $"{path}[{i}]", root)),
            "minItems" => Fails(list?.Count < (int)rule, path, "has too few items"),
            "maxItems" => Fails(list?.Count > (int)rule, path, "has too many items"),
            "minProperties" => Fails(o?.Count < (int)rule, path, "has too few properties"),
            "maxProperties" => Fails(o?.Count > (int)rule, path, "has too many properties"),
            "minLength" => Fails(Length(text) < (int)rule, path, "is too short"),
            "maxLength" => Fails(Length(text) > (int)rule, path, "is too long"),
            "minimum" => Fails(number < Number(rule), path, "is too small"),
            "maximum" => Fails(number > Number(rule), path, "is too large"),
            "pattern" => Fails(text is not null && !Regex.IsMatch(text, (string)rule!, RegexOptions.ECMAScript), path, $"does not match {rule}"),
            _ => throw new NotSupportedException($"The keyword '{keyword}' is not known to this validator."),
        };
    }

    private static decimal Number(JsonNode node) => decimal.TryParse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number
        : double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture) < 0 ? decimal.MinValue : decimal.MaxValue;

    private static int? Length(string? text) => text?.Length - text?.Count(char.IsLowSurrogate); // characters, not UTF-16 units

    private static IEnumerable<string> Fails(bool condition, string path, string message) => condition ? [$"{path}: {message}"] : [];

    private static JsonNode Resolve(string reference, JsonObject root)
    {
        JsonNode? node = reference.StartsWith("#/", StringComparison.Ordinal) ? root : throw new NotSupportedException($"'{reference}' is no reference into the same file.");
        foreach (var step in reference[2..].Split('/'))
        {
            node = node?[step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)];
        }

        return node ?? throw new NotSupportedException($"There is no '{reference}'.");
    }

    private static bool Is(JsonNode? value, string type) => (value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        JsonValueKind.Object => type == "object",
        JsonValueKind.Array => type == "array",
        JsonValueKind.String => type == "string",
        JsonValueKind.True or JsonValueKind.False => type == "boolean",
        JsonValueKind.Number => type == "number" || (type == "integer" && decimal.TryParse(value!.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var n) && n == decimal.Truncate(n)),
        _ => type == "null",
    };
}
