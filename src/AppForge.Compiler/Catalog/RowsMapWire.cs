namespace AppForge.Compiler.Catalog;

/// <summary>A JSON array of rows that hold key and value.</summary>
/// <param name="KeyProperty">The property that holds the key.</param>
/// <param name="ValueProperty">The property that holds the value; null where the value's own properties stand beside the key.</param>
public sealed record RowsMapWire(string KeyProperty, string? ValueProperty) : MapWire;
