using System.Collections.Immutable;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model;

/// <summary>A map. Its entries stand in the order written, or, where kintone has an order, in that.</summary>
/// <param name="entries">The entries.</param>
/// <param name="origin">Where it is written.</param>
/// <param name="isOrdered">Whether the order of the entries means something.</param>
/// <param name="lost">The keys that are written but whose entries were wrong; null where nothing of the map could be read.</param>
public sealed class MapValue(ImmutableArray<MapEntry> entries, SourceSpan origin, bool isOrdered, ImmutableArray<string>? lost) : SettingValue(origin)
{
    // A small map is looked through faster than an index is made.
    private const int Small = 8;

    private Dictionary<string, MapEntry>? _index;

    /// <summary>Makes a map of which nothing was lost.</summary>
    public MapValue(ImmutableArray<MapEntry> entries, SourceSpan origin, bool isOrdered = false)
        : this(entries, origin, isOrdered, [])
    {
    }

    /// <summary>A map of nothing that no file holds.</summary>
    public static MapValue Empty { get; } = new([], SourceSpan.None);

    /// <summary>Whether the order of the entries means something.</summary>
    public bool IsOrdered { get; } = isOrdered;

    /// <summary>The entries.</summary>
    public ImmutableArray<MapEntry> Entries { get; } = entries;

    private protected override IEnumerable<SettingValue> Parts => Entries.Select(e => e.Value);

    /// <summary>The entry of a key, or null.</summary>
    public MapEntry? Find(string key)
    {
        if (Entries.Length > Small)
        {
            return (_index ??= Entries.ToDictionary(e => e.Key, StringComparer.Ordinal)).GetValueOrDefault(key);
        }

        foreach (var entry in Entries)
        {
            if (string.Equals(entry.Key, key, StringComparison.Ordinal))
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>Whether a key was written with an entry that was wrong, so that it is no unknown name: one mistake, one message.</summary>
    public bool Lost(string key) => lost is not { } keys || keys.Contains(key, StringComparer.Ordinal);

    /// <summary>The same map with other entries.</summary>
    public MapValue With(ImmutableArray<MapEntry> entries) => With(entries, IsOrdered);

    /// <summary>The same map with other entries, whose order means something or not.</summary>
    internal MapValue With(ImmutableArray<MapEntry> entries, bool isOrdered) => new(entries, Origin, isOrdered, lost);
}
