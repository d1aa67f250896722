namespace AppForge.Documents.Design;

/// <summary>Who may what with a field.</summary>
/// <param name="Field">フィールド名.</param>
/// <param name="Who">対象.</param>
/// <param name="Marks">閲覧, 編集 in this order.</param>
public sealed record FieldPermissionRow(string Field, string Who, IReadOnlyList<string> Marks);
