using System.Collections.Immutable;
using System.Globalization;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Documents.Design.Building;

/// <summary>Makes chapter 11.</summary>
internal sealed class NotificationsBuilder(AppInDocument app, PrincipalWording principals)
{
    public NotificationsChapter Build()
    {
        var general = GeneralNotificationsSymbol.Of(app.App);
        var reminders = RemindersSymbol.Of(app.App);
        return new NotificationsChapter(
            new TextTable(["宛先", "知らせること"], [.. (general?.Rows ?? []).Select(r => new[] { principals.Long(r.Who), r.EventTitles.IsEmpty ? "なし" : string.Join("、", r.EventTitles.Select(t => t.Japanese)) })], [50, 50]),
            general is { NotifiesCommenters: false } ? "コメントした人には、以後のコメントを知らせない。" : "コメントした人には、以後のコメントも知らせる。",
            [.. RecordNotificationSymbol.Of(app.App).Select(r => new RecordNotificationRow(app.Condition(r.Filter, "すべてのレコード"), Who(r.Targets), r.Title))],
            [.. (reminders?.Reminders ?? []).Select(r => new ReminderRow(Timing(r), app.Condition(r.Filter, "すべてのレコード"), Who(r.Targets), r.Title))],
            reminders?.TimeZone ?? "");
    }

    private List<string> Who(ImmutableArray<PrincipalSymbol> targets) => [.. targets.Select(principals.Long)];

    private string Timing(ReminderSymbol reminder)
    {
        var day = Apart(reminder.DaysLater, "日");
        var start = $"「{app.Label(reminder.BaseField)}」の";
        if (reminder.HoursLater is not { } hours)
            return start + (day.Length == 0 ? "当日" : day) + "の" + ClockWording.Say(reminder.Time ?? "");
        var hour = Apart(hours, "時間");
        return start + (hour.Length == 0 && day.Length == 0 ? "その時刻" : day.Length == 0 ? hour : hour.Length == 0 ? day : $"{day}の{hour}");
    }

    private static string Apart(int number, string unit) =>
        number == 0 ? "" : Math.Abs(number).ToString(CultureInfo.InvariantCulture) + unit + (number < 0 ? "前" : "後");
}
