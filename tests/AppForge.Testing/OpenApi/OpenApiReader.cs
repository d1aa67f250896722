using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace AppForge.Testing.OpenApi;

/// <summary>Reads kintone's published description: operations and schemas. A keyword it does not know is an error, so that nothing passes unchecked.</summary>
public sealed class OpenApiReader
{
    private static readonly HashSet<string> Harmless = ["description", "format"];

    private readonly Dictionary<string, OpenApiSchema> _schemas = new(StringComparer.Ordinal);

    /// <summary>Reads the description.</summary>
    /// <exception cref="NotSupportedException">It uses a keyword that this reader doesn't know.</exception>
    public OpenApiReader(TextReader text)
    {
        YamlStream stream = [];
        stream.Load(text);
        var root = (YamlMappingNode)stream.Documents[0].RootNode;
        foreach (var (name, schema) in Map(Map(root, "components")!, "schemas")!)
        {
            _schemas[Text(name)] = ReadSchema(schema);
        }

        foreach (var (path, methods) in Map(root, "paths")!)
        {
            foreach (var (method, operation) in (YamlMappingNode)methods)
            {
                Operations[(Text(method).ToUpperInvariant(), Text(path))] = ReadOperation((YamlMappingNode)operation);
            }
        }
    }

    /// <summary>The operations by method (<c>GET</c>) and path.</summary>
    public Dictionary<(string Method, string Path), OpenApiOperation> Operations { get; } = [];

    /// <summary>The schema that a reference names; any other as it is.</summary>
    public OpenApiSchema Resolve(OpenApiSchema schema) => schema.Reference is { } name ? _schemas[name] : schema;

    private static OpenApiOperation ReadOperation(YamlMappingNode operation)
    {
        Dictionary<string, OpenApiSchema> parameters = [];
        List<string> required = [];
        foreach (var parameter in ((YamlSequenceNode?)Child(operation, "parameters") ?? []).Cast<YamlMappingNode>())
        {
            if (Text(Child(parameter, "in")!) == "path")
            {
                continue;
            }

            var name = Text(Child(parameter, "name")!);
            parameters[name] = ReadSchema(Child(parameter, "schema")!);
            if (Child(parameter, "required") is { } flag && Text(flag) == "true")
            {
                required.Add(name);
            }
        }

        var request = Map(operation, "requestBody") is { } body
            ? BodySchema(body)
            : new OpenApiSchema { Type = "object", Properties = parameters, Required = required };
        return new(request, BodySchema(Map(Map(operation, "responses")!, "200")!));
    }

    private static OpenApiSchema? BodySchema(YamlMappingNode body) =>
        Map(body, "content") is { } content && Map(content, "application/json") is { } json && Child(json, "schema") is { } schema ? ReadSchema(schema) : null;

    private static OpenApiSchema ReadSchema(YamlNode node)
    {
        OpenApiSchema schema = new();
        foreach (var (key, value) in (YamlMappingNode)node)
        {
            schema = Text(key) switch
            {
                "$ref" => schema with { Reference = Text(value).Split('/')[^1] },
                "type" => schema with { Type = Text(value) },
                "title" => schema with { Title = Text(value) },
                "properties" => schema with { Properties = ((YamlMappingNode)value).ToDictionary(p => Text(p.Key), p => ReadSchema(p.Value)) },
                "required" => schema with { Required = Texts(value) },
                "additionalProperties" when value is YamlMappingNode => schema with { AdditionalProperties = ReadSchema(value) },
                "items" => schema with { Items = ReadSchema(value) },
                "anyOf" or "oneOf" => schema with { AnyOf = [.. ((YamlSequenceNode)value).Select(ReadSchema)] },
                "enum" => schema with { Enum = Texts(value) },
                "minLength" => schema with { MinLength = int.Parse(Text(value), CultureInfo.InvariantCulture) },
                "maxLength" => schema with { MaxLength = int.Parse(Text(value), CultureInfo.InvariantCulture) },
                { } harmless when Harmless.Contains(harmless) => schema,
                { } unknown => throw new NotSupportedException($"JSON Schema keyword '{unknown}' is not read"),
            };
        }

        return schema;
    }

    private static string[] Texts(YamlNode node) => [.. ((YamlSequenceNode)node).Select(Text)];

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    private static YamlNode? Child(YamlMappingNode node, string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private static YamlMappingNode? Map(YamlMappingNode node, string key) => Child(node, key) as YamlMappingNode;
}
