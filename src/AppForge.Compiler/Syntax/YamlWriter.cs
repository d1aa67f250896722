using System.Text;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Syntax;

/// <summary>
/// Writes a syntax tree as canonical YAML 1.2: the same tree always gives the same text, and <see cref="YamlReader"/> reads the text back to an equal tree.
/// The root and what holds much are blocks; the rest stands in a line as long as it fits, needs no extra quotes for it and holds no text of several lines.
/// </summary>
/// <remarks>
/// An empty plain scalar is written as nothing (<c>完了:</c>); empty collections are <c>{}</c> and <c>[]</c>. Half a surrogate pair, which no file can hold,
/// becomes U+FFFD.
/// </remarks>
public sealed class YamlWriter
{
    /// <summary>How long a key may be before it needs <c>? </c> (YAML allows 1024 characters, escapes included).</summary>
    internal const int MaxSimpleKey = 160;

    private readonly StringBuilder _out = new();
    private readonly YamlTrivia _trivia;
    private readonly YamlWriterForm _form;
    private readonly bool _separateSections;

    private YamlWriter(YamlTrivia trivia, bool separateSections)
    {
        _trivia = trivia;
        _form = new(trivia);
        _separateSections = separateSections;
    }

    /// <summary>Writes a tree.</summary>
    /// <param name="root">The root. Nothing is written for an empty one.</param>
    /// <param name="separateSections">Whether a blank line parts the root's entries that are blocks from the others, as in an app's file.</param>
    /// <returns>The text, lines ending with <c>\n</c>.</returns>
    public static string Write(SyntaxNode root, bool separateSections = true) => Write(root, separateSections, new());

    /// <summary>Writes a tree with its comments.</summary>
    internal static string Write(SyntaxNode root, bool separateSections, YamlTrivia trivia) => new YamlWriter(trivia, separateSections).WriteRoot(root);

    /// <summary>Whether a key stands on a line of its own, behind <c>? </c>.</summary>
    internal static bool IsLong(ScalarNode key) => YamlWriterScalars.OnOneLine(key, inFlow: false, isKey: true).Length > MaxSimpleKey;

    private string WriteRoot(SyntaxNode root)
    {
        if (_form.IsBlock(root, 0, isItem: false, 0, out var flow))
        {
            WriteLines(_trivia.Of(root)?.Leading, 0, isFirst: true);
            WriteBlock(root, 0, 0, isCompact: false);
        }
        else
        {
            var around = _trivia.Of(root);
            WriteLines(around?.Leading, 0, isFirst: true);
            var text = root is ScalarNode scalar ? (root.IsEmpty ? "" : YamlWriterScalars.OnOneLine(scalar, inFlow: false)) : flow;
            if (text.Length > 0)
            {
                _out.Append(text);
                EndLine(around?.Trailing);
            }
        }

        WriteLines(_trivia.Footer, 0, isFirst: _out.Length == 0);
        return _out.ToString();
    }

    // A compact block starts on the line of a dash, which is written.
    private void WriteBlock(SyntaxNode node, int indent, int depth, bool isCompact)
    {
        if (node is MappingNode mapping)
        {
            WriteMapping(mapping, indent, depth, isCompact);
        }
        else
        {
            WriteSequence((SequenceNode)node, indent, depth, isCompact);
        }

        WriteLines(_trivia.Of(node)?.Ending, indent, isFirst: false);
    }

    private void WriteMapping(MappingNode mapping, int indent, int depth, bool isCompact)
    {
        var afterBlock = false;
        for (var i = 0; i < mapping.Entries.Length; i++)
        {
            var (key, value) = mapping.Entries[i];
            var name = YamlWriterScalars.OnOneLine(key, inFlow: false, isKey: true);
            var isLong = IsLong(key);
            var column = indent + (isLong ? 2 : TextWidth.Of(name) + 2);
            var around = _trivia.Of(key);
            var isBlock = _form.IsBlock(value, depth + 1, isItem: false, column, out var flow)
                || (around?.Header is not null && value is MappingNode { Entries.Length: > 0 } or SequenceNode { Items.Length: > 0 });
            if (!(isCompact && i == 0))
            {
                var isParted = depth == 0 && _separateSections && i > 0 && (isBlock || afterBlock);
                WriteBlank(isParted && around is not { Leading: ["", ..] });
                WriteLines(around?.Leading, indent, isFirst: i == 0);
                _out.Append(' ', indent);
            }

            _out.Append(isLong ? "? " : "").Append(name);
            if (isLong)
            {
                _out.Append('\n').Append(' ', indent);
            }

            _out.Append(':');
            WriteValue(value, isBlock, flow, indent, depth, around);
            afterBlock = isBlock;
        }
    }

    private void WriteValue(SyntaxNode value, bool isBlock, string flow, int indent, int depth, YamlTrivia.Around? around)
    {
        if (isBlock)
        {
            EndLine(around?.Header ?? around?.Trailing);
            WriteBlock(value, indent + 2, depth + 1, isCompact: false);
        }
        else if (value is ScalarNode scalar)
        {
            WriteScalar(scalar, indent, around?.Trailing ?? around?.Header);
        }
        else
        {
            _out.Append(' ').Append(flow);
            EndLine(around?.Trailing ?? around?.Header);
        }
    }

    private void WriteSequence(SequenceNode sequence, int indent, int depth, bool isCompact)
    {
        for (var i = 0; i < sequence.Items.Length; i++)
        {
            var item = sequence.Items[i];
            var around = _trivia.Of(item);
            var isBlock = _form.IsBlock(item, depth + 1, isItem: true, indent + 2, out var flow);
            if (!(isCompact && i == 0))
            {
                WriteLines(around?.Leading, indent, isFirst: i == 0);
                WriteLines([.. TrailingOfBlocks(item, indent, depth)], indent, isFirst: true);
                _out.Append(' ', indent);
            }

            _out.Append('-');
            if (isBlock)
            {
                _out.Append(' ');
                WriteBlock(item, indent + 2, depth + 1, isCompact: true);
            }
            else
            {
                WriteValue(item, isBlock: false, flow, indent, depth, around);
            }
        }
    }

    // What stood behind an item that is spread over lines now stands before it: before the first dash of its line.
    private IEnumerable<string> TrailingOfBlocks(SyntaxNode item, int indent, int depth)
    {
        for (; _form.IsBlock(item, depth + 1, isItem: true, indent + 2, out _); item = ((SequenceNode)item).Items[0], indent += 2, depth++)
        {
            if (_trivia.Of(item)?.Trailing is { } comment)
            {
                yield return comment;
            }

            if (item is not SequenceNode { Items.Length: > 0 })
            {
                yield break;
            }
        }
    }

    private void WriteScalar(ScalarNode scalar, int indent, string? comment)
    {
        if (scalar.IsEmpty)
        {
            EndLine(comment);
        }
        else if (YamlWriterScalars.CanBeLiteral(scalar.Value))
        {
            _out.Append(' ').Append(YamlWriterScalars.LiteralHeader(scalar.Value));
            EndLine(comment);
            var text = scalar.Value.EndsWith('\n') ? scalar.Value[..^1] : scalar.Value;
            foreach (var line in text.Split('\n'))
            {
                _out.Append(' ', line.Length == 0 ? 0 : indent + 2).Append(line).Append('\n');
            }
        }
        else
        {
            _out.Append(' ').Append(YamlWriterScalars.OnOneLine(scalar, inFlow: false));
            EndLine(comment);
        }
    }

    private void EndLine(string? comment) => _out.Append(comment is null ? "" : " ").Append(comment).Append('\n');

    private void WriteLines(List<string>? lines, int indent, bool isFirst)
    {
        var afterBlank = isFirst;
        foreach (var line in lines ?? [])
        {
            WriteBlank(line.Length == 0 && !afterBlank);
            if (line.Length > 0)
            {
                _out.Append(' ', indent).Append(line).Append('\n');
            }

            afterBlank = line.Length == 0;
        }
    }

    private void WriteBlank(bool isWanted) => _out.Append(isWanted ? "\n" : "");
}
