namespace AppForge.Documents.Design;

/// <summary>6 計算・ルックアップ・関連レコード.</summary>
/// <param name="Calculations">6.1 計算.</param>
/// <param name="Lookups">6.2 ルックアップ.</param>
/// <param name="Related">6.3 関連レコード.</param>
public sealed record ReferencesChapter(
    IReadOnlyList<CalculationRow> Calculations,
    IReadOnlyList<LookupRow> Lookups,
    IReadOnlyList<RelatedRecordsRow> Related);
