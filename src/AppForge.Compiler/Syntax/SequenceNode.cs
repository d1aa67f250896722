using System.Collections.Immutable;

namespace AppForge.Compiler.Syntax;

/// <summary>A sequence.</summary>
public sealed class SequenceNode(ImmutableArray<SyntaxNode> items, SourceSpan span) : SyntaxNode(span)
{
    /// <summary>The items in order.</summary>
    public ImmutableArray<SyntaxNode> Items { get; } = items;

    internal override SyntaxNode At(SourceSpan span) => new SequenceNode(Items, span);
}
