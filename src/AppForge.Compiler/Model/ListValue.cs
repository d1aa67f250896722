using System.Collections.Immutable;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model;

/// <summary>A list or a set.</summary>
public sealed class ListValue(ImmutableArray<SettingValue> items, SourceSpan origin) : SettingValue(origin)
{
    /// <summary>Whether an item was wrong and is not among <see cref="Items"/>: what isn't there may be the one that was lost.</summary>
    public bool HasLost { get; init; }

    /// <summary>The items in order.</summary>
    public ImmutableArray<SettingValue> Items { get; } = items;

    private protected override IEnumerable<SettingValue> Parts => Items;

    /// <summary>The same list with other items.</summary>
    public ListValue With(ImmutableArray<SettingValue> items) => new(items, Origin) { HasLost = HasLost };
}
