using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model;

/// <summary>A use of a symbol.</summary>
/// <param name="App">The app in whose definition or script it stands.</param>
/// <param name="From">The address of the setting that uses it; of a script, that of the customization.</param>
/// <param name="Span">The place of the name.</param>
/// <param name="By">The field whose value depends on it, where it stands in a field; else null.</param>
public sealed record SymbolUse(AppModel App, Address From, SourceSpan Span, Symbol? By);
