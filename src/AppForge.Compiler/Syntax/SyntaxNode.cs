namespace AppForge.Compiler.Syntax;

/// <summary>A node of a YAML text: scalar, mapping or sequence. Aliases are already carried out; tags and merge keys don't exist here.</summary>
public abstract class SyntaxNode
{
    private protected SyntaxNode(SourceSpan span) => Span = span;

    /// <summary>Where it stands; where an alias is used, the place of the alias.</summary>
    public SourceSpan Span { get; }

    /// <summary>Whether nothing is written: <c>x:</c> means the same as leaving <c>x</c> out.</summary>
    public bool IsEmpty => this is ScalarNode { Style: ScalarStyle.Plain, Value.Length: 0 };

    /// <summary>The same node as it appears at another place, through an alias.</summary>
    internal abstract SyntaxNode At(SourceSpan span);
}
