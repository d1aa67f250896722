namespace AppForge.Compiler.Query;

/// <summary>A token; a text's <paramref name="Value"/> is unescaped, a misspelled symbol's is the right spelling.</summary>
internal readonly record struct Token(TokenKind Kind, string Value, int Start, int Length)
{
    public int End => Start + Length;

    /// <summary>Whether a name stands here as written; a keyword that another spelling means is none.</summary>
    public bool IsName => Kind == TokenKind.Identifier && Value.Length == Length;

    public bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && Value == symbol;

    public bool IsKeyword(string keyword) => Kind == TokenKind.Identifier && Value.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}
