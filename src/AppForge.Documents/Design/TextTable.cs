namespace AppForge.Documents.Design;

/// <summary>A table of plain texts, for chapters whose columns differ from app to app.</summary>
/// <param name="Columns">The heads.</param>
/// <param name="Rows">The rows; a table without rows is written 設定なし。</param>
public sealed record TextTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Whether definitions say anything about it. What they don't may well be set in kintone: the document must not claim that there is nothing.</summary>
    public bool IsManaged { get; init; } = true;
}
