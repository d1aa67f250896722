namespace AppForge.Emulator.Records;

/// <summary>What a part of a formula comes to: one of the nested kinds. A failure (division by zero, too many digits) is no value: <see langword="null"/>.</summary>
internal abstract record FormulaValue
{
    private FormulaValue()
    {
    }

    /// <summary>A field without a value: 0 where it is calculated with, else the empty text (query-and-formula.md, B4).</summary>
    public static FormulaValue Nothing { get; } = new Empty();

    /// <summary>The value joined to a text by <c>&amp;</c>.</summary>
    public abstract string AsText { get; }

    /// <summary>The value as a number, or <see langword="null"/> where it is none.</summary>
    public virtual DecimalNumber? AsNumber => null;

    internal sealed record Number(DecimalNumber Value) : FormulaValue
    {
        public override string AsText => Value.ToString();

        public override DecimalNumber? AsNumber => Value;
    }

    internal sealed record Text(string Value) : FormulaValue
    {
        public override string AsText => Value;

        public override DecimalNumber? AsNumber => Value.Length == 0 ? DecimalNumber.Zero : null;
    }

    internal sealed record Truth(bool Value) : FormulaValue
    {
        public override string AsText => Value ? "true" : "false";
    }

    internal sealed record Empty : FormulaValue
    {
        public override string AsText => "";

        public override DecimalNumber? AsNumber => DecimalNumber.Zero;
    }

    /// <summary>The values of a column, or the choices of a field with several; a failed one is <see langword="null"/>.</summary>
    internal sealed record Several(IReadOnlyList<FormulaValue?> Values) : FormulaValue
    {
        public override string AsText => "";
    }
}
