namespace AppForge.Compiler.Syntax;

/// <summary>A text. What it means (a number, a date, a query) is for the property to say.</summary>
public class ScalarNode(string value, ScalarStyle style, SourceSpan span) : SyntaxNode(span)
{
    /// <summary>The text, unescaped and unfolded.</summary>
    public string Value { get; } = value;

    /// <summary>How it is written.</summary>
    public ScalarStyle Style { get; } = style;

    /// <summary>A scalar that no file holds, for writing.</summary>
    public static ScalarNode Of(string value, ScalarStyle style = ScalarStyle.Plain) => new(value, style, SourceSpan.None);

    /// <summary>
    /// The span, in the file, of a part of <see cref="Value"/>. Exact where each character of the value stands for itself in the file
    /// (plain, and quoted without escapes before the part); in folded and escaped texts it is found by searching the part's text.
    /// </summary>
    public virtual SourceSpan PartOf(int start, int length)
    {
        var content = Span.Source.Content;
        if (Span.IsNone || start < 0 || start + length > Value.Length || Span.End > content.Length)
        {
            return Span;
        }

        var part = Value.AsSpan(start, length);
        var written = content.AsSpan(Span.Start, Span.Length);
        var offset = OffsetIn(written, start);
        var there = offset >= 0 && offset + length <= written.Length && written.Slice(offset, length).SequenceEqual(part);
        return there ? new(Span.Source, Span.Start + offset, length) : Span;
    }

    /// <summary>Whether text, place and style are all that it has.</summary>
    internal virtual bool SaysNoMoreThan(string text, SourceSpan span) => string.Equals(Value, text, StringComparison.Ordinal) && Span == span;

    internal override SyntaxNode At(SourceSpan span) => new ScalarNode(Value, Style, span);

    // Walks value and written text side by side: a character that is written otherwise (an escape, a doubled quote, a fold, indentation) is skipped there.
    private int OffsetIn(ReadOnlySpan<char> written, int start)
    {
        var at = Style switch
        {
            ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted => 1,
            ScalarStyle.Literal or ScalarStyle.Folded => written.IndexOf('\n') + 1,
            _ => 0,
        };
        for (var i = 0; i < start && at < written.Length; i++)
        {
            at = SkipTo(written, at, Value[i]) + 1;
        }

        return start < Value.Length ? SkipTo(written, at, Value[start]) : at;
    }

    private int SkipTo(ReadOnlySpan<char> written, int at, char wanted)
    {
        if (Style == ScalarStyle.DoubleQuoted && at + 1 < written.Length && written[at] == '\\' && wanted == written[at + 1])
        {
            return at + 1;
        }

        if (Style == ScalarStyle.SingleQuoted && wanted == '\'')
        {
            return at + 1;
        }

        while (at < written.Length && written[at] != wanted && (char.IsWhiteSpace(written[at]) || wanted is ' ' or '\n'))
        {
            at++;
        }

        return at;
    }
}
