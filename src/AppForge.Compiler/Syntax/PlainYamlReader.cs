using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace AppForge.Compiler.Syntax;

/// <summary>
/// Reads the plain part of YAML, in which nearly all definitions are written: block and flow collections, plain and quoted scalars on one line, comments.
/// It gives up on whatever else it meets, mistakes included, and <see cref="YamlReader"/> reads the text with the YAML library instead: so it reports nothing,
/// and what it reads is exactly what the library would have read, spans included (property tests hold it to that). It exists because the library's scanner
/// alone takes longer than the rest of the compiler.
/// </summary>
internal sealed class PlainYamlReader : PlainYamlScanner
{
    // The library takes keys of up to 1,024 characters; nobody writes any near that.
    private const int LongestKey = 500;
    private const int FewKeys = 12;

    // Collections under construction lie on these, one above the other.
    private readonly List<MappingEntry> _entries = [];
    private readonly List<SyntaxNode> _items = [];

    private int _nodes;

    private PlainYamlReader(SourceText source)
        : base(source)
    {
    }

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

        if (IsIndicator(At, '-'))
        {
            return ReadSequence(Column, isIndented: true, depth);
        }

        return ReadScalar(inFlow: false) is { } key && IsIndicator(At, ':') ? ReadMapping(key, ColumnOf(key.Span.Start), depth) : null;
    }

    private MappingNode? ReadMapping(ScalarNode key, int column, int depth)
    {
        var start = key.Span.Start;
        var first = _entries.Count;
        HashSet<string>? seen = null;
        do
        {
            if (first != _entries.Count && (IsIndicator(At, '-') || (key = ReadScalar(inFlow: false)!) is null || !IsIndicator(At, ':')))
            {
                return null;
            }

            if (!IsKey(key, first, ref seen))
            {
                return null;
            }

            At++;
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
        var start = At;
        var first = _items.Count;
        do
        {
            At++;
            if (ReadValue(column, isMapping: false, depth + 1) is not { } item)
            {
                return null;
            }

            _items.Add(item);
        }
        while (!AtEnd && Column == column && IsIndicator(At, '-'));

        // One that stands no deeper than the key before it ends at the next key.
        return AtEnd || Column < column || (Column == column && !isIndented) ? new(Taken(_items, first), Span(start)) : null;
    }

    // What stands behind a colon or a dash; afterwards the place is that of the next token.
    private SyntaxNode? ReadValue(int column, bool isMapping, int depth)
    {
        var behind = At;
        if (depth > YamlReader.MaxDepth || !Count())
        {
            return null;
        }

        SkipSpaces();
        if (AtLineEnd)
        {
            return !SkipToToken() ? null
                : !AtEnd && Column > column ? Current is '[' or '{' ? ReadFlowIn(column, depth) : ReadBlock(depth)
                : !AtEnd && Column == column && isMapping && IsIndicator(At, '-') ? ReadSequence(column, isIndented: false, depth)
                : new ScalarNode("", ScalarStyle.Plain, Span(behind, behind));
        }

        if (Current is '[' or '{')
        {
            return ReadFlowIn(column, depth);
        }

        if (IsIndicator(At, '-'))
        {
            return isMapping ? null : ReadBlock(depth);
        }

        if (ReadScalar(inFlow: false) is not { } scalar)
        {
            return null;
        }

        return !IsIndicator(At, ':') ? Ending(scalar, column) : isMapping ? null : ReadMapping(scalar, ColumnOf(scalar.Span.Start), depth);
    }

    private SyntaxNode? ReadFlowIn(int column, int depth)
    {
        FlowColumn = column;
        return Ending(ReadFlow(depth), column);
    }

    // Nothing but a comment follows on the line, and the next line doesn't go on with it.
    private SyntaxNode? Ending(SyntaxNode? value, int column)
    {
        var behind = At;
        SkipSpaces();
        return value is not null && AtLineEnd && (AtEnd || Current != '#' || At > behind) && SkipToToken() && (AtEnd || Column <= column) ? value : null;
    }

    private SyntaxNode? ReadFlow(int depth)
    {
        if (depth > YamlReader.MaxDepth)
        {
            return null;
        }

        return Current == '[' ? ReadFlowSequence(depth) : ReadFlowMapping(depth);
    }

    private SequenceNode? ReadFlowSequence(int depth)
    {
        var start = At++;
        var first = _items.Count;
        while (SkipInFlow() && Current != ']')
        {
            if (ReadInFlow(depth + 1) is not { } item || !SkipComma(']'))
            {
                return null;
            }

            _items.Add(item);
        }

        return AtEnd || Current != ']' ? null : new(Taken(_items, first), Closed(start));
    }

    private MappingNode? ReadFlowMapping(int depth)
    {
        var start = At++;
        var first = _entries.Count;
        HashSet<string>? seen = null;
        while (SkipInFlow() && Current != '}')
        {
            if (ReadScalar(inFlow: true) is not { } key || !IsIndicator(At, ':') || !IsKey(key, first, ref seen))
            {
                return null;
            }

            At++;
            if (!SkipInFlow() || ReadInFlow(depth + 1) is not { } value || !SkipComma('}'))
            {
                return null;
            }

            _entries.Add(new(key, value));
        }

        return AtEnd || Current != '}' ? null : new(Taken(_entries, first), Closed(start));
    }

    private SyntaxNode? ReadInFlow(int depth) => !Count() ? null : Current is '[' or '{' ? ReadFlow(depth) : ReadScalar(inFlow: true);

    private bool SkipComma(char close)
    {
        if (!SkipInFlow())
        {
            return false;
        }

        if (Current == ',')
        {
            At++;
            return true;
        }

        return Current == close;
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

    private bool Count() => ++_nodes < YamlReader.MaxNodes;

    // A block collection ends where the next token starts, one in brackets before its bracket: so does the library's.
    private SourceSpan Closed(int start)
    {
        var span = Span(start);
        At++;
        return span;
    }

    private static ImmutableArray<T> Taken<T>(List<T> list, int first)
        where T : class
    {
        var taken = ImmutableArray.Create<T>(CollectionsMarshal.AsSpan(list)[first..]);
        list.RemoveRange(first, list.Count - first);
        return taken;
    }
}
