namespace AppForge.Documents.Design;

/// <summary>11 通知.</summary>
/// <param name="General">11.1 アプリの条件通知.</param>
/// <param name="Commenters">What is said of those who wrote a comment.</param>
/// <param name="Records">11.2 レコードの条件通知.</param>
/// <param name="Reminders">11.3 リマインダー.</param>
/// <param name="TimeZone">The time zone of the reminders; empty when there is none.</param>
public sealed record NotificationsChapter(
    TextTable General,
    string Commenters,
    IReadOnlyList<RecordNotificationRow> Records,
    IReadOnlyList<ReminderRow> Reminders,
    string TimeZone);
