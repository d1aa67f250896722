using System.Text.RegularExpressions;

namespace AppForge.Emulator.Settings;

/// <summary>Times of day in settings: <c>HH:MM</c> in steps of ten minutes (limits.md).</summary>
internal static partial class ClockTime
{
    public static bool IsTenMinutes(string text) => Form().IsMatch(text);

    [GeneratedRegex("^([01][0-9]|2[0-3]):[0-5]0$")]
    private static partial Regex Form();
}
