using AppForge.Compiler.Catalog;

namespace AppForge.Compiler.Model;

/// <summary>A step from a setting to one inside it: a property, an entry of a map, or a row of a list.</summary>
/// <param name="Property">The name of the property.</param>
/// <param name="Entry">The key of the entry.</param>
/// <param name="Rows">The list.</param>
/// <param name="Row">The row.</param>
/// <param name="Index">The position of the row, from 0.</param>
internal readonly record struct SettingStep(string? Property = null, string? Entry = null, ListShape? Rows = null, SettingValue? Row = null, int Index = 0);
