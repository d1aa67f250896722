using System.Collections.Immutable;

namespace AppForge.Compiler.Query;

/// <summary>The values in parentheses on the right of <c>in</c> and <c>not in</c>.</summary>
/// <param name="Values">The values in the order written; never lists themselves.</param>
public sealed record OperandList(ImmutableArray<QueryOperand> Values) : QueryOperand
{
    /// <summary>Equal when the values are equal, in the same order.</summary>
    /// <param name="other">The list to compare with.</param>
    /// <returns>True when equal.</returns>
    public bool Equals(OperandList? other) => other is not null && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(EqualityContract, Values.Length);
}
