using System.Collections.Immutable;
using System.Text.Json;
using AppForge.Compiler.Catalog;
using AppForge.Deploy.Kintone;

namespace AppForge.Deploy.Live;

/// <summary>What kintone answered about the settings of one app at a live revision, byte for byte as it came.</summary>
/// <param name="Revision">The revision; live when the answers came.</param>
/// <param name="CreatedAt">When the app was made: another server with the same address (an emulator that was started anew) has other apps under the same ids.</param>
/// <param name="ModifiedAt">When the app's live settings changed last.</param>
/// <param name="Areas">The answers, by the resource of their area.</param>
internal sealed record KeptAnswers(long Revision, DateTimeOffset CreatedAt, DateTimeOffset ModifiedAt, ImmutableSortedDictionary<string, JsonElement> Areas)
{
    // Another number for another form of the file; what the answers mean is read anew each time, so that a new catalog needs none.
    private const int Form = 1;

    /// <summary>The answers as text.</summary>
    public string Write() => JsonSerializer.Serialize(new Entry(Form, Revision, CreatedAt, ModifiedAt, Areas)) + "\n";

    /// <summary>Reads answers; null for anything else, and where an area is missing that is asked for now.</summary>
    public static KeptAnswers? Read(string? text)
    {
        try
        {
            return text is not null && JsonSerializer.Deserialize<Entry>(text) is { Version: Form, Areas: { } areas } entry
                && KintoneCatalog.Areas.All(a => areas.TryGetValue(a.Resource, out var answer) && answer.ValueKind == JsonValueKind.Object)
                ? new(entry.Revision, entry.CreatedAt, entry.ModifiedAt, areas)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether they are of an app that a list of now tells.</summary>
    public bool IsOf(KintoneApp listed) => listed.CreatedAt == CreatedAt && listed.ModifiedAt == ModifiedAt;

    private sealed record Entry(int Version, long Revision, DateTimeOffset CreatedAt, DateTimeOffset ModifiedAt, ImmutableSortedDictionary<string, JsonElement>? Areas);
}
