namespace AppForge.Documents.Design;

/// <summary>A reminder.</summary>
/// <param name="Timing">タイミング: 「利用開始日時」の1日前の8時30分.</param>
/// <param name="Filter">条件.</param>
/// <param name="Targets">宛先.</param>
/// <param name="Title">通知の内容; may be empty.</param>
public sealed record ReminderRow(string Timing, Condition Filter, IReadOnlyList<string> Targets, string Title);
