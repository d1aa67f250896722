using AppForge.Compiler.Model;

namespace AppForge.Compiler.Catalog;

/// <summary>What a computed default may look at.</summary>
/// <param name="scope">The app and its surroundings.</param>
/// <param name="key">The key of the nearest map entry around the property.</param>
/// <param name="position">The position of that entry in its map, from 0.</param>
/// <param name="siblings">Gives the object that is being completed: few defaults look at it.</param>
public sealed class DefaultContext(CanonicalScope scope, string key, int position, Func<ObjectValue> siblings)
{
    private ObjectValue? _siblings;

    /// <summary>The app and its surroundings.</summary>
    public CanonicalScope Scope { get; } = scope;

    /// <summary>The key of the nearest map entry around the property.</summary>
    public string Key { get; } = key;

    /// <summary>The position of that entry in its map, from 0.</summary>
    public int Position { get; } = position;

    /// <summary>The object that is being completed, with what is written and the defaults before this one.</summary>
    public ObjectValue Siblings => _siblings ??= siblings();
}
