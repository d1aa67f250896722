namespace AppForge.Compiler.Query;

/// <summary>A place in a list of tokens; never runs past the end token.</summary>
internal sealed class TokenCursor(List<Token> tokens)
{
    private int _index;

    public Token Current => tokens[_index];

    public Token Next => Peek(1);

    /// <summary>Where the last token taken ends.</summary>
    public int LastEnd { get; private set; }

    public bool AtEnd => Current.Kind == TokenKind.End;

    public Token Peek(int ahead) => tokens[Math.Min(_index + ahead, tokens.Count - 1)];

    public Token Take()
    {
        Token token = Current;
        if (token.Kind != TokenKind.End)
        {
            _index++;
            LastEnd = token.End;
        }

        return token;
    }

    public bool TakeSymbol(string symbol)
    {
        bool found = Current.IsSymbol(symbol);
        if (found)
        {
            Take();
        }

        return found;
    }

    public bool TakeKeyword(string keyword)
    {
        bool found = Current.IsKeyword(keyword);
        if (found)
        {
            Take();
        }

        return found;
    }

    public void SkipToEnd()
    {
        while (!AtEnd)
        {
            Take();
        }
    }
}
