namespace AppForge.Compiler.Model;

/// <summary>A name found inside a text (a query, a sort, a formula), with its place in that text.</summary>
/// <param name="Kind">What the name stands for.</param>
/// <param name="Name">The name as it is meant: unescaped, without quotes.</param>
/// <param name="Start">Offset in UTF-16 units from the start of the text.</param>
/// <param name="Length">Length in UTF-16 units, quotes included where the name is quoted.</param>
/// <param name="Field">For options and states: the code of the field that the name is compared with.</param>
public sealed record SymbolOccurrence(SymbolKind Kind, string Name, int Start, int Length, string? Field = null);
