namespace AppForge.Compiler.Catalog;

/// <summary>A row that kintone always has, and always last: <c>everyone</c> of a permission list (behaviour.md, trap 24).</summary>
/// <param name="Property">The property that identifies it.</param>
/// <param name="Value">Its value there.</param>
public sealed record TailRow(string Property, string Value);
