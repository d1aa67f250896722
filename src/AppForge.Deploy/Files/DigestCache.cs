using System.Collections.Immutable;
using System.Text.Json;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Live;

namespace AppForge.Deploy.Files;

/// <summary>
/// What was found out about the files of one tenant: for each app the digests at its last live revision. Only a cache: it may be deleted, and whatever is
/// damaged or of another revision is as if it weren't there. It holds names, sizes and digests, nothing secret.
/// </summary>
/// <param name="read">The text kept for an app, by its id; null where there is none.</param>
/// <param name="write">Keeps the text of an app, in place of the one before.</param>
/// <remarks>
/// Only live revisions are kept: each number is live once at most, whereas the numbers of pre-live settings come again after a revert. Where both revisions are the
/// same, both have the same settings (behaviour.md, section Revision).
/// </remarks>
public sealed class DigestCache(Func<long, string?> read, Action<long, string> write)
{
    /// <summary>A cache that keeps nothing.</summary>
    public static DigestCache None { get; } = new(_ => null, (_, _) => { });

    /// <summary>The files of an app whose content is known, by their place.</summary>
    internal IReadOnlyDictionary<string, LiveFile> Of(LiveApp live, SettingsStage stage) =>
        RevisionOf(live, stage) is { } revision && Parse(read(live.Id)) is { } entry && entry.Revision == revision
            ? entry.Files.Where(f => LiveFile.Parse(f.Value) is { Digest: not null }).ToImmutableDictionary(f => f.Key, f => LiveFile.Parse(f.Value)!, StringComparer.Ordinal)
            : ImmutableDictionary<string, LiveFile>.Empty;

    /// <summary>Keeps what was found out, together with what is known of the same revision.</summary>
    internal void Keep(LiveApp live, SettingsStage stage, IEnumerable<KeyValuePair<string, LiveFile>> files)
    {
        if (RevisionOf(live, stage) is not { } revision)
        {
            return;
        }

        var known = Of(live, stage);
        var all = files.Concat(known).DistinctBy(f => f.Key, StringComparer.Ordinal).ToImmutableSortedDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);
        if (all.Count > known.Count)
        {
            write(live.Id, JsonSerializer.Serialize(new Entry(revision, all)) + "\n");
        }
    }

    private static long? RevisionOf(LiveApp live, SettingsStage stage) => stage == SettingsStage.Live || live.Revision == live.LiveRevision ? live.LiveRevision : null;

    private static Entry? Parse(string? text)
    {
        try
        {
            return text is null || JsonSerializer.Deserialize<Entry>(text) is not { Files: not null } entry ? null : entry;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Entry(long Revision, ImmutableSortedDictionary<string, string> Files);
}
