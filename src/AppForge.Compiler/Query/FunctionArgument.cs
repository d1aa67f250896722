namespace AppForge.Compiler.Query;

/// <summary>An argument of a query function: a number, a unit, a day. kintone takes it with and without quotation marks.</summary>
/// <param name="Text">The argument without quotation marks.</param>
public sealed record FunctionArgument(string Text) : LanguageNode;
