namespace AppForge.Documents.Design;

/// <summary>A notification on a condition.</summary>
/// <param name="Filter">条件.</param>
/// <param name="Targets">宛先.</param>
/// <param name="Title">通知の内容; may be empty.</param>
public sealed record RecordNotificationRow(Condition Filter, IReadOnlyList<string> Targets, string Title);
