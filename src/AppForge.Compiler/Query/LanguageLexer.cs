using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace AppForge.Compiler.Query;

/// <summary>
/// What reading queries and formulas into tokens has in common: white space, field codes, texts, symbols, and the mistakes in them.
/// A mistake is reported once and a token stands in for what was meant, so that parsers go on undisturbed.
/// </summary>
internal abstract class LanguageLexer(string text, ErrorList errors)
{
    private const string FullWidthQuotes = "”“＂";

    // Lent: every text of a project is read several times, and of its tokens nothing stays.
    private Token[] _tokens = ArrayPool<Token>.Shared.Rent(1 + (text.Length / 2));
    private int _count;

    protected string Text { get; } = text;

    protected ErrorList Errors { get; } = errors;

    protected int Position { get; set; }

    /// <summary>The symbols of the language, longer ones before their beginnings.</summary>
    protected abstract ImmutableArray<string> Symbols { get; }

    protected abstract ImmutableArray<Spelling> WrongSpellings { get; }

    /// <summary>Words that stand in many texts, as they are mostly written: they share a string.</summary>
    protected abstract ImmutableArray<string> Words { get; }

    /// <summary>Reads the whole text. The tokens have to be given back with <see cref="TokenCursor.Dispose"/>.</summary>
    public TokenCursor Read()
    {
        while (true)
        {
            while (Position < Text.Length && char.IsWhiteSpace(Text[Position]))
            {
                Position++;
            }

            if (Position >= Text.Length)
            {
                // Behind the last character that says something: what is missing is missed there, not on the line after it.
                Add(new Token(TokenKind.End, "", Text.AsSpan().TrimEnd().Length, 0));
                return new TokenCursor(_tokens, _count);
            }

            ReadToken();
        }
    }

    /// <summary>Reads a number and the like at <see cref="Position"/>, if there is one.</summary>
    protected abstract bool TryReadNumber();

    /// <summary>Reads a name; the length of the name at <see cref="Position"/>, 0 when there is none.</summary>
    protected virtual int NameLength() => FieldCodeText.RunLength(Text, Position);

    /// <summary>Takes a backslash escape at <paramref name="index"/>; returns how many characters it has.</summary>
    protected abstract int ReadEscape(int index, StringBuilder value);

    /// <summary>Looks at a character inside a text.</summary>
    protected virtual void CheckTextCharacter(int index)
    {
    }

    protected void Emit(TokenKind kind, string value, int start, int end)
    {
        Add(new Token(kind, value, start, end - start));
        Position = end;
    }

    private void Add(Token token)
    {
        if (_count == _tokens.Length)
        {
            Token[] more = ArrayPool<Token>.Shared.Rent(2 * _count);
            _tokens.CopyTo(more, 0);
            ArrayPool<Token>.Shared.Return(_tokens, clearArray: true);
            _tokens = more;
        }

        _tokens[_count++] = token;
    }

    protected char At(int index) => index < Text.Length ? Text[index] : '\0';

    protected int DigitsFrom(int index)
    {
        int at = index;
        while (char.IsAsciiDigit(At(at)))
        {
            at++;
        }

        return at - index;
    }

    /// <summary>The end of digits with at most one point, from <paramref name="start"/>.</summary>
    protected int NumberEnd(int start)
    {
        int end = start + DigitsFrom(start);
        return At(end) == '.' && DigitsFrom(end + 1) > 0 ? end + 1 + DigitsFrom(end + 1) : end;
    }

    private void ReadToken()
    {
        char c = Text[Position];
        if (c == '"' || FullWidthQuotes.Contains(c, StringComparison.Ordinal))
        {
            ReadText(c);
        }
        else if (c is '\'' or '‘' or '’')
        {
            ReadSingleQuoted();
        }
        else if (!TryReadNumber() && !TryReadName() && !TryReadSymbol())
        {
            ReadUnexpected();
        }
    }

    private bool TryReadName()
    {
        int length = NameLength();
        if (length > 0)
        {
            Emit(TokenKind.Identifier, Word(Text.AsSpan(Position, length)), Position, Position + length);
        }

        return length > 0;
    }

    private string Word(ReadOnlySpan<char> written)
    {
        foreach (string word in Words)
        {
            if (written.SequenceEqual(word))
            {
                return word;
            }
        }

        return written.ToString();
    }

    private void ReadText(char quote)
    {
        int start = Position;
        if (quote != '"')
        {
            Errors.Add(LanguageErrorCode.FullWidthSymbol, start, 1, quote.ToString(), "\"");
        }

        StringBuilder? unescaped = null;
        int at = start + 1;
        while (at < Text.Length && !Closes(Text[at], quote))
        {
            if (Text[at] == '\\' && at + 1 < Text.Length)
            {
                unescaped ??= new(Text, start + 1, at - start - 1, Text.Length);
                at += ReadEscape(at, unescaped);
                continue;
            }

            CheckTextCharacter(at);
            unescaped?.Append(Text[at]);
            at++;
        }

        if (at >= Text.Length)
        {
            Errors.Add(LanguageErrorCode.UnterminatedText, start, Text.Length - start);
        }

        Emit(TokenKind.Text, unescaped?.ToString() ?? Text[(start + 1)..at], start, Math.Min(at + 1, Text.Length));
    }

    private static bool Closes(char c, char quote) => c == '"' || (quote != '"' && FullWidthQuotes.Contains(c, StringComparison.Ordinal));

    private void ReadSingleQuoted()
    {
        int close = Text.IndexOfAny(['\'', '‘', '’'], Position + 1);
        int end = close < 0 ? Text.Length : close + 1;
        string value = Text[(Position + 1)..(close < 0 ? end : close)];
        Errors.Add(LanguageErrorCode.SingleQuotes, Position, end - Position, value);
        Emit(TokenKind.Text, value, Position, end);
    }

    private bool TryReadSymbol()
    {
        foreach (Spelling wrong in WrongSpellings)
        {
            if (wrong.Written[0] == Text[Position] && string.CompareOrdinal(Text, Position, wrong.Written, 0, wrong.Written.Length) == 0)
            {
                Errors.Add(LanguageErrorCode.WrongOperator, Position, wrong.Written.Length, wrong.Written, wrong.Meant);
                Emit(wrong.Kind, wrong.Meant, Position, Position + wrong.Written.Length);
                return true;
            }
        }

        return TryReadSymbol(Text.AsSpan(Position, Math.Min(3, Text.Length - Position)), reported: false)
            || TryReadFullWidth();
    }

    private bool TryReadSymbol(ReadOnlySpan<char> ahead, bool reported)
    {
        foreach (string symbol in Symbols)
        {
            if (ahead.StartsWith(symbol, StringComparison.Ordinal))
            {
                if (reported)
                {
                    Errors.Add(LanguageErrorCode.FullWidthSymbol, Position, symbol.Length, Text.Substring(Position, symbol.Length), symbol);
                }

                Emit(TokenKind.Symbol, symbol, Position, Position + symbol.Length);
                return true;
            }
        }

        return false;
    }

    private bool TryReadFullWidth()
    {
        Span<char> half = stackalloc char[Math.Min(3, Text.Length - Position)];
        for (int i = 0; i < half.Length; i++)
        {
            half[i] = HalfWidth(Text[Position + i]);
        }

        return half[0] != Text[Position] && TryReadSymbol(half, reported: true);
    }

    private static char HalfWidth(char c) => c switch
    {
        >= '！' and <= '～' => (char)(c - 0xFEE0),
        '、' => ',',
        '−' or '‐' or '–' => '-',
        _ => c,
    };

    private void ReadUnexpected()
    {
        int length = char.IsSurrogatePair(Text, Position) ? 2 : 1;
        string found = Text.Substring(Position, length);
        Errors.Add(LanguageErrorCode.UnexpectedCharacter, Position, length, found);
        Emit(TokenKind.Invalid, found, Position, Position + length);
    }
}
