using System.Globalization;
using AppForge.Compiler.Query;

namespace AppForge.Emulator.Records;

/// <summary>The time that a query function stands for, from its start to before its end, as the index writes times (query-and-formula.md, A4).</summary>
internal readonly record struct QuerySpan(string Start, string End)
{
    private const string DateForm = "yyyy-MM-dd";
    private const string MomentForm = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static string MomentText(DateTimeOffset moment) => moment.ToUniversalTime().ToString(MomentForm, CultureInfo.InvariantCulture);

    public static string DateText(DateOnly date) => date.ToString(DateForm, CultureInfo.InvariantCulture);

    /// <summary>The span of a function, <see langword="null"/> where it leaves the calendar.</summary>
    public static QuerySpan? Of(FunctionCall call, bool isDate, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (call.Name == "NOW")
        {
            string minute = MomentText(new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute), now.Offset));
            return new(minute, minute + "~");
        }

        DateOnly today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        try
        {
            (DateOnly first, DateOnly last) = Days(call, today);
            DateOnly next = last.AddDays(1);
            return isDate ? new(DateText(first), DateText(next)) : new(StartOf(first, zone), StartOf(next, zone));
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static string StartOf(DateOnly day, TimeZoneInfo zone)
    {
        DateTime local = day.ToDateTime(TimeOnly.MinValue);
        // Where the clocks are put forward at midnight the day starts later.
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(30);
        }

        return MomentText(new DateTimeOffset(local, zone.GetUtcOffset(local)));
    }

    private static (DateOnly First, DateOnly Last) Days(FunctionCall call, DateOnly today)
    {
        int step = call.Name.StartsWith("LAST_", StringComparison.Ordinal) ? -1 : call.Name.StartsWith("NEXT_", StringComparison.Ordinal) ? 1 : 0;
        string? argument = call.Arguments.IsEmpty ? null : call.Arguments[0].Text;
        return call.Name switch
        {
            "YESTERDAY" => Day(today.AddDays(-1)),
            "TOMORROW" => Day(today.AddDays(1)),
            "FROM_TODAY" => Day(Moved(today, int.Parse(argument!, CultureInfo.InvariantCulture), call.Arguments[1].Text)),
            "THIS_WEEK" or "LAST_WEEK" or "NEXT_WEEK" => Week(today.AddDays((7 * step) - (int)today.DayOfWeek), argument),
            "THIS_MONTH" or "LAST_MONTH" or "NEXT_MONTH" => Month(today.AddDays(1 - today.Day).AddMonths(step), argument),
            "THIS_YEAR" or "LAST_YEAR" or "NEXT_YEAR" => (new DateOnly(today.Year + step, 1, 1), new DateOnly(today.Year + step, 12, 31)),
            _ => Day(today),
        };
    }

    private static DateOnly Moved(DateOnly today, int count, string unit) => unit switch
    {
        "DAYS" => today.AddDays(count),
        "WEEKS" => today.AddDays(checked((int)Math.Clamp(count * 7L, int.MinValue, int.MaxValue))),
        "MONTHS" => today.AddMonths(count),
        _ => today.AddYears(count),
    };

    private static (DateOnly First, DateOnly Last) Week(DateOnly sunday, string? day) =>
        day is null ? (sunday, sunday.AddDays(6)) : Day(sunday.AddDays((int)Enum.Parse<DayOfWeek>(day, ignoreCase: true)));

    /// <summary>A day that the month does not have is the first of the next.</summary>
    private static (DateOnly First, DateOnly Last) Month(DateOnly first, string? day) => day switch
    {
        null => (first, first.AddMonths(1).AddDays(-1)),
        "LAST" => Day(first.AddMonths(1).AddDays(-1)),
        _ when int.Parse(day, CultureInfo.InvariantCulture) is var number && number > DateTime.DaysInMonth(first.Year, first.Month) => Day(first.AddMonths(1)),
        _ => Day(first.AddDays(int.Parse(day, CultureInfo.InvariantCulture) - 1)),
    };

    private static (DateOnly First, DateOnly Last) Day(DateOnly day) => (day, day);
}
