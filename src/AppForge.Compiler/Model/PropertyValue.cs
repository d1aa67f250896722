using AppForge.Compiler.Catalog;

namespace AppForge.Compiler.Model;

/// <summary>A property of an object with its value.</summary>
/// <param name="Shape">Which property.</param>
/// <param name="Value">Its value.</param>
/// <param name="IsImplied">
/// Whether it is there without being written: a default. What equals the default is the same either way, save where kintone has something that AppForge doesn't
/// know: that gives way only to what an author wrote.
/// </param>
public readonly record struct PropertyValue(PropertyShape Shape, SettingValue Value, bool IsImplied = false);
