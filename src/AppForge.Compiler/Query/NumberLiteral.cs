namespace AppForge.Compiler.Query;

/// <summary>A number without quotation marks.</summary>
/// <param name="Text">The number as written: digits, with at most one leading minus and one point.</param>
public sealed record NumberLiteral(string Text) : QueryOperand;
