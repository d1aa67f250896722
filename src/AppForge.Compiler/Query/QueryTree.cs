using System.Collections.Immutable;

namespace AppForge.Compiler.Query;

/// <summary>A whole query: condition, order, limit, offset, each optional.</summary>
/// <param name="Condition">The condition; null for every record.</param>
/// <param name="Order">The sort keys, the most important first; empty where none are written.</param>
/// <param name="Limit">The greatest number of records, or null where not written (kintone: 100).</param>
/// <param name="Offset">How many records are skipped, or null where not written.</param>
public sealed record QueryTree(QueryCondition? Condition, ImmutableArray<SortKey> Order, int? Limit = null, int? Offset = null) : LanguageNode
{
    /// <summary>Where the numbers of <c>limit</c> and <c>offset</c> stand; a tree is equal to another without regard to it.</summary>
    internal (int Start, int Length) LimitPlace { get; init; }

    internal (int Start, int Length) OffsetPlace { get; init; }

    /// <summary>Equal when all parts are equal.</summary>
    /// <param name="other">The query to compare with.</param>
    /// <returns>True when equal.</returns>
    public bool Equals(QueryTree? other) => other is not null && Condition == other.Condition && Limit == other.Limit
        && Offset == other.Offset && Order.AsSpan().SequenceEqual(other.Order.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Condition, Order.Length, Limit, Offset);
}
