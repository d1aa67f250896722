namespace AppForge.Documents.Design;

/// <summary>1 アプリ概要.</summary>
/// <param name="Rows">The facts.</param>
/// <param name="Sections">Further sections of the prose, such as 業務の流れ and 用語.</param>
public sealed record OverviewChapter(IReadOnlyList<KeyValueRow> Rows, IReadOnlyList<ProseSection> Sections);
