using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Diagnostics;

/// <summary>A change of a file that mends a mistake. Only for what has one way out: nobody looks at it before it is made.</summary>
/// <param name="Span">What is replaced; of length 0 for an insertion.</param>
/// <param name="Text">What stands there instead.</param>
public readonly record struct SourceEdit(SourceSpan Span, string Text)
{
    /// <summary>
    /// Takes an item out of a list, or an entry out of a mapping: between commas with one of them, in lines of its own with these. Null where that isn't clear: where
    /// a comment would be lost, or nothing would be left.
    /// </summary>
    /// <param name="item">The item; of an entry, key and value.</param>
    public static SourceEdit? Removing(SourceSpan item)
    {
        var text = item.Source.Content;
        var before = item.Start;
        while (before > 0 && text[before - 1] is ' ')
        {
            before--;
        }

        var after = item.End;
        while (after < text.Length && text[after] is ' ')
        {
            after++;
        }

        var (left, right) = (before > 0 ? text[before - 1] : '\n', after < text.Length ? text[after] : '\n');
        return (left, right) switch
        {
            ('[' or '{' or ',', ',') => new(item.Source.Span(item.Start, EndOfSpaces(text, after + 1)), ""),
            (',', ']' or '}') => new(item.Source.Span(before - 1, item.End), ""),
            ('-' or '\n', '\n' or '\r') when StartOfLine(text, before) is { } start && !IsOnly(text, start, item.End) => new(item.Source.Span(start, EndOfLine(text, after)), ""),
            _ => null,
        };
    }

    private static int EndOfSpaces(string text, int at)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at;
    }

    // Of a line on which nothing stands before but spaces and the sign of an item; null of any other.
    private static int? StartOfLine(string text, int at)
    {
        var start = at;
        while (start > 0 && text[start - 1] is ' ' or '-')
        {
            start--;
        }

        return start == 0 || text[start - 1] is '\n' or '\r' ? start : null;
    }

    private static int EndOfLine(string text, int at)
    {
        var end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end + 1;
    }

    // A neighbour has the same indentation, above or below.
    private static bool IsOnly(string text, int start, int end)
    {
        var indent = text[start..(start + text[start..].TakeWhile(c => c is ' ' or '-').Count())];
        var previous = start == 0 ? "" : text[(text.LastIndexOf('\n', Math.Max(0, start - 2)) + 1)..start];
        var next = text[Math.Min(text.Length, EndOfLine(text, end))..];
        return !(previous.StartsWith(indent, StringComparison.Ordinal) || next.StartsWith(indent, StringComparison.Ordinal)) || text[start..end].Contains('\n', StringComparison.Ordinal);
    }
}
