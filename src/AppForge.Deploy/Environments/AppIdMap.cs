using System.Collections.Immutable;

namespace AppForge.Deploy.Environments;

/// <summary>
/// App key → app id of one tenant, as <c>environments/&lt;env&gt;.apps.yaml</c> keeps it. An id is written down the moment kintone gives it: an app can't be
/// deleted over the API, so a forgotten one would be made twice (behaviour.md, trap 11).
/// </summary>
/// <param name="Ids">App key → app id.</param>
public sealed record AppIdMap(ImmutableSortedDictionary<string, long> Ids)
{
    /// <summary>A map without apps.</summary>
    public static AppIdMap Empty { get; } = new(ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal));

    /// <summary>The id of an app, or null where it has none yet.</summary>
    public long? IdOf(string key) => Ids.TryGetValue(key, out var id) ? id : null;

    /// <summary>The key of an id, or null.</summary>
    public string? KeyOf(long id) => Ids.Where(i => i.Value == id).Select(i => i.Key).FirstOrDefault();

    /// <summary>The map with one more app.</summary>
    public AppIdMap With(string key, long id) => new(Ids.SetItem(key, id));
}
