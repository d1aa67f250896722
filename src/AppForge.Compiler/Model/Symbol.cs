namespace AppForge.Compiler.Model;

/// <summary>A named thing that settings refer to: what a name stands for.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="App">The key of the app that declares it; null for what belongs to the project (an app itself, a role, a plug-in).</param>
/// <param name="Name">Its name.</param>
/// <param name="Field">For an option: the field whose option it is.</param>
public sealed record Symbol(SymbolKind Kind, string? App, string Name, string? Field = null);
