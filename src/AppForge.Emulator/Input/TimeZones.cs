using System.Diagnostics.CodeAnalysis;

namespace AppForge.Emulator.Input;

/// <summary>
/// Time zones by their IANA names. The system looks a name up as a file below its own folder, so what could lead out of there (a dot, a slash in front)
/// is no name: a request must not make the server read any file it likes.
/// </summary>
internal static class TimeZones
{
    public static bool TryFind(string name, [NotNullWhen(true)] out TimeZoneInfo? zone)
    {
        zone = null;
        return name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '+' or '-')
            && TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone);
    }
}
