namespace AppForge.Compiler.Formula;

/// <summary>The value of a field.</summary>
/// <param name="Code">The field code; columns of tables are named by theirs alone.</param>
public sealed record FormulaField(string Code) : FormulaNode;
