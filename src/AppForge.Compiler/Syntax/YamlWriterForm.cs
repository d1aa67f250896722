using System.Text;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Syntax;

/// <summary>Decides whether a collection is written in a line (<c>{ }</c>, <c>[ ]</c>) or as a block.</summary>
internal sealed class YamlWriterForm(YamlTrivia trivia)
{
    /// <summary>How many display cells a line with brackets may take: a row of a layout with three cells fits.</summary>
    public const int MaxWidth = 120;

    /// <summary>The same for what stands directly in the root.</summary>
    public const int MaxWidthAtRoot = 80;

    private readonly Dictionary<SyntaxNode, (int Height, bool IsFlowable)> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether a node is a collection that has to be spread over lines.</summary>
    /// <param name="node">The node.</param>
    /// <param name="depth">How many collections stand around it.</param>
    /// <param name="isItem">Whether it stands in a sequence.</param>
    /// <param name="column">The cells before it on its line.</param>
    /// <param name="flow">Its text in a line, where it isn't.</param>
    public bool IsBlock(SyntaxNode node, int depth, bool isItem, int column, out string flow)
    {
        flow = "";
        if (node is ScalarNode)
        {
            return false;
        }

        // The nearer to the root, the less may hide in a line; a row of a layout is a line by nature.
        var (height, isFlowable) = Measure(node);
        var isTooHigh = height > depth && !(isItem && node is SequenceNode);
        var isEmpty = height == 0 && isFlowable;
        var text = new StringBuilder();
        if (!isEmpty && (depth == 0 || isTooHigh || !isFlowable || !TryAppend(node, text, (depth == 1 && !isItem ? MaxWidthAtRoot : MaxWidth) - column)))
        {
            return true;
        }

        if (isEmpty)
        {
            text.Append(node is MappingNode ? "{}" : "[]");
        }

        flow = text.ToString();
        return false;
    }

    private (int Height, bool IsFlowable) Measure(SyntaxNode node)
    {
        if (node is ScalarNode scalar)
        {
            return (0, !scalar.IsEmpty && CanStandInFlow(scalar));
        }

        if (!_known.TryGetValue(node, out var known))
        {
            known = node is MappingNode mapping ? MeasureMapping(mapping) : MeasureSequence((SequenceNode)node);
            _known[node] = known;
        }

        return known;
    }

    private (int Height, bool IsFlowable) MeasureMapping(MappingNode mapping)
    {
        var isFlowable = !HasEnding(mapping);
        var height = 0;
        foreach (var (key, value) in mapping.Entries)
        {
            var inner = Measure(value);
            height = Math.Max(height, inner.Height + 1);
            isFlowable &= inner.IsFlowable && CanStandInFlow(key) && trivia.Of(key) is not { HasComment: true };
        }

        return (height, isFlowable);
    }

    private (int Height, bool IsFlowable) MeasureSequence(SequenceNode sequence)
    {
        var isFlowable = !HasEnding(sequence);
        var height = 0;
        foreach (var item in sequence.Items)
        {
            var inner = Measure(item);
            height = Math.Max(height, inner.Height + 1);
            var isRow = item is SequenceNode { Items.Length: > 0 };
            isFlowable &= inner.IsFlowable && !isRow && trivia.Of(item) is not { HasComment: true };
        }

        return (height, isFlowable);
    }

    private bool HasEnding(SyntaxNode collection) => trivia.Of(collection) is { Ending.Count: > 0 };

    private static bool CanStandInFlow(ScalarNode scalar) =>
        !scalar.Value.Contains('\n', StringComparison.Ordinal) && scalar.Value.Length <= YamlWriter.MaxSimpleKey && !YamlWriterScalars.NeedsQuotesOnlyInFlow(scalar);

    private static bool TryAppend(SyntaxNode node, StringBuilder text, int width)
    {
        switch (node)
        {
            case ScalarNode scalar:
                text.Append(YamlWriterScalars.OnOneLine(scalar, inFlow: true));
                break;
            case MappingNode { Entries.IsEmpty: true }:
                text.Append("{}");
                break;
            case MappingNode mapping:
                for (var i = 0; i < mapping.Entries.Length; i++)
                {
                    text.Append(i == 0 ? "{ " : ", ").Append(YamlWriterScalars.OnOneLine(mapping.Entries[i].Key, inFlow: true, isKey: true)).Append(": ");
                    if (!TryAppend(mapping.Entries[i].Value, text, width))
                    {
                        return false;
                    }
                }

                text.Append(" }");
                break;
            case SequenceNode sequence:
                text.Append('[');
                for (var i = 0; i < sequence.Items.Length; i++)
                {
                    text.Append(i == 0 ? "" : ", ");
                    if (!TryAppend(sequence.Items[i], text, width))
                    {
                        return false;
                    }
                }

                text.Append(']');
                break;
        }

        return text.Length <= width && TextWidth.Of(text.ToString()) <= width;
    }
}
