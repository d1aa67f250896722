using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace AppForge.Emulator.Tests.OpenApi;

/// <summary>Reads the published description: operations and schemas. A keyword it does not know is an error, so that nothing passes unchecked.</summary>
internal sealed class OpenApiReader
{
    private static readonly HashSet<string> Harmless = ["description", "format"];

    private readonly Dictionary<string, Schema> _schemas = new(StringComparer.Ordinal);
    private readonly YamlMappingNode _root;

    public OpenApiReader(TextReader text)
    {
        YamlStream stream = [];
        stream.Load(text);
        _root = (YamlMappingNode)stream.Documents[0].RootNode;
        foreach ((YamlNode name, YamlNode schema) in Map(Map(_root, "components")!, "schemas")!)
        {
            _schemas[Text(name)] = ReadSchema(schema);
        }

        foreach ((YamlNode path, YamlNode methods) in Map(_root, "paths")!)
        {
            foreach ((YamlNode method, YamlNode operation) in (YamlMappingNode)methods)
            {
                Operations[(Text(method).ToUpperInvariant(), Text(path))] = ReadOperation((YamlMappingNode)operation);
            }
        }
    }

    public Dictionary<(string Method, string Path), Operation> Operations { get; } = [];

    public Schema Resolve(Schema schema) => schema.Reference is { } name ? _schemas[name] : schema;

    private Operation ReadOperation(YamlMappingNode operation)
    {
        Dictionary<string, Schema> parameters = [];
        List<string> required = [];
        foreach (YamlMappingNode parameter in ((YamlSequenceNode?)Child(operation, "parameters") ?? []).Cast<YamlMappingNode>())
        {
            string name = Text(Child(parameter, "name")!);
            parameters[name] = ReadSchema(Child(parameter, "schema")!);
            if (Child(parameter, "required") is { } flag && Text(flag) == "true")
            {
                required.Add(name);
            }
        }

        Schema? request = Map(operation, "requestBody") is { } body ? BodySchema(body)
            : new Schema { Type = "object", Properties = parameters, Required = required };
        return new Operation(request, BodySchema(Map(Map(operation, "responses")!, "200")!));
    }

    private Schema? BodySchema(YamlMappingNode body) =>
        Map(body, "content") is { } content && Map(content, "application/json") is { } json && Child(json, "schema") is { } schema ? ReadSchema(schema) : null;

    private Schema ReadSchema(YamlNode node)
    {
        Schema schema = new();
        foreach ((YamlNode key, YamlNode value) in (YamlMappingNode)node)
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

    private static YamlNode? Child(YamlMappingNode node, string key) => node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? child) ? child : null;

    private static YamlMappingNode? Map(YamlMappingNode node, string key) => Child(node, key) as YamlMappingNode;
}
