namespace AppForge.Documents.Design;

/// <summary>A condition in words, with what kintone is given.</summary>
/// <param name="Sentence">The condition in Japanese, or すべて or なし.</param>
/// <param name="Query">The query as written; empty when there is none.</param>
public sealed record Condition(string Sentence, string Query);
