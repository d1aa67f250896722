using System.Globalization;

namespace AppForge.Compiler.Query;

/// <summary>Whether a literal looks like a value of a type of field.</summary>
internal static class LiteralText
{
    private static string[] Moments { get; } =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd",
    ];

    /// <summary>The empty text stands for "not set" and always fits.</summary>
    public static bool Fits(string type, string value) => value.Length == 0 || type switch
    {
        "NUMBER" => IsNumber(value),
        "RECORD_NUMBER" => char.IsAsciiDigit(value[^1]),
        "DATE" => TryDate(value, out _),
        "TIME" => TryTime(value, out _),
        "DATETIME" or "CREATED_TIME" or "UPDATED_TIME" => TryMoment(value, out _),
        _ => true,
    };

    public static bool TryDate(string value, out DateOnly date) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    public static bool TryTime(string value, out TimeOnly time) =>
        TimeOnly.TryParseExact(value, ["H:mm", "HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    public static bool TryMoment(string value, out DateTimeOffset moment) =>
        DateTimeOffset.TryParseExact(value, Moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment);

    private static bool IsNumber(string value) =>
        decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _)
        || value.All(c => char.IsAsciiDigit(c) || c is '.' or '-');
}
