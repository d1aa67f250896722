namespace AppForge.Documents.Design;

/// <summary>A graph.</summary>
/// <param name="Number">№.</param>
/// <param name="Name">グラフ名.</param>
/// <param name="Kind">種類, with its mode.</param>
/// <param name="Groups">分類（大・中・小）.</param>
/// <param name="Aggregations">集計方法.</param>
/// <param name="Filter">絞込.</param>
/// <param name="Sort">並び.</param>
/// <param name="Periodic">定期レポート in words; なし when there is none.</param>
/// <param name="Purpose">用途; may be empty.</param>
public sealed record GraphRow(
    int Number,
    string Name,
    string Kind,
    IReadOnlyList<string> Groups,
    IReadOnlyList<string> Aggregations,
    Condition Filter,
    IReadOnlyList<string> Sort,
    string Periodic,
    string Purpose);
