using System.Collections.Immutable;

namespace AppForge.Compiler;

/// <summary>Dictionaries by names, in the order of their characters.</summary>
internal static class OrdinalDictionary
{
    /// <summary>
    /// Makes one. The library's own way goes through a sorted set of pairs, whose code no published image holds: to compile it takes longer than a small project does.
    /// </summary>
    public static ImmutableSortedDictionary<string, TValue> ToOrdinalDictionary<TItem, TValue>(this IEnumerable<TItem> items, Func<TItem, string> key, Func<TItem, TValue> value)
    {
        var dictionary = ImmutableSortedDictionary.CreateBuilder<string, TValue>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            dictionary.Add(key(item), value(item));
        }

        return dictionary.ToImmutable();
    }
}
