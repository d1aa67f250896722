using System.Text.Json.Nodes;

namespace AppForge.Emulator.Input;

/// <summary>
/// Names of properties and words of choices that today's kintone does not have, and this one has because a test planted them
/// (<see cref="EmulatorHost.PlantAsync"/>). They prove that a client loses nothing it does not know.
/// </summary>
internal sealed class FutureWords
{
    private readonly HashSet<string> _properties = new(StringComparer.Ordinal);
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    public bool Knows(string word) => _words.Contains(word);

    public bool KnowsProperty(string name) => _properties.Contains(name);

    /// <summary>Everything that a document has now and had not before.</summary>
    public void Learn(JsonNode before, JsonNode after)
    {
        _properties.UnionWith(NamesIn(after).Except(NamesIn(before), StringComparer.Ordinal));
        _words.UnionWith(TextsIn(after).Except(TextsIn(before), StringComparer.Ordinal));
    }

    private static IEnumerable<string> NamesIn(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(p => NamesIn(p.Value).Prepend(p.Key)),
        JsonArray array => array.SelectMany(NamesIn),
        _ => [],
    };

    private static IEnumerable<string> TextsIn(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(p => TextsIn(p.Value)),
        JsonArray array => array.SelectMany(TextsIn),
        JsonValue value when value.TryGetValue(out string? text) => [text],
        _ => [],
    };
}
