using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model;

/// <summary>A use of a name, somewhere in an app's settings.</summary>
/// <param name="Kind">What is named.</param>
/// <param name="Name">The name.</param>
/// <param name="App">The key of the app in which the name is declared; null where that app's key itself is missing.</param>
/// <param name="Field">For options: the field whose option it is.</param>
/// <param name="From">The address of the setting that uses it.</param>
/// <param name="Span">The place of the name itself.</param>
public sealed record Reference(SymbolKind Kind, string Name, string? App, string? Field, Address From, SourceSpan Span)
{
    /// <summary>Whether a property of the setting names the app (of a lookup, of an app action): then it may be another one, and has to be live first.</summary>
    public bool IsThroughApp { get; init; }
}
