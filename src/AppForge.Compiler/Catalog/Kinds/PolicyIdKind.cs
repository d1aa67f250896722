using System.Collections.Immutable;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Catalog.Kinds;

/// <summary>The id of a rule: a governance rule (<c>P-ACL-04</c>), one of the project's own, a warning of the compiler. Whether there is such a rule is said by a rule.</summary>
public sealed class PolicyIdKind : ValueKind
{
    private const int Longest = 64;

    /// <inheritdoc />
    public override LocalizedText Expected { get; } = new("規則の番号（P-ACL-04 の形）", "the id of a rule such as P-ACL-04");

    /// <inheritdoc />
    public override int? MaxLength => Longest;

    /// <inheritdoc />
    public override int? MinLength => 1;

    /// <inheritdoc />
    public override ImmutableArray<string> Examples { get; } = [.. PolicyList.All.Where(p => p.State == PolicyState.Checked).Select(p => p.Id)];

    /// <inheritdoc />
    public override string? Normalize(string text) => text.Length is > 0 and <= Longest ? text : null;
}
