namespace AppForge.Compiler.Formula;

/// <summary>What kind of field a formula gives its value to.</summary>
public enum FormulaPlace
{
    /// <summary>A calculated field (CALC): numbers; a text result is stored as empty.</summary>
    Calc,

    /// <summary>A text field with automatic calculation (SINGLE_LINE_TEXT): any result.</summary>
    Text,
}
