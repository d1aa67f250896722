namespace AppForge.Compiler.Model;

/// <summary>A use of a symbol.</summary>
/// <param name="App">The app in whose definition it stands.</param>
/// <param name="Reference">The use.</param>
/// <param name="By">The field whose value depends on it, where it stands in a field; else null.</param>
public sealed record SymbolUse(AppModel App, Reference Reference, Symbol? By);
