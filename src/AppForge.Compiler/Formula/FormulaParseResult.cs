using System.Collections.Immutable;
using AppForge.Compiler.Query;

namespace AppForge.Compiler.Formula;

/// <summary>What was read from a formula.</summary>
/// <param name="Tree">What could be understood; without <see cref="FormulaInvalid"/> when there are no errors.</param>
/// <param name="Errors">The mistakes in the order of the text.</param>
public sealed record FormulaParseResult(FormulaNode Tree, ImmutableArray<LanguageError> Errors)
{
    /// <summary>True when the text is well formed.</summary>
    public bool IsValid => Errors.IsEmpty;
}
