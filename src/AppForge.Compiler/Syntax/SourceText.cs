using System.Text;

namespace AppForge.Compiler.Syntax;

/// <summary>A text to compile, with the path that messages name. The central type of this folder: everything the compiler reads starts as one.</summary>
public sealed class SourceText
{
    private readonly Lazy<int[]> _lineStarts;

    /// <summary>Makes a source of a text.</summary>
    /// <param name="path">Path relative to the project, with <c>/</c>.</param>
    /// <param name="content">The text, without a byte order mark.</param>
    public SourceText(string path, string content)
    {
        Path = path;
        Content = content;
        _lineStarts = new(() => FindLineStarts(content));
    }

    private SourceText(SourceText text, SourceSpan place)
    {
        Path = text.Path;
        Content = text.Content;
        FirstInvalidByte = text.FirstInvalidByte;
        HasByteOrderMark = text.HasByteOrderMark;
        _lineStarts = text._lineStarts;
        UsedFrom = place;
    }

    /// <summary>The source of what no file says: live settings, defaults.</summary>
    public static SourceText None { get; } = new("", "");

    /// <summary>Path relative to the project, with <c>/</c>.</summary>
    public string Path { get; }

    /// <summary>The text.</summary>
    public string Content { get; }

    /// <summary>If the bytes of the file were no UTF-8: the offset in <see cref="Content"/> where the first bad byte stood.</summary>
    public int? FirstInvalidByte { get; private init; }

    /// <summary>Whether the file started with a byte order mark.</summary>
    public bool HasByteOrderMark { get; private init; }

    /// <summary>Where a fragment's text is taken in, by an app or another fragment; null for a file that speaks for itself.</summary>
    public SourceSpan? UsedFrom { get; }

    /// <summary>The number of lines.</summary>
    public int LineCount => _lineStarts.Value.Length;

    /// <summary>Decodes a file. A byte order mark is taken off; bytes that are no UTF-8 are remembered, and the reader reports them.</summary>
    public static SourceText FromBytes(string path, ReadOnlySpan<byte> bytes)
    {
        var hasMark = bytes.StartsWith(Encoding.UTF8.Preamble);
        if (hasMark)
        {
            bytes = bytes[3..];
        }

        var content = Encoding.UTF8.GetString(bytes);
        int? invalid = null;
        if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            var rest = bytes;
            var offset = 0;
            while (System.Text.Rune.DecodeFromUtf8(rest, out var rune, out var consumed) == System.Buffers.OperationStatus.Done)
            {
                rest = rest[consumed..];
                offset += rune.Utf16SequenceLength;
            }

            invalid = offset;
        }

        return new SourceText(path, content) { FirstInvalidByte = invalid, HasByteOrderMark = hasMark };
    }

    /// <summary>Whether another text says the same in the same file.</summary>
    internal bool IsSame(SourceText other) => ReferenceEquals(this, other)
        || (Path == other.Path && Content == other.Content && FirstInvalidByte == other.FirstInvalidByte && HasByteOrderMark == other.HasByteOrderMark);

    /// <summary>The same text as it is used at a place. Each use is a source of its own, so that a message can show both places.</summary>
    internal SourceText UsedAt(SourceSpan place) => new(this, place);

    /// <summary>The line and column of an offset.</summary>
    public LinePosition PositionOf(int offset)
    {
        offset = Math.Clamp(offset, 0, Content.Length);
        var line = LineIndexOf(offset);
        var column = 1;
        for (var i = _lineStarts.Value[line]; i < offset; i++)
        {
            column += char.IsLowSurrogate(Content[i]) ? 0 : 1;
        }

        return new(line + 1, column);
    }

    /// <summary>The text of a line (from 1), without its line break.</summary>
    public string Line(int line)
    {
        var start = LineStart(line);
        var end = line < LineCount ? _lineStarts.Value[line] : Content.Length;
        return Content[start..end].TrimEnd('\r', '\n');
    }

    /// <summary>The offset at which a line (from 1) starts.</summary>
    public int LineStart(int line) => _lineStarts.Value[line - 1];

    /// <summary>A span of this text.</summary>
    public SourceSpan Span(int start, int end) => new(this, start, Math.Max(0, end - start));

    private static int[] FindLineStarts(string content)
    {
        List<int> starts = [0];
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] == '\n' || (content[i] == '\r' && (i + 1 == content.Length || content[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }

    private int LineIndexOf(int offset)
    {
        var found = Array.BinarySearch(_lineStarts.Value, offset);
        return found >= 0 ? found : ~found - 1;
    }
}
