using System.Buffers;

namespace AppForge.Compiler.Query;

/// <summary>A place in the tokens of a text; never runs past the end token.</summary>
/// <param name="tokens">The tokens, lent by the shared pool.</param>
/// <param name="count">How many there are.</param>
internal sealed class TokenCursor(Token[] tokens, int count) : IDisposable
{
    private int _index;

    /// <summary>How many tokens there are, the end token included.</summary>
    public int Count { get; } = count;

    public Token Current => tokens[_index];

    public Token Next => Peek(1);

    /// <summary>Where the last token taken ends.</summary>
    public int LastEnd { get; private set; }

    public bool AtEnd => Current.Kind == TokenKind.End;

    public Token Peek(int ahead) => tokens[Math.Min(_index + ahead, Count - 1)];

    /// <summary>Gives the tokens back.</summary>
    public void Dispose()
    {
        tokens.AsSpan(0, Count).Clear();
        ArrayPool<Token>.Shared.Return(tokens);
    }

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
