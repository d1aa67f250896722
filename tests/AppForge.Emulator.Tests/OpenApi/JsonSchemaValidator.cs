using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AppForge.Testing.OpenApi;

namespace AppForge.Emulator.Tests.OpenApi;

/// <summary>
/// The validator. Two deviations hold everywhere (behaviour.md, 6): numbers travel as texts, and booleans may be sent as texts; so a scalar
/// is judged by its text. A property the schema does not name is reported too.
/// </summary>
internal sealed class JsonSchemaValidator(Func<OpenApiSchema, OpenApiSchema> resolve, Func<string, bool> isExpected) : IJsonSchemaValidator
{
    public IReadOnlyList<string> Validate(JsonNode? value, OpenApiSchema schema)
    {
        List<string> problems = [];
        Validate(value, schema, "$", problems);
        return problems;
    }

    private void Validate(JsonNode? value, OpenApiSchema reference, string path, List<string> problems)
    {
        OpenApiSchema schema = resolve(reference);
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
                for (int i = 0; i < array.Count; i++)
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

    private void ValidateVariants(JsonNode? value, IReadOnlyList<OpenApiSchema> variants, string path, List<string> problems)
    {
        List<string>? best = null;
        foreach (OpenApiSchema variant in variants)
        {
            List<string> tried = [];
            Validate(value, variant, path, tried);
            if (best is null || tried.Count < best.Count)
            {
                best = tried;
            }
        }

        problems.AddRange(best ?? []);
    }

    private void ValidateObject(JsonObject json, OpenApiSchema schema, string path, List<string> problems)
    {
        foreach (string name in schema.Required.Where(name => json[name] is null))
        {
            Report($"{path}.{name}: required", problems);
        }

        foreach ((string name, JsonNode? child) in json)
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

        JsonValueKind kind = scalar.GetValueKind();
        string text = kind == JsonValueKind.String ? scalar.GetValue<string>() : scalar.ToJsonString();
        bool fits = schema.Type switch
        {
            "integer" => decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            "boolean" => text is "true" or "false",
            "string" => true,
            _ => throw new NotSupportedException($"JSON Schema type '{schema.Type}' is not judged"),
        };
        if (!fits)
        {
            Report($"{path}: {schema.Type} expected", problems);
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
