namespace AppForge.Compiler.Formula;

/// <summary>Two values and an operator between them. All operators group from the left.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Left">The value on the left.</param>
/// <param name="Right">The value on the right.</param>
public sealed record FormulaBinary(FormulaOperator Operator, FormulaNode Left, FormulaNode Right) : FormulaNode
{
    /// <summary>Offset of the operator in the text.</summary>
    public int OperatorStart { get; init; }

    /// <summary>Length of the operator in the text.</summary>
    public int OperatorLength { get; init; }

    internal override int Depth { get; } = 1 + Math.Max(Left.Depth, Right.Depth);

    /// <summary>Equal when operator and values are equal.</summary>
    /// <param name="other">The expression to compare with.</param>
    /// <returns>True when equal.</returns>
    public bool Equals(FormulaBinary? other) =>
        other is not null && Operator == other.Operator && Left == other.Left && Right == other.Right;

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Operator, Left, Right);
}
