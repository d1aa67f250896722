using System.Globalization;
using System.Text;

namespace AppForge.Emulator.Records;

/// <summary>Times as DATE_FORMAT writes them (query-and-formula.md, B2).</summary>
internal static class DateFormat
{
    /// <summary>The zone of a name, <c>"system"</c> for the viewer's; <see langword="null"/> for a name this machine does not know.</summary>
    public static TimeZoneInfo? ZoneOf(string name, TimeZoneInfo system) => name switch
    {
        "system" => system,
        "UTC" or "GMT" or "Etc/UTC" or "Etc/GMT" => TimeZoneInfo.Utc,
        _ => Input.TimeZones.TryFind(name, out TimeZoneInfo? zone) ? zone : null,
    };

    /// <summary>The moment in the pattern; <see langword="null"/> where it lies outside of the calendar or the pattern is none.</summary>
    public static string? Write(long seconds, string pattern, TimeZoneInfo zone)
    {
        const long Latest = 253_402_214_400;
        const long Earliest = -62_135_510_400;
        if (seconds is > Latest or < Earliest)
        {
            return null;
        }

        DateTimeOffset moment = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(seconds), zone);
        StringBuilder text = new();
        for (int start = 0, end; start < pattern.Length; start = end)
        {
            end = start + 1;
            while (end < pattern.Length && pattern[end] == pattern[start])
            {
                end++;
            }

            string run = pattern[start..end];
            string? written = char.IsAsciiLetter(pattern[start]) ? WriteRun(run, moment, zone) : run;
            if (written is null)
            {
                return null;
            }

            text.Append(written);
        }

        return text.ToString();
    }

    private static string? WriteRun(string run, DateTimeOffset moment, TimeZoneInfo zone) => run switch
    {
        "YYYY" => Format(moment, "yyyy"),
        "MMMM" or "MMM" or "MM" => Format(moment, run),
        "M" => Number(moment.Month, 1),
        "dd" or "d" => Number(moment.Day, run.Length),
        "a" => moment.Hour < 12 ? "AM" : "PM",
        "KK" or "K" => Number(moment.Hour % 12, run.Length),
        "hh" or "h" => Number(moment.Hour % 12 == 0 ? 12 : moment.Hour % 12, run.Length),
        "HH" or "H" => Number(moment.Hour, run.Length),
        "kk" or "k" => Number(moment.Hour == 0 ? 24 : moment.Hour, run.Length),
        "mm" or "m" => Number(moment.Minute, run.Length),
        "ss" or "s" => Number(moment.Second, run.Length),
        "Z" => Offset(moment, ""),
        "ZZ" => Offset(moment, ":"),
        "ZZZ" => zone.Id,
        _ => null,
    };

    private static string Format(DateTimeOffset moment, string format) => moment.ToString(format, CultureInfo.InvariantCulture);

    private static string Number(int number, int digits) => number.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');

    private static string Offset(DateTimeOffset moment, string separator) =>
        (moment.Offset < TimeSpan.Zero ? "-" : "+") + moment.Offset.ToString($"hh'{separator}'mm", CultureInfo.InvariantCulture);
}
