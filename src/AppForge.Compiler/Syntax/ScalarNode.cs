namespace AppForge.Compiler.Syntax;

/// <summary>A text. What it means (a number, a date, a query) is for the property to say.</summary>
public class ScalarNode(string value, ScalarStyle style, SourceSpan span) : SyntaxNode(span)
{
    private int[]? _offsets;

    /// <summary>The text, unescaped and unfolded.</summary>
    public string Value { get; } = value;

    /// <summary>How it is written.</summary>
    public ScalarStyle Style { get; } = style;

    /// <summary>A scalar that no file holds, for writing.</summary>
    public static ScalarNode Of(string value, ScalarStyle style = ScalarStyle.Plain) => new(value, style, SourceSpan.None);

    /// <summary>
    /// The span, in the file, of a part of <see cref="Value"/>, through escapes, folds and indentation; the whole span where the value is written elsewhere (an alias).
    /// </summary>
    public virtual SourceSpan PartOf(int start, int length)
    {
        if (Span.IsNone || start < 0 || length < 0 || start + length > Value.Length || Span.End > Span.Source.Content.Length)
        {
            return Span;
        }

        var written = Span.Source.Content.AsSpan(Span.Start, Span.Length);
        if (Style == ScalarStyle.Plain && written.SequenceEqual(Value))
        {
            return new(Span.Source, Span.Start + start, length);
        }

        _offsets ??= ScalarPositions.Of(Style, written, Value) ?? [];
        return _offsets.Length == 0 ? Span : new(Span.Source, Span.Start + _offsets[start], _offsets[start + length] - _offsets[start]);
    }

    /// <summary>Whether text, place and style are all that it has.</summary>
    internal virtual bool SaysNoMoreThan(string text, SourceSpan span) => string.Equals(Value, text, StringComparison.Ordinal) && Span == span;

    internal override SyntaxNode At(SourceSpan span) => new ScalarNode(Value, Style, span);
}
