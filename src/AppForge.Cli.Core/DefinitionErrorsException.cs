using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Cli;

/// <summary>The definitions can't be used for what was asked: they hold errors, or errors in this environment.</summary>
/// <param name="diagnostics">What is wrong.</param>
internal sealed class DefinitionErrorsException(ImmutableArray<Diagnostic> diagnostics) : Exception("The definitions have errors.")
{
    /// <summary>What is wrong.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; } = diagnostics;
}
