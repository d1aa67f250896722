namespace AppForge.Compiler.Formula;

/// <summary>A text in quotation marks.</summary>
/// <param name="Value">The text as it is meant: unescaped, without quotation marks.</param>
public sealed record FormulaString(string Value) : FormulaNode;
