namespace AppForge.Compiler.Syntax;

/// <summary>
/// Finds the comments and blank lines of a file and the nodes they belong to. Whatever lies between two scalars is indicators, white space and comments,
/// so a <c>#</c> there starts a comment. A comment belongs to the node behind it, on its own line or at the end of the node's; one that is indented at
/// least as deep as a block that has ended belongs to the end of that block.
/// </summary>
internal sealed class YamlTriviaReader
{
    private readonly string _content;
    private readonly YamlTrivia _trivia = new();
    private readonly List<Line> _lines = [];
    private readonly List<int> _boundaries = [];
    private int _scanned;
    private int _next;
    private int _visited;

    private YamlTriviaReader(string content) => _content = content;

    /// <summary>The comments and blank lines of a text without anchors, at the nodes of its tree.</summary>
    public static YamlTrivia Read(SourceText source, SyntaxNode root)
    {
        var reader = new YamlTriviaReader(source.Content);
        reader.Collect(root);
        reader.Scan(source.Content.Length);
        reader.TakeBefore(root.Span.Start, reader._trivia.At(root).Leading);
        reader.Visit(root, root, reader._trivia.At(root).Leading, new(int.MaxValue, false, -1));
        reader.TakeBefore(int.MaxValue, reader._trivia.Footer);
        return reader._trivia;
    }

    // First walk: the gaps between the scalars, and where nodes start.
    private void Collect(SyntaxNode node)
    {
        switch (node)
        {
            case ScalarNode scalar when scalar.Span.Length > 0:
                Scan(scalar.Span.Start);
                _boundaries.Add(scalar.Span.Start);
                ScanHeader(scalar);
                _scanned = Math.Max(_scanned, EndOf(scalar));
                break;
            case MappingNode mapping:
                AddFlowStart(mapping);
                foreach (var (key, value) in mapping.Entries)
                {
                    Collect(key);
                    Collect(value);
                }

                break;
            case SequenceNode sequence:
                AddFlowStart(sequence);
                foreach (var item in sequence.Items)
                {
                    Collect(item);
                }

                break;
        }
    }

    private void AddFlowStart(SyntaxNode node)
    {
        if (IsFlow(node))
        {
            _boundaries.Add(node.Span.Start);
        }
    }

    private void Scan(int end)
    {
        var lineStart = _content.LastIndexOf('\n', Math.Max(0, _scanned - 1)) + 1;
        var isBlank = lineStart >= _scanned;
        for (var i = _scanned; i < end; i++)
        {
            if (_content[i] == '\n')
            {
                if (isBlank)
                {
                    _lines.Add(new(lineStart, 0, "", false));
                }

                lineStart = i + 1;
                isBlank = true;
            }
            else if (_content[i] == '#')
            {
                var stop = _content.IndexOf('\n', i) is >= 0 and var lineEnd ? lineEnd : _content.Length;
                _lines.Add(new(i, i - lineStart, _content[i..stop].TrimEnd(), !isBlank));
                isBlank = false;
                i = stop - 1;
            }
            else if (!char.IsWhiteSpace(_content[i]))
            {
                isBlank = false;
            }
        }

        _scanned = Math.Max(_scanned, end);
    }

    // A comment behind the indicator of a block of text stands inside the scalar's span.
    private void ScanHeader(ScalarNode scalar)
    {
        if (scalar.Style is not (ScalarStyle.Literal or ScalarStyle.Folded))
        {
            return;
        }

        var lineEnd = _content.IndexOf('\n', scalar.Span.Start) is >= 0 and var end ? end : _content.Length;
        var comment = _content.IndexOf('#', scalar.Span.Start, lineEnd - scalar.Span.Start);
        if (comment >= 0)
        {
            _lines.Add(new(comment, 0, _content[comment..lineEnd].TrimEnd(), true));
        }
    }

    // Second walk: every line goes to a node. What stands before the first child of an item stands before the item (lead): they share a line.
    private void Visit(SyntaxNode node, SyntaxNode holder, List<string> lead, Place place)
    {
        switch (node)
        {
            case ScalarNode scalar:
                _visited = EndOf(scalar);
                var isBlock = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded;
                TakeTrailing(holder, lead, isBlock ? scalar.Span.Start : EndOf(scalar), place.Limit);
                break;
            case MappingNode { Entries.IsEmpty: true } or SequenceNode { Items.IsEmpty: true }:
                _visited = node.Span.End;
                TakeBefore(node.Span.End, lead);
                TakeTrailing(holder, lead, node.Span.End, place.Limit);
                break;
            default:
                VisitChildren(node, holder, lead, place);
                break;
        }
    }

    private void VisitChildren(SyntaxNode node, SyntaxNode holder, List<string> lead, Place place)
    {
        var isFlow = IsFlow(node);
        var column = node.Span.Start - (_content.LastIndexOf('\n', Math.Max(0, node.Span.Start - 1)) + 1);
        var inner = new Place(isFlow ? node.Span.End - 1 : place.Limit, place.InFlow || isFlow, column);
        var sharesLine = ReferenceEquals(node, holder);
        if (node is MappingNode mapping)
        {
            for (var i = 0; i < mapping.Entries.Length; i++)
            {
                VisitEntry(mapping.Entries[i], i == 0 && sharesLine ? lead : _trivia.At(mapping.Entries[i].Key).Leading, inner);
            }
        }
        else
        {
            var items = ((SequenceNode)node).Items;
            for (var i = 0; i < items.Length; i++)
            {
                var before = i == 0 && sharesLine ? lead : _trivia.At(items[i]).Leading;
                TakeBefore(items[i].Span.Start, before);
                Visit(items[i], items[i], before, inner);
            }
        }

        if (isFlow)
        {
            _visited = node.Span.End;
            TakeBefore(node.Span.End, _trivia.At(node).Ending);
            var isApart = !sharesLine && holder is ScalarNode key && YamlWriter.IsLong(key);
            TakeTrailing(holder, lead, node.Span.End, place.Limit, isApart);
        }
        else if (!place.InFlow)
        {
            TakeEnding(node, Math.Max(column, place.Column + 1));
        }
    }

    private void VisitEntry(MappingEntry entry, List<string> lead, Place place)
    {
        var (key, value) = entry;
        TakeBefore(key.Span.Start, lead);
        _visited = key.Span.End;
        if (value is ScalarNode { Span.Length: 0 })
        {
            TakeTrailing(key, lead, key.Span.End, place.Limit);
            return;
        }

        var isCollection = value is not ScalarNode;
        var until = isCollection ? Math.Min(value.Span.End, Boundary(IsFlow(value) ? value.Span.Start + 1 : value.Span.Start)) : value.Span.Start;
        if (_next < _lines.Count && IsBehind(_lines[_next], key.Span.End, until))
        {
            var comment = _lines[_next++].Text;
            if (YamlWriter.IsLong(key))
            {
                lead.Add(comment);
            }
            else if (isCollection)
            {
                _trivia.At(key).AddHeader(comment);
            }
            else
            {
                _trivia.At(key).TryAddTrailing(comment);
            }
        }

        if (!isCollection || IsFlow(value))
        {
            TakeBefore(value.Span.Start, lead);
        }

        Visit(value, key, lead, place);
    }

    private void TakeBefore(int position, List<string> into)
    {
        while (_next < _lines.Count && _lines[_next].Position < position)
        {
            into.Add(_lines[_next++].Text);
        }
    }

    private void TakeTrailing(SyntaxNode holder, List<string> lead, int end, int limit, bool isApart = false)
    {
        if (_next < _lines.Count && IsBehind(_lines[_next], end, Math.Min(limit, Boundary(end + 1))))
        {
            var comment = _lines[_next++].Text;
            if (isApart || !_trivia.At(holder).TryAddTrailing(comment))
            {
                lead.Add(comment);
            }
        }
    }

    private void TakeEnding(SyntaxNode collection, int column)
    {
        var boundary = Boundary(_visited);
        var count = 0;
        for (var i = _next; i < _lines.Count && _lines[i] is { IsInline: false } line && line.Position < boundary && (line.Text.Length == 0 || line.Column >= column); i++)
        {
            count = line.Text.Length == 0 ? count : i + 1 - _next;
        }

        _trivia.At(collection).Ending.AddRange(_lines.GetRange(_next, count).Select(l => l.Text));
        _next += count;
    }

    private bool IsBehind(Line line, int end, int limit) =>
        line.IsInline && line.Position >= end && line.Position < limit && !_content.AsSpan(end, line.Position - end).Contains('\n');

    // Where the next node starts, from a position on.
    private int Boundary(int position)
    {
        var found = _boundaries.BinarySearch(position);
        var index = found >= 0 ? found : ~found;
        return index < _boundaries.Count ? _boundaries[index] : int.MaxValue;
    }

    private bool IsFlow(SyntaxNode node) => node.Span.Start < _content.Length && _content[node.Span.Start] is '[' or '{' && node is not ScalarNode;

    // The parser's span of a block of text runs on to the next token.
    private int EndOf(ScalarNode scalar) => scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded
        ? scalar.Span.Start + _content.AsSpan(scalar.Span.Start, scalar.Span.Length).TrimEnd().Length
        : scalar.Span.End;

    private readonly record struct Line(int Position, int Column, string Text, bool IsInline);

    private readonly record struct Place(int Limit, bool InFlow, int Column);
}
