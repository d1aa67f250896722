namespace AppForge.Compiler.Query;

/// <summary>A text in quotation marks; numbers, dates and times may be written so as well.</summary>
/// <param name="Value">The text as it is meant: unescaped, without quotation marks.</param>
public sealed record TextLiteral(string Value) : QueryOperand;
