using System.Collections.Immutable;

namespace AppForge.Compiler.Catalog;

/// <summary>A list in order, or a set.</summary>
public sealed class ListShape : Shape
{
    /// <summary>The shape of an item.</summary>
    public required Shape Item { get; init; }

    /// <summary>How many items kintone wants at least.</summary>
    public int MinItems { get; init; }

    /// <summary>How many items kintone takes (limits.md); null where no limit is known.</summary>
    public int? MaxItems { get; init; }

    /// <summary>Whether order means nothing.</summary>
    public bool IsSet { get; init; }

    /// <summary>The items are words that kintone writes as booleans of the surrounding object (<c>allow</c>, <c>events</c>); <c>all</c> stands for every word.</summary>
    public bool IsFlags { get; init; }

    /// <summary>What identifies a row, tried one after the other; each is the properties that together do.</summary>
    public ImmutableArray<ImmutableArray<string>> Identities { get; init; } = [];

    /// <summary>Rows of different identity are different rows, however alike (permissions by who).</summary>
    public bool IsIdentityStrict { get; init; }

    /// <summary>Rows are identified by the fields that they hold (layout).</summary>
    public bool IsIdentifiedByFields { get; init; }

    /// <summary>One item may stand for a list of one (people of a role; nowhere in an app's file).</summary>
    public bool MayStandAlone { get; init; }

    /// <summary>An item <c>use: name</c> is the place for what a fragment has for this list; without one it goes to the end.</summary>
    public bool HasPlacesForFragments { get; init; }

    /// <summary>The row that is always there and last (<c>everyone</c> of permissions): property and value that say it.</summary>
    public TailRow? Tail { get; init; }
}
