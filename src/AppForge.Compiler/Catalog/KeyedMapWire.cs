using System.Collections.Immutable;

namespace AppForge.Compiler.Catalog;

/// <summary>A JSON object by key; the entry repeats its key and may carry an index.</summary>
/// <param name="NameProperty">The property that repeats the key (<c>code</c>, <c>name</c>, <c>label</c>); in a write it holds the new name.</param>
/// <param name="IndexProperty">The property that holds the position, or null.</param>
public sealed record KeyedMapWire(string NameProperty, string? IndexProperty) : MapWire
{
    /// <summary>What an entry repeats, so that it is no property of its own.</summary>
    public ImmutableArray<string> Echoes => IndexProperty is null ? [NameProperty] : [NameProperty, IndexProperty];
}
