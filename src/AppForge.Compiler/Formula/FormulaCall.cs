using System.Collections.Immutable;

namespace AppForge.Compiler.Formula;

/// <summary>A function with its arguments.</summary>
/// <param name="Name">The name as written.</param>
/// <param name="Arguments">The arguments in order.</param>
public sealed record FormulaCall(string Name, ImmutableArray<FormulaNode> Arguments) : FormulaNode
{
    /// <summary>Length of the name in the text; it stands at the node's start.</summary>
    public int NameLength => Name.Length;

    internal override int Depth { get; } = 1 + Deepest(Arguments);

    /// <summary>Equal when name and arguments are equal.</summary>
    /// <param name="other">The call to compare with.</param>
    /// <returns>True when equal.</returns>
    public bool Equals(FormulaCall? other) =>
        other is not null && Name == other.Name && Arguments.AsSpan().SequenceEqual(other.Arguments.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Name, Arguments.Length);
}
