using System.Text.Json.Nodes;

namespace AppForge.Deploy.Tests.Corpus;

/// <summary>An app of the corpus: a folder with the answers of some settings areas.</summary>
/// <param name="Name">The folder, from the corpus.</param>
/// <param name="Fields">The name of the file with the fields: a folder may have a second version.</param>
/// <param name="Folder">The folder; absolute.</param>
internal sealed record CorpusApp(string Name, string Fields, string Folder)
{
    /// <summary>The real apps that refer to one another: their ids in the tenant they came from.</summary>
    private static readonly Dictionary<string, string> KnownIds = new(StringComparer.Ordinal)
    {
        ["goqoo-on-kintone+ginue/dev-activity"] = "1",
        ["goqoo-on-kintone+ginue/dev-customer"] = "2",
        ["goqoo-on-kintone+ginue/dev-contact"] = "4",
    };

    /// <summary>What a report calls it.</summary>
    public string Title => Fields == "fields.json" ? Name : $"{Name} ({Fields})";

    /// <summary>The project it came from: apps of one may refer to one another.</summary>
    public string Repository => Name[..Name.IndexOf('/')];

    /// <summary>Its id where it came from, as far as that is known.</summary>
    public string? OriginalId => KnownIds.GetValueOrDefault(Name);

    /// <summary>All apps that have fields.</summary>
    public static IReadOnlyList<CorpusApp> All(string corpus) =>
    [
        .. Directory.EnumerateFiles(corpus, "fields*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => new CorpusApp(Path.GetRelativePath(corpus, Path.GetDirectoryName(f)!).Replace('\\', '/'), Path.GetFileName(f), Path.GetDirectoryName(f)!)),
    ];

    /// <summary>The properties of its fields, by code; null where the file is no answer of that form.</summary>
    public JsonObject? ReadFields()
    {
        var root = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, Fields)));
        return root?["properties"] as JsonObject ?? (root is JsonObject map && map.All(p => p.Value is JsonObject o && o.ContainsKey("type")) ? map : null);
    }

    /// <summary>The answer of another area; null where it has none.</summary>
    public JsonObject? Read(string area) =>
        Path.Combine(Folder, area + ".json") is var path && File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path)) as JsonObject : null;

    /// <summary>Whom the corpus names, by type: a tenant takes only those it knows.</summary>
    public static ILookup<string, string> Principals(string corpus) => Directory.EnumerateFiles(corpus, "*.json", SearchOption.AllDirectories)
        .SelectMany(f => PrincipalsIn(JsonNode.Parse(File.ReadAllText(f)))).Distinct().Order().ToLookup(p => p.Type, p => p.Code);

    private static IEnumerable<(string Type, string Code)> PrincipalsIn(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => PrincipalsIn(p.Value)).Concat(
            o["type"] is JsonValue type && o["code"] is JsonValue code && type.ToString() is ("USER" or "GROUP" or "ORGANIZATION") && code.ToString().Length > 0 ? [(type.ToString(), code.ToString())] : []),
        JsonArray a => a.SelectMany(PrincipalsIn),
        _ => [],
    };
}
