using System.Collections.Immutable;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model;

/// <summary>A map. Its entries stand in the order written, or, where kintone has an order, in that.</summary>
public sealed class MapValue(ImmutableArray<MapEntry> entries, SourceSpan origin, bool isOrdered = false) : SettingValue(origin)
{
    private ImmutableDictionary<string, MapEntry>? _index;

    /// <summary>Whether the order of the entries means something.</summary>
    public bool IsOrdered { get; } = isOrdered;

    /// <summary>The entries.</summary>
    public ImmutableArray<MapEntry> Entries { get; } = entries;

    /// <summary>Keys that are written but whose entries can't be read: that is reported at the entry, and who refers to them is not wrong.</summary>
    public ImmutableArray<string> BrokenKeys { get; init; } = [];

    /// <summary>The entry of a key, or null.</summary>
    public MapEntry? Find(string key)
    {
        _index ??= Entries.ToImmutableDictionary(e => e.Key, StringComparer.Ordinal);
        return _index.GetValueOrDefault(key);
    }

    /// <summary>The same map with other entries.</summary>
    public MapValue With(ImmutableArray<MapEntry> entries) => new(entries, Origin, IsOrdered);
}
