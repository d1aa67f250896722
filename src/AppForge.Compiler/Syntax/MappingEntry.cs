namespace AppForge.Compiler.Syntax;

/// <summary>One <c>key: value</c> of a mapping.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value; an empty scalar where nothing is written.</param>
public sealed record MappingEntry(ScalarNode Key, SyntaxNode Value);
