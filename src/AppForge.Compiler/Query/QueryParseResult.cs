using System.Collections.Immutable;

namespace AppForge.Compiler.Query;

/// <summary>What was read from a query, a condition or a sort.</summary>
/// <param name="Tree">What could be understood; whole when there are no errors.</param>
/// <param name="Errors">The mistakes in the order of the text.</param>
public sealed record QueryParseResult(QueryTree Tree, ImmutableArray<LanguageError> Errors)
{
    /// <summary>True when the text is well formed.</summary>
    public bool IsValid => Errors.IsEmpty;
}
