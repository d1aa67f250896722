using System.Text.Json.Nodes;
using AppForge.Emulator.Settings.Fields;

namespace AppForge.Emulator.Settings;

/// <summary>
/// Our own identity of what kintone names in maps, options and states of process management: it outlives a new name, so that records follow
/// (fields.md, "Options"). Never shown. A part of a file older than these ids goes by its name.
/// </summary>
internal static class NamedIds
{
    public static string Of(string name, JsonNode part) => (string?)part[FormField.IdKey] ?? name;

    /// <summary>Takes the ids out of a document that is to be shown.</summary>
    public static void Hide(JsonNode? parts)
    {
        foreach ((_, JsonNode? part) in parts as JsonObject ?? [])
        {
            (part as JsonObject)?.Remove(FormField.IdKey);
        }
    }

    /// <summary>The names by their ids.</summary>
    public static Dictionary<string, string> NamesOf(JsonNode? parts) =>
        (parts as JsonObject ?? []).ToDictionary(p => Of(p.Key, p.Value!), p => p.Key, StringComparer.Ordinal);

    /// <summary>
    /// Old names to new ones, and to nothing where the part is gone; only what changes. A part taken away and put back under its name before
    /// anything was deployed is the same one: its values are still meant.
    /// </summary>
    public static Dictionary<string, string?> Changes(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> now)
    {
        HashSet<string> added = [.. now.Where(n => !before.ContainsKey(n.Key)).Select(n => n.Value)];
        return before
            .Select(old => (Old: old.Value, New: now.TryGetValue(old.Key, out string? name) ? name : added.Contains(old.Value) ? old.Value : null))
            .Where(change => change.Old != change.New)
            .ToDictionary(change => change.Old, change => change.New, StringComparer.Ordinal);
    }
}
