using System.Collections.Immutable;

namespace AppForge.Compiler.Wire;

/// <summary>App keys ↔ the app ids of one tenant, and the keys of the project's register of plug-ins ↔ their ids, which are the same in all tenants.</summary>
public sealed class WireNames
{
    private const string Unknown = "app-";

    private readonly ImmutableSortedDictionary<string, string> _idByKey;
    private readonly ImmutableDictionary<string, string> _keyById;
    private readonly ImmutableSortedDictionary<string, string> _pluginIds;
    private readonly ImmutableDictionary<string, string> _plugins;

    /// <summary>Makes the names of a tenant.</summary>
    /// <param name="idByKey">App key → app id.</param>
    /// <param name="pluginIds">Key of a plug-in in the project's register → its id in kintone.</param>
    public WireNames(IEnumerable<KeyValuePair<string, string>> idByKey, IEnumerable<KeyValuePair<string, string>>? pluginIds = null)
    {
        _idByKey = idByKey.ToImmutableSortedDictionary(StringComparer.Ordinal);
        _keyById = _idByKey.ToImmutableDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
        _pluginIds = (pluginIds ?? []).ToImmutableSortedDictionary(StringComparer.Ordinal);
        _plugins = _pluginIds.DistinctBy(p => p.Value, StringComparer.Ordinal).ToImmutableDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
    }

    /// <summary>All pairs of app key and app id, by key.</summary>
    public IEnumerable<KeyValuePair<string, string>> All => _idByKey;

    /// <summary>The id of an app, or null where it has none yet.</summary>
    public string? IdOf(string key) => _idByKey.GetValueOrDefault(key)
        ?? (key.StartsWith(Unknown, StringComparison.Ordinal) && key.Length > Unknown.Length && key.AsSpan(Unknown.Length).IndexOfAnyExceptInRange('0', '9') < 0 ? key[Unknown.Length..] : null);

    /// <summary>The key of an app; an app outside the project is <c>app-ID</c>, to be declared under <c>external</c>.</summary>
    public string KeyOf(string id) => _keyById.GetValueOrDefault(id) ?? Unknown + id;

    /// <summary>The id of a plug-in; one that the register doesn't have is named by its id.</summary>
    public string PluginIdOf(string key) => _pluginIds.GetValueOrDefault(key) ?? key;

    /// <summary>The key of a plug-in; one that the register doesn't have is named by its id.</summary>
    public string PluginOf(string id) => _plugins.GetValueOrDefault(id) ?? id;
}
