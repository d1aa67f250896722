using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace AppForge.Compiler.Syntax;

/// <summary>
/// Reads the plain part of YAML, in which nearly all definitions are written: block and flow collections, plain and quoted scalars on one line, comments.
/// It gives up on whatever else it meets, mistakes included, and <see cref="YamlReader"/> reads the text with the YAML library instead: so it reports nothing,
/// and what it reads is exactly what the library would have read, spans included (property tests hold it to that). It exists because the library's scanner
/// alone takes longer than the rest of the compiler.
/// </summary>
internal sealed class PlainYamlReader
{
    // The library takes keys of up to 1,024 characters; nobody writes any near that.
    private const int LongestKey = 500;
    private const int FewKeys = 12;

    private readonly SourceText _source;
    private readonly string _text;
    private readonly WordCache _words = new();

    // Collections under construction lie on these, one above the other.
    private readonly List<MappingEntry> _entries = [];
    private readonly List<SyntaxNode> _items = [];

    private int _at;
    private int _lineStart;
    private int _nodes;

    // Lines of a flow collection have to stand deeper than this: the column of the block around it.
    private int _flowColumn;

    private PlainYamlReader(SourceText source)
    {
        _source = source;
        _text = source.Content;
    }

    private int Column => _at - _lineStart;

    private bool AtEnd => _at >= _text.Length;

    /// <summary>Reads a text that went through <see cref="YamlPrescan"/>.</summary>
    /// <returns>The root; null where it holds anything but plain YAML with a collection at its root.</returns>
    public static SyntaxNode? Read(SourceText source)
    {
        foreach (var c in source.Content)
        {
            // Tabs, and characters that are breaks or no text for YAML or half of one.
            if (c == '\t' || (c > '~' && c is '\u0085' or '\u2028' or '\u2029' or '\uFEFF' or (>= '\uD800' and <= '\uDFFF')))
            {
                return null;
            }
        }

        return new PlainYamlReader(source).ReadRoot();
    }

    private SyntaxNode? ReadRoot()
    {
        if (!SkipToToken() || AtEnd)
        {
            return null;
        }

        var root = ReadBlock(1);
        return AtEnd ? root : null;
    }

    // A collection that starts at this place, as the first of its line or behind a dash.
    private SyntaxNode? ReadBlock(int depth)
    {
        if (depth > YamlReader.MaxDepth)
        {
            return null;
        }

        if (IsIndicator(_at, '-'))
        {
            return ReadSequence(Column, isIndented: true, depth);
        }

        return ReadScalar(inFlow: false) is { } key && IsIndicator(_at, ':') ? ReadMapping(key, key.Span.Start - _lineStart, depth) : null;
    }

    private MappingNode? ReadMapping(ScalarNode key, int column, int depth)
    {
        var start = key.Span.Start;
        var first = _entries.Count;
        HashSet<string>? seen = null;
        do
        {
            if (first != _entries.Count && (IsIndicator(_at, '-') || (key = ReadScalar(inFlow: false)!) is null || !IsIndicator(_at, ':')))
            {
                return null;
            }

            if (!IsKey(key, first, ref seen))
            {
                return null;
            }

            _at++;
            if (ReadValue(column, isMapping: true, depth + 1) is not { } value)
            {
                return null;
            }

            _entries.Add(new(key, value));
        }
        while (!AtEnd && Column == column);
        return AtEnd || Column < column ? new(Taken(_entries, first), Span(start)) : null;
    }

    private SequenceNode? ReadSequence(int column, bool isIndented, int depth)
    {
        var start = _at;
        var first = _items.Count;
        do
        {
            _at++;
            if (ReadValue(column, isMapping: false, depth + 1) is not { } item)
            {
                return null;
            }

            _items.Add(item);
        }
        while (!AtEnd && Column == column && IsIndicator(_at, '-'));

        // One that stands no deeper than the key before it ends at the next key.
        return AtEnd || Column < column || (Column == column && !isIndented) ? new(Taken(_items, first), Span(start)) : null;
    }

    // What stands behind a colon or a dash; afterwards the place is that of the next token.
    private SyntaxNode? ReadValue(int column, bool isMapping, int depth)
    {
        var behind = _at;
        if (depth > YamlReader.MaxDepth || !Count())
        {
            return null;
        }

        SkipSpaces();
        if (AtLineEnd)
        {
            return !SkipToToken() ? null
                : !AtEnd && Column > column ? _text[_at] is '[' or '{' ? ReadFlowIn(column, depth) : ReadBlock(depth)
                : !AtEnd && Column == column && isMapping && IsIndicator(_at, '-') ? ReadSequence(column, isIndented: false, depth)
                : new ScalarNode("", ScalarStyle.Plain, _source.Span(behind, behind));
        }

        if (_text[_at] is '[' or '{')
        {
            return ReadFlowIn(column, depth);
        }

        if (IsIndicator(_at, '-'))
        {
            return isMapping ? null : ReadBlock(depth);
        }

        if (ReadScalar(inFlow: false) is not { } scalar)
        {
            return null;
        }

        return !IsIndicator(_at, ':') ? Ending(scalar, column) : isMapping ? null : ReadMapping(scalar, scalar.Span.Start - _lineStart, depth);
    }

    private SyntaxNode? ReadFlowIn(int column, int depth)
    {
        _flowColumn = column;
        return Ending(ReadFlow(depth), column);
    }

    // Nothing but a comment follows on the line, and the next line doesn't go on with it.
    private SyntaxNode? Ending(SyntaxNode? value, int column)
    {
        var behind = _at;
        SkipSpaces();
        return value is not null && AtLineEnd && (AtEnd || _text[_at] != '#' || _at > behind) && SkipToToken() && (AtEnd || Column <= column) ? value : null;
    }

    private SyntaxNode? ReadFlow(int depth)
    {
        if (depth > YamlReader.MaxDepth)
        {
            return null;
        }

        return _text[_at] == '[' ? ReadFlowSequence(depth) : ReadFlowMapping(depth);
    }

    private SequenceNode? ReadFlowSequence(int depth)
    {
        var start = _at++;
        var first = _items.Count;
        while (SkipInFlow() && _text[_at] != ']')
        {
            if (ReadInFlow(depth + 1) is not { } item || !SkipComma(']'))
            {
                return null;
            }

            _items.Add(item);
        }

        return AtEnd || _text[_at] != ']' ? null : new(Taken(_items, first), Closed(start));
    }

    private MappingNode? ReadFlowMapping(int depth)
    {
        var start = _at++;
        var first = _entries.Count;
        HashSet<string>? seen = null;
        while (SkipInFlow() && _text[_at] != '}')
        {
            if (ReadScalar(inFlow: true) is not { } key || !IsIndicator(_at, ':') || !IsKey(key, first, ref seen))
            {
                return null;
            }

            _at++;
            if (!SkipInFlow() || ReadInFlow(depth + 1) is not { } value || !SkipComma('}'))
            {
                return null;
            }

            _entries.Add(new(key, value));
        }

        return AtEnd || _text[_at] != '}' ? null : new(Taken(_entries, first), Closed(start));
    }

    private SyntaxNode? ReadInFlow(int depth) => !Count() ? null : _text[_at] is '[' or '{' ? ReadFlow(depth) : ReadScalar(inFlow: true);

    private bool SkipComma(char close)
    {
        if (!SkipInFlow())
        {
            return false;
        }

        if (_text[_at] == ',')
        {
            _at++;
            return true;
        }

        return _text[_at] == close;
    }

    private bool IsKey(ScalarNode key, int first, ref HashSet<string>? seen)
    {
        if (key.Span.Length > LongestKey || (key.Style == ScalarStyle.Plain && (key.Value == "<<" || key.Value.AsSpan().ContainsAny('：', '*'))) || !Count())
        {
            return false;
        }

        if (seen is null && _entries.Count - first > FewKeys)
        {
            seen = new(StringComparer.Ordinal);
            for (var i = first; i < _entries.Count; i++)
            {
                seen.Add(_entries[i].Key.Value);
            }
        }

        if (seen is not null)
        {
            return seen.Add(key.Value);
        }

        for (var i = first; i < _entries.Count; i++)
        {
            if (string.Equals(_entries[i].Key.Value, key.Value, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private ScalarNode? ReadScalar(bool inFlow) => _text[_at] switch
    {
        '\'' => ReadSingleQuoted(),
        '"' => ReadDoubleQuoted(),
        _ => ReadPlain(inFlow),
    };

    private ScalarNode? ReadPlain(bool inFlow)
    {
        var start = _at;
        if (!MayStart(start))
        {
            return null;
        }

        var end = start;
        for (; _at < _text.Length; _at++)
        {
            var c = _text[_at];
            if (c is '\n' or '\r' || (c == '#' && _at > end))
            {
                break;
            }

            if (c == ':' && IsIndicator(_at, ':'))
            {
                if (_at > end)
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
                end = _at + 1;
            }
        }

        _at = end;
        return new(_words.Of(_text.AsSpan(start, end - start)), ScalarStyle.Plain, _source.Span(start, end));
    }

    private bool MayStart(int at) => _text[at] switch
    {
        '-' => at + 1 < _text.Length && char.IsAsciiDigit(_text[at + 1]),
        '?' or ':' or ',' or '[' or ']' or '{' or '}' or '#' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`' or '\u3000' => false,
        _ => true,
    };

    private ScalarNode? ReadSingleQuoted()
    {
        var start = _at++;
        var isEscaped = false;
        for (; _at < _text.Length && _text[_at] is not ('\n' or '\r'); _at++)
        {
            if (_text[_at] == '\'')
            {
                if (_at + 1 >= _text.Length || _text[_at + 1] != '\'')
                {
                    var inside = _text.AsSpan(start + 1, _at - start - 1);
                    _at++;
                    return new(isEscaped ? inside.ToString().Replace("''", "'", StringComparison.Ordinal) : _words.Of(inside), ScalarStyle.SingleQuoted, Span(start));
                }

                isEscaped = true;
                _at++;
            }
        }

        return null;
    }

    private ScalarNode? ReadDoubleQuoted()
    {
        var start = _at++;
        for (; _at < _text.Length && _text[_at] is not ('\n' or '\r' or '\\'); _at++)
        {
            if (_text[_at] == '"')
            {
                var inside = _text.AsSpan(start + 1, _at - start - 1);
                _at++;
                return new(_words.Of(inside), ScalarStyle.DoubleQuoted, Span(start));
            }
        }

        return null;
    }

    // An indicator is one only before white space.
    private bool IsIndicator(int at, char indicator) =>
        at < _text.Length && _text[at] == indicator && (at + 1 >= _text.Length || _text[at + 1] is ' ' or '\n' or '\r');

    private bool AtLineEnd => AtEnd || _text[_at] is '\n' or '\r' or '#';

    private void SkipSpaces()
    {
        while (_at < _text.Length && _text[_at] == ' ')
        {
            _at++;
        }
    }

    // From a place where a line ends: over its comment, blank lines and indentation. False where a line may mean something for the document as a whole.
    private bool SkipToToken()
    {
        while (true)
        {
            SkipSpaces();
            if (!AtEnd && _text[_at] == '#')
            {
                var end = _text.AsSpan(_at).IndexOfAny('\n', '\r');
                _at = end < 0 ? _text.Length : _at + end;
            }

            if (AtEnd || _text[_at] is not ('\n' or '\r'))
            {
                return AtEnd || Column > 0 || !(_text[_at] == '%' || IsMarker("---") || IsMarker("..."));
            }

            SkipBreak();
        }
    }

    // To the next token of a flow collection; false where there is none, or a comment, or one that stands too far left.
    private bool SkipInFlow()
    {
        var isNewLine = false;
        while (!AtEnd && _text[_at] is ' ' or '\n' or '\r')
        {
            if (_text[_at] == ' ')
            {
                _at++;
            }
            else
            {
                SkipBreak();
                isNewLine = true;
            }
        }

        return !AtEnd && _text[_at] != '#' && !(isNewLine && Column <= _flowColumn);
    }

    private void SkipBreak()
    {
        _at += _text[_at] == '\r' && _at + 1 < _text.Length && _text[_at + 1] == '\n' ? 2 : 1;
        _lineStart = _at;
    }

    private bool IsMarker(string marker) => string.CompareOrdinal(_text, _at, marker, 0, marker.Length) == 0;

    private bool Count() => ++_nodes < YamlReader.MaxNodes;

    // A block collection ends where the next token starts, a scalar behind its last character.
    private SourceSpan Span(int start) => _source.Span(start, _at);

    // The library ends a flow collection before its bracket.
    private SourceSpan Closed(int start) => _source.Span(start, _at++);

    private static ImmutableArray<T> Taken<T>(List<T> list, int first)
        where T : class
    {
        var taken = ImmutableArray.Create<T>(CollectionsMarshal.AsSpan(list)[first..]);
        list.RemoveRange(first, list.Count - first);
        return taken;
    }
}
