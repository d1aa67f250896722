using AppForge.Documents.Diagrams;

namespace AppForge.Documents.Design;

/// <summary>2 アプリ構成図.</summary>
/// <param name="Sentence">What the drawing shows, in a sentence.</param>
/// <param name="Picture">The app and one step around it.</param>
/// <param name="Rows">The same facts as a list.</param>
public sealed record RelationsChapter(string Sentence, Drawing Picture, IReadOnlyList<RelationRow> Rows);
