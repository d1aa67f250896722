namespace AppForge.Documents.Design;

/// <summary>A condition in words, with what kintone is given.</summary>
/// <param name="Sentence">The condition in Japanese, or すべて or なし.</param>
/// <param name="Query">The query as written; empty when there is none.</param>
public sealed record Condition(string Sentence, string Query)
{
    // In a column of a quarter of the page, about a third of its height.
    private const int Long = 250;

    /// <summary>Whether it takes so much room that its row may break over pages.</summary>
    public bool IsLong => Sentence.Length + Query.Length > Long;
}
