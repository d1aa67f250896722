using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AppForge.Testing.OpenApi;

/// <summary>
/// Holds what travels against a schema of the published description. Two deviations hold everywhere (behaviour.md, 6): numbers travel as texts, and booleans may be sent as texts; so a scalar
/// is judged by its text. A property the schema does not name is reported too.
/// </summary>
/// <param name="resolve">The schema that a reference names.</param>
/// <param name="isExpected">Whether a problem is one of the known deviations.</param>
public sealed class OpenApiValidator(Func<OpenApiSchema, OpenApiSchema> resolve, Func<string, bool> isExpected)
{
    /// <summary>What is wrong, each as <c>path: reason</c>; empty when the value fits.</summary>
    /// <param name="value">The value.</param>
    /// <param name="schema">The schema.</param>
    public IReadOnlyList<string> Validate(JsonNode? value, OpenApiSchema schema)
    {
        List<string> problems = [];
        Validate(value, schema, "$", problems);
        return problems;
    }

    private void Validate(JsonNode? value, OpenApiSchema reference, string path, List<string> problems)
    {
        var schema = resolve(reference);
        if (schema.AnyOf is { } variants)
        {
            ValidateVariants(value, variants, path, problems);
            return;
        }

        switch (schema.Type)
        {
            case "object" when value is JsonObject json:
                ValidateObject(json, schema, path, problems);
                break;
            case "array" when value is JsonArray array:
                for (var i = 0; i < array.Count; i++)
                {
                    Validate(array[i], schema.Items ?? OpenApiSchema.Anything, $"{path}[]", problems);
                }

                break;
            case null:
                break;
            case "object" or "array":
                Report($"{path}: {schema.Type} expected", problems);
                break;
            default:
                ValidateScalar(value, schema, path, problems);
                break;
        }
    }

    /// <summary>The variant that was meant is the one with the fewest kinds of problems; among equals, where they lie deepest.</summary>
    private void ValidateVariants(JsonNode? value, IReadOnlyList<OpenApiSchema> variants, string path, List<string> problems)
    {
        List<string>? best = null;
        var fewest = (Kinds: int.MaxValue, Depth: 0);
        foreach (var variant in variants)
        {
            List<string> tried = [];
            Validate(value, variant, path, tried);
            if (tried.Count == 0)
            {
                return;
            }

            var weight = (Kinds: tried.Distinct().Count(), Depth: -tried.Max(p => p.Length));
            if (weight.CompareTo(fewest) < 0)
            {
                (best, fewest) = (tried, weight);
            }
        }

        problems.AddRange(best ?? []);
    }

    private void ValidateObject(JsonObject json, OpenApiSchema schema, string path, List<string> problems)
    {
        foreach (var name in schema.Required.Where(name => json[name] is null))
        {
            Report($"{path}.{name}: required", problems);
        }

        foreach (var (name, child) in json)
        {
            if (schema.Properties?.GetValueOrDefault(name) is { } property)
            {
                Validate(child, property, $"{path}.{name}", problems);
            }
            else if (schema.AdditionalProperties is { } additional)
            {
                Validate(child, additional, $"{path}.*", problems);
            }
            else if (schema.Properties is not null)
            {
                Report($"{path}.{name}: not described", problems);
            }
        }
    }

    private void ValidateScalar(JsonNode? value, OpenApiSchema schema, string path, List<string> problems)
    {
        if (value is not JsonValue scalar)
        {
            Report($"{path}: {(value is null ? "null" : "structure")} instead of {schema.Type}", problems);
            return;
        }

        var kind = scalar.GetValueKind();
        var text = kind == JsonValueKind.String ? scalar.GetValue<string>() : scalar.ToJsonString();
        var fits = schema.Type switch
        {
            "integer" => decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            "boolean" => text is "true" or "false",
            "string" => true,
            _ => throw new NotSupportedException($"JSON Schema type '{schema.Type}' is not judged"),
        };
        if (!fits)
        {
            Report(text.Length == 0 ? $"{path}: empty text instead of {schema.Type}" : $"{path}: {schema.Type} expected", problems);
        }
        else if (schema.Enum is { } values && !values.Contains(text))
        {
            Report($"{path}: not one of the choices", problems);
        }
        else if (text.Length < (schema.MinLength ?? 0) || text.Length > (schema.MaxLength ?? int.MaxValue))
        {
            Report($"{path}: length", problems);
        }
    }

    private void Report(string problem, List<string> problems)
    {
        if (!isExpected(problem))
        {
            problems.Add(problem);
        }
    }
}
