namespace AppForge.Compiler.Query;

/// <summary>
/// A piece of a query or a formula. Two nodes are equal when they say the same; where they stand in their texts does not matter.
/// </summary>
public abstract record LanguageNode
{
    private protected LanguageNode()
    {
    }

    /// <summary>Offset in UTF-16 units from the start of the text.</summary>
    public int Start { get; init; }

    /// <summary>Length in UTF-16 units.</summary>
    public int Length { get; init; }

    internal int End => Start + Length;

    /// <summary>Equal when of the same kind; each kind adds what it says.</summary>
    /// <param name="other">The node to compare with.</param>
    /// <returns>True when equal.</returns>
    public virtual bool Equals(LanguageNode? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc />
    public override int GetHashCode() => EqualityContract.GetHashCode();
}
