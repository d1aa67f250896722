using System.Globalization;

namespace AppForge.Documents.Design.Building;

/// <summary>Says a time of day as people say it: 9時, 8時30分.</summary>
internal static class ClockWording
{
    public static string Say(string time) => TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock)
        ? clock.Hour.ToString(CultureInfo.InvariantCulture) + "時" + (clock.Minute == 0 ? "" : clock.Minute.ToString(CultureInfo.InvariantCulture) + "分")
        : time;
}
