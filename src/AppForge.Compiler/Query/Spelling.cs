namespace AppForge.Compiler.Query;

/// <summary>A spelling of an operator that is not kintone's, and what is meant.</summary>
/// <param name="Written">What people write.</param>
/// <param name="Meant">What kintone wants, for the message and as the token to go on with.</param>
/// <param name="Kind">The kind of the token to go on with.</param>
internal sealed record Spelling(string Written, string Meant, TokenKind Kind = TokenKind.Symbol);
