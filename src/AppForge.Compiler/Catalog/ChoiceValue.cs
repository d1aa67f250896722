using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Catalog;

/// <summary>A word of a choice.</summary>
/// <param name="Word">The word, as kintone writes it.</param>
/// <param name="Title">What a reader calls it.</param>
/// <param name="IsLegacy">Apps have it and kintone takes it back; nobody can choose it any more, which a warning says.</param>
public sealed record ChoiceValue(string Word, LocalizedText Title, bool IsLegacy = false);
