using System.Collections.Immutable;

namespace AppForge.Compiler.Query;

/// <summary>All terms hold. A term is never itself an <see cref="AndCondition"/>.</summary>
/// <param name="Terms">Two or more terms, in the order written.</param>
public sealed record AndCondition(ImmutableArray<QueryCondition> Terms) : QueryCondition
{
    /// <summary>Equal when the terms are equal, in the same order.</summary>
    /// <param name="other">The condition to compare with.</param>
    /// <returns>True when equal.</returns>
    public bool Equals(AndCondition? other) => other is not null && Terms.AsSpan().SequenceEqual(other.Terms.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(EqualityContract, Terms.Length, Terms.Length == 0 ? null : Terms[0]);
}
