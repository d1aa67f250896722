using AppForge.Documents.Templates;

namespace AppForge.Documents.Design;

/// <summary>A fact with its name.</summary>
/// <param name="Key">What it is.</param>
/// <param name="Value">The fact; empty when not set.</param>
/// <param name="Prose">What a person wrote about it, used instead of the value.</param>
/// <param name="IsMissing">Whether a person still has to write it.</param>
public sealed record KeyValueRow(string Key, string Value, RawHtml? Prose, bool IsMissing);
