using AppForge.Documents.Templates;

namespace AppForge.Documents.Design;

/// <summary>A section that a person wrote.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Body">Its text.</param>
public sealed record ProseSection(string Title, RawHtml Body);
