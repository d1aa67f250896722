namespace AppForge.Documents.Design;

/// <summary>A state.</summary>
/// <param name="Name">ステータス.</param>
/// <param name="Assignee">作業者の決め方.</param>
/// <param name="Remarks">備考; may be empty.</param>
public sealed record StateRow(string Name, string Assignee, string Remarks);
