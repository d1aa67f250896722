namespace AppForge.Documents.Design;

/// <summary>11 通知.</summary>
/// <param name="General">11.1 アプリの条件通知.</param>
/// <param name="Records">11.2 レコードの条件通知.</param>
/// <param name="Reminders">11.3 リマインダー.</param>
public sealed record NotificationsChapter(TextTable General, TextTable Records, TextTable Reminders);
