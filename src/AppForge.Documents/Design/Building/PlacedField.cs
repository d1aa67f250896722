using AppForge.Compiler.Model.Symbols;

namespace AppForge.Documents.Design.Building;

/// <summary>A field with its number in the list of fields and the band it stands in.</summary>
internal sealed record PlacedField(int Number, FieldSymbol Field, string Band);
