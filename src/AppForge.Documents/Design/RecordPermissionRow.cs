namespace AppForge.Documents.Design;

/// <summary>Who may what with records.</summary>
/// <param name="Priority">優先.</param>
/// <param name="Filter">条件.</param>
/// <param name="Who">対象.</param>
/// <param name="Marks">閲覧, 編集, 削除 in this order.</param>
public sealed record RecordPermissionRow(int Priority, Condition Filter, string Who, IReadOnlyList<string> Marks);
