using System.Collections.Immutable;
using System.Globalization;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Catalog.Kinds;

/// <summary>A date, a time of day or a moment, in the forms that kintone takes as initial values (fields.md, section 2). Empty means not set.</summary>
public sealed class DateKind : ValueKind
{
    private readonly string[] _formats;
    private readonly string _normal;
    private int _step = 1;

    private DateKind(LocalizedText expected, string example, string normal, params string[] formats)
    {
        Expected = expected;
        Examples = [example];
        _normal = normal;
        _formats = formats;
    }

    /// <summary>A date: <c>2026-04-01</c>.</summary>
    public static DateKind Date { get; } = new(new("日付（2026-04-01 の形）", "a date such as 2026-04-01"), "2026-04-01", "yyyy-MM-dd", "yyyy-MM-dd", "yyyy-M-d");

    /// <summary>A time of day: <c>08:30</c>.</summary>
    public static DateKind Time { get; } = new(new("時刻（08:30 の形）", "a time such as 08:30"), "08:30", "HH:mm", "HH:mm", "H:mm");

    /// <summary>A time of day in steps of ten minutes, as notifications and periodic reports take it: <c>08:30</c>.</summary>
    public static DateKind TenMinutes { get; } = new(new("10分単位の時刻（08:30 の形）", "a time in steps of ten minutes such as 08:30"), "08:30", "HH:mm", "HH:mm", "H:mm") { _step = 10 };

    /// <summary>A moment: <c>2026-04-01T08:30Z</c>; minutes are kintone's precision.</summary>
    public static DateKind Moment { get; } = new(
        new("日時（2026-04-01T08:30Z の形）", "a moment such as 2026-04-01T08:30Z"), "2026-04-01T08:30Z",
        "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.fffK");

    /// <summary>The day that a text says; null for none.</summary>
    public static DateOnly? DayOf(string? text) => text is { Length: > 0 } && Date.Normalize(text) is { } normal
        ? DateOnly.ParseExact(normal, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    /// <inheritdoc />
    public override LocalizedText Expected { get; }

    /// <inheritdoc />
    public override ImmutableArray<string> Examples { get; }

    /// <inheritdoc />
    public override string? Normalize(string text)
    {
        const DateTimeStyles Styles = DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal;
        if (text.Length == 0)
        {
            return "";
        }

        return DateTime.TryParseExact(text, _formats, CultureInfo.InvariantCulture, Styles, out var value)
            && value.Minute % _step == 0
            ? value.ToString(_normal, CultureInfo.InvariantCulture)
            : null;
    }
}
