using System.Collections.Immutable;

namespace AppForge.Compiler.Query;

/// <summary>A query function such as <c>TODAY()</c> or <c>FROM_TODAY(-3, DAYS)</c>.</summary>
/// <param name="Name">The name as written (kintone's are upper-case).</param>
/// <param name="Arguments">The arguments in order.</param>
public sealed record FunctionCall(string Name, ImmutableArray<FunctionArgument> Arguments) : QueryOperand
{
    /// <summary>Equal when name and arguments are equal.</summary>
    /// <param name="other">The call to compare with.</param>
    /// <returns>True when equal.</returns>
    public bool Equals(FunctionCall? other) =>
        other is not null && Name == other.Name && Arguments.AsSpan().SequenceEqual(other.Arguments.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Name, Arguments.Length);
}
