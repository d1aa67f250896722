using System.Globalization;

namespace AppForge.Records;

/// <summary>The forms in which records hold numbers, dates and times (records.md, section 1).</summary>
internal static class RecordText
{
    private const string DateForm = "yyyy-MM-dd";
    private const string TimeForm = "HH:mm";
    private const string MomentForm = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private static readonly string[] TimeForms = [TimeForm, "H:mm"];

    public static string Of(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(DateOnly value) => value.ToString(DateForm, CultureInfo.InvariantCulture);

    public static string Of(TimeOnly value) => value.ToString(TimeForm, CultureInfo.InvariantCulture);

    public static string Of(DateTimeOffset value) => value.UtcDateTime.ToString(MomentForm, CultureInfo.InvariantCulture);

    public static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    public static DateOnly? Date(string text) => DateOnly.TryParseExact(text, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) ? value : null;

    public static TimeOnly? Time(string text) => TimeOnly.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) ? value : null;

    public static DateTimeOffset? Moment(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var value) ? value : null;

    /// <summary>Hours and minutes, beyond a day too: <c>25:01</c>, <c>-0:30</c>.</summary>
    public static TimeSpan? Duration(string text)
    {
        var isNegative = text.StartsWith('-');
        var parts = (isNegative ? text[1..] : text).Split(':');
        return parts is [var hours, var minutes]
            && int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out var h) && int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var m)
            ? new TimeSpan(0, h, m, 0) * (isNegative ? -1 : 1)
            : null;
    }
}
