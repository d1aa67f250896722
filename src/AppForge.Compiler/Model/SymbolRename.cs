namespace AppForge.Compiler.Model;

/// <summary>A name that becomes another.</summary>
/// <param name="Kind">What is named.</param>
/// <param name="App">The key of the app in which it is declared; for an app: its own.</param>
/// <param name="Old">The name before.</param>
/// <param name="New">The name after.</param>
/// <param name="Field">For an option: the field whose option it is.</param>
public sealed record SymbolRename(SymbolKind Kind, string App, string Old, string New, string? Field = null)
{
    /// <summary>The way back.</summary>
    public SymbolRename Reverse(IEnumerable<SymbolRename> all) =>
        new(Kind, App, New, Old, Field is null ? null : all.FirstOrDefault(r => r.Kind == SymbolKind.Field && r.App == App && r.Old == Field)?.New ?? Field);
}
