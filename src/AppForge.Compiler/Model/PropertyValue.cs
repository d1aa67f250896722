using AppForge.Compiler.Catalog;

namespace AppForge.Compiler.Model;

/// <summary>A property of an object with its value.</summary>
/// <param name="Shape">Which property.</param>
/// <param name="Value">Its value.</param>
public sealed record PropertyValue(PropertyShape Shape, SettingValue Value);
