using System.Collections.Immutable;

namespace AppForge.Compiler.Formula;

/// <summary>A place that could not be understood; a mistake has been reported there.</summary>
/// <param name="Parts">What could be understood around it.</param>
public sealed record FormulaInvalid(ImmutableArray<FormulaNode> Parts) : FormulaNode
{
    internal override int Depth { get; } = 1 + Deepest(Parts);

    /// <summary>Equal when the parts are equal.</summary>
    /// <param name="other">The expression to compare with.</param>
    /// <returns>True when equal.</returns>
    public bool Equals(FormulaInvalid? other) => other is not null && Parts.AsSpan().SequenceEqual(other.Parts.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(EqualityContract, Parts.Length);
}
