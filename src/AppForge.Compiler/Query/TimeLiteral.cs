namespace AppForge.Compiler.Query;

/// <summary>A time of day without quotation marks.</summary>
/// <param name="Text">The time as written, <c>hh:mm</c>.</param>
public sealed record TimeLiteral(string Text) : QueryOperand;
