namespace AppForge.Compiler.Formula;

/// <summary>A sign before a value. It binds tighter than every operator: <c>-2 ^ 2</c> is 4.</summary>
/// <param name="IsMinus">True for <c>-</c>, false for <c>+</c>.</param>
/// <param name="Operand">The value.</param>
public sealed record FormulaUnary(bool IsMinus, FormulaNode Operand) : FormulaNode
{
    internal override int Depth { get; } = 1 + Operand.Depth;

    /// <summary>Equal when sign and value are equal.</summary>
    /// <param name="other">The expression to compare with.</param>
    /// <returns>True when equal.</returns>
    public bool Equals(FormulaUnary? other) => other is not null && IsMinus == other.IsMinus && Operand == other.Operand;

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(IsMinus, Operand);
}
