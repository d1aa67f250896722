namespace AppForge.Compiler.Syntax;

/// <summary>The characters of plain YAML for <see cref="PlainYamlReader"/>: scalars, and the white space and comments between tokens. What it doesn't take is null or false.</summary>
internal abstract class PlainYamlScanner(SourceText source)
{
    private readonly string _text = source.Content;
    private readonly WordCache _words = new();
    private int _lineStart;

    /// <summary>The place that is looked at.</summary>
    protected int At { get; set; }

    protected char Current => _text[At];

    protected bool AtEnd => At >= _text.Length;

    protected int Column => ColumnOf(At);

    /// <summary>Lines of a flow collection have to stand deeper than this: the column of the block around it.</summary>
    protected int FlowColumn { get; set; }

    /// <summary>The column of a place on the line that is looked at.</summary>
    protected int ColumnOf(int at) => at - _lineStart;

    protected SourceSpan Span(int start) => Span(start, At);

    protected SourceSpan Span(int start, int end) => source.Span(start, end);

    protected ScalarNode? ReadScalar(bool inFlow) => Current switch
    {
        '\'' => ReadSingleQuoted(),
        '"' => ReadDoubleQuoted(),
        _ => ReadPlain(inFlow),
    };

    private ScalarNode? ReadPlain(bool inFlow)
    {
        var start = At;
        if (!MayStart(start))
        {
            return null;
        }

        var end = start;
        for (; At < _text.Length; At++)
        {
            var c = Current;
            if (c is '\n' or '\r' || (c == '#' && At > end))
            {
                break;
            }

            if (c == ':' && IsIndicator(At, ':'))
            {
                if (At > end)
                {
                    return null; // a colon behind a space
                }

                break;
            }

            if (inFlow && (c is ',' or '[' or ']' or '{' or '}' or ':' or '?'))
            {
                if (c is ',' or ']' or '}')
                {
                    break;
                }

                return null;
            }

            if (c != ' ')
            {
                end = At + 1;
            }
        }

        At = end;
        return new(_words.Of(_text.AsSpan(start, end - start)), ScalarStyle.Plain, Span(start, end));
    }

    private bool MayStart(int at) => _text[at] switch
    {
        '-' => at + 1 < _text.Length && char.IsAsciiDigit(_text[at + 1]),
        '?' or ':' or ',' or '[' or ']' or '{' or '}' or '#' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`' or '\u3000' => false,
        _ => true,
    };

    private ScalarNode? ReadSingleQuoted()
    {
        var start = At++;
        var isEscaped = false;
        for (; At < _text.Length && Current is not ('\n' or '\r'); At++)
        {
            if (Current == '\'')
            {
                if (At + 1 >= _text.Length || _text[At + 1] != '\'')
                {
                    var inside = _text.AsSpan(start + 1, At - start - 1);
                    At++;
                    return new(isEscaped ? inside.ToString().Replace("''", "'", StringComparison.Ordinal) : _words.Of(inside), ScalarStyle.SingleQuoted, Span(start));
                }

                isEscaped = true;
                At++;
            }
        }

        return null;
    }

    private ScalarNode? ReadDoubleQuoted()
    {
        var start = At++;
        for (; At < _text.Length && Current is not ('\n' or '\r' or '\\'); At++)
        {
            if (Current == '"')
            {
                var inside = _text.AsSpan(start + 1, At - start - 1);
                At++;
                return new(_words.Of(inside), ScalarStyle.DoubleQuoted, Span(start));
            }
        }

        return null;
    }

    // An indicator is one only before white space.
    protected bool IsIndicator(int at, char indicator) =>
        at < _text.Length && _text[at] == indicator && (at + 1 >= _text.Length || _text[at + 1] is ' ' or '\n' or '\r');

    protected bool AtLineEnd => AtEnd || Current is '\n' or '\r' or '#';

    protected void SkipSpaces()
    {
        while (At < _text.Length && Current == ' ')
        {
            At++;
        }
    }

    // From a place where a line ends: over its comment, blank lines and indentation. False where a line may mean something for the document as a whole.
    protected bool SkipToToken()
    {
        while (true)
        {
            SkipSpaces();
            if (!AtEnd && Current == '#')
            {
                var end = _text.AsSpan(At).IndexOfAny('\n', '\r');
                At = end < 0 ? _text.Length : At + end;
            }

            if (AtEnd || Current is not ('\n' or '\r'))
            {
                return AtEnd || Column > 0 || !(Current == '%' || IsMarker("---") || IsMarker("..."));
            }

            SkipBreak();
        }
    }

    // To the next token of a flow collection; false where there is none, or a comment, or one that stands too far left.
    protected bool SkipInFlow()
    {
        var isNewLine = false;
        while (!AtEnd && Current is ' ' or '\n' or '\r')
        {
            if (Current == ' ')
            {
                At++;
            }
            else
            {
                SkipBreak();
                isNewLine = true;
            }
        }

        return !AtEnd && Current != '#' && !(isNewLine && Column <= FlowColumn);
    }

    private void SkipBreak()
    {
        At += Current == '\r' && At + 1 < _text.Length && _text[At + 1] == '\n' ? 2 : 1;
        _lineStart = At;
    }

    private bool IsMarker(string marker) => string.CompareOrdinal(_text, At, marker, 0, marker.Length) == 0;
}
