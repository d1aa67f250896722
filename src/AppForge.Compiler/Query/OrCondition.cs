using System.Collections.Immutable;

namespace AppForge.Compiler.Query;

/// <summary>At least one term holds. A term is never itself an <see cref="OrCondition"/>.</summary>
/// <param name="Terms">Two or more terms, in the order written.</param>
public sealed record OrCondition(ImmutableArray<QueryCondition> Terms) : QueryCondition
{
    /// <summary>Equal when the terms are equal, in the same order.</summary>
    /// <param name="other">The condition to compare with.</param>
    /// <returns>True when equal.</returns>
    public bool Equals(OrCondition? other) => other is not null && Terms.AsSpan().SequenceEqual(other.Terms.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(EqualityContract, Terms.Length, Terms.Length == 0 ? null : Terms[0]);
}
