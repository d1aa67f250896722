namespace AppForge.Documents.Design;

/// <summary>10 アクセス権.</summary>
/// <param name="App">10.1 アプリ; everyone is always the last row.</param>
/// <param name="Records">10.2 レコード; empty when nothing is set.</param>
/// <param name="Fields">10.3 フィールド; empty when nothing is set.</param>
/// <param name="Summary">10.4 役割ごとのまとめ.</param>
public sealed record AccessChapter(
    IReadOnlyList<AppPermissionRow> App,
    IReadOnlyList<RecordPermissionRow> Records,
    IReadOnlyList<FieldPermissionRow> Fields,
    PermissionSummary? Summary);
