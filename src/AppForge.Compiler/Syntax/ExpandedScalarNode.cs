using System.Collections.Immutable;

namespace AppForge.Compiler.Syntax;

/// <summary>A text in which arguments stand for the parameters of a fragment. A part of it is found where it is written: an argument's at its <c>${parameter}</c>.</summary>
/// <param name="value">The text with the arguments in it.</param>
/// <param name="style">How it counts as written.</param>
/// <param name="template">The text as the fragment has it.</param>
/// <param name="pieces">What the text is made of, in order.</param>
internal sealed class ExpandedScalarNode(string value, ScalarStyle style, ScalarNode template, ImmutableArray<ExpandedScalarNode.Piece> pieces)
    : ScalarNode(value, style, template.Span)
{
    /// <inheritdoc />
    public override SourceSpan PartOf(int start, int length)
    {
        var first = At(start);
        var last = length == 0 ? first : At(start + length - 1);
        return template.PartOf(first.Start, last.End - first.Start);

        // The characters of the template behind one of the text's: itself, or the parameter it comes from.
        (int Start, int End) At(int offset)
        {
            foreach (var piece in pieces)
            {
                if (offset < piece.Start + piece.Length)
                {
                    var inner = offset - piece.Start;
                    return piece.IsArgument
                        ? (piece.TemplateStart, piece.TemplateStart + piece.TemplateLength)
                        : (piece.TemplateStart + inner, piece.TemplateStart + inner + (length == 0 ? 0 : 1));
                }
            }

            return (template.Value.Length, template.Value.Length);
        }
    }

    internal override bool SaysNoMoreThan(string text, SourceSpan span) => false;

    internal override SyntaxNode At(SourceSpan span) => new ExpandedScalarNode(Value, Style, (ScalarNode)template.At(span), pieces);

    /// <summary>A piece of the text.</summary>
    /// <param name="Start">Where it starts in the text.</param>
    /// <param name="Length">Its length there.</param>
    /// <param name="TemplateStart">Where it starts in the template.</param>
    /// <param name="TemplateLength">Its length there.</param>
    /// <param name="IsArgument">Whether it stands for a parameter.</param>
    internal readonly record struct Piece(int Start, int Length, int TemplateStart, int TemplateLength, bool IsArgument);
}
