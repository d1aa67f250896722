namespace AppForge.Compiler.Formula;

/// <summary>A number: digits with at most one point (no sign, no exponent).</summary>
/// <param name="Text">The number as written.</param>
public sealed record FormulaNumber(string Text) : FormulaNode;
