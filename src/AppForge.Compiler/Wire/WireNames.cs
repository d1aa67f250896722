using System.Collections.Immutable;

namespace AppForge.Compiler.Wire;

/// <summary>App keys ↔ the app ids of one tenant.</summary>
public sealed class WireNames
{
    private readonly ImmutableSortedDictionary<string, string> _idByKey;
    private readonly ImmutableDictionary<string, string> _keyById;

    /// <summary>Makes the names of a tenant.</summary>
    /// <param name="idByKey">App key → app id.</param>
    public WireNames(IEnumerable<KeyValuePair<string, string>> idByKey)
    {
        _idByKey = idByKey.ToImmutableSortedDictionary(StringComparer.Ordinal);
        _keyById = _idByKey.ToImmutableDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
    }

    /// <summary>All pairs, by key.</summary>
    public IEnumerable<KeyValuePair<string, string>> All => _idByKey;

    /// <summary>The id of an app, or null where it has none yet.</summary>
    public string? IdOf(string key) => _idByKey.GetValueOrDefault(key);

    /// <summary>The key of an app; an app outside the project is <c>app-ID</c>, to be declared under <c>external</c>.</summary>
    public string KeyOf(string id) => _keyById.GetValueOrDefault(id) ?? "app-" + id;
}
