namespace AppForge.Compiler.Query;

/// <summary>A field, an operator and what the field is compared with.</summary>
/// <param name="Field">The field, always on the left.</param>
/// <param name="Operator">The operator.</param>
/// <param name="Operand">A value, a list of values for <c>in</c>, or <see cref="NoOperand"/> for <c>is empty</c>.</param>
public sealed record Comparison(FieldName Field, QueryOperator Operator, QueryOperand Operand) : QueryCondition
{
    /// <summary>Offset of the operator in the text.</summary>
    public int OperatorStart { get; init; }

    /// <summary>Length of the operator in the text.</summary>
    public int OperatorLength { get; init; }

    /// <summary>Equal when field, operator and operand are equal.</summary>
    /// <param name="other">The comparison to compare with.</param>
    /// <returns>True when equal.</returns>
    public bool Equals(Comparison? other) =>
        other is not null && Field == other.Field && Operator == other.Operator && Operand == other.Operand;

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Field, Operator, Operand);
}
