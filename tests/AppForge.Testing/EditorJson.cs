using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AppForge.Compiler.Syntax;

namespace AppForge.Testing;

/// <summary>A YAML tree as an editor sees it that checks it against a schema: plain scalars are what YAML 1.2 core makes of them.</summary>
public static partial class EditorJson
{
    public static JsonNode? Of(SyntaxNode node) => node switch
    {
        MappingNode mapping => new JsonObject(mapping.Entries.Select(e => KeyValuePair.Create(e.Key.Value, Of(e.Value)))),
        SequenceNode sequence => new JsonArray([.. sequence.Items.Select(Of)]),
        ScalarNode { Style: ScalarStyle.Plain } plain => Resolve(plain.Value),
        ScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => null,
    };

    private static JsonValue? Resolve(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => JsonValue.Create(true),
        "false" or "False" or "FALSE" => JsonValue.Create(false),
        _ when Number().IsMatch(text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(double.Parse(text, CultureInfo.InvariantCulture)),
        _ => JsonValue.Create(text),
    };

    [GeneratedRegex(@"\A[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,2})?\z")]
    private static partial Regex Number();
}
