namespace AppForge.Documents.Design;

/// <summary>Who may what in the app; the marks are ○ △ ×.</summary>
/// <param name="Who">対象.</param>
/// <param name="Marks">閲覧, 追加, 編集, 削除, 管理, 取込, 書出 in this order.</param>
public sealed record AppPermissionRow(string Who, IReadOnlyList<string> Marks);
