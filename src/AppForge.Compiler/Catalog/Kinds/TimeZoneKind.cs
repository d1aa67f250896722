using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Catalog.Kinds;

/// <summary>A time zone by its IANA name, as reminders have one (settings.md, section 5). Which names exist is kintone's business.</summary>
public sealed partial class TimeZoneKind : ValueKind
{
    /// <inheritdoc />
    public override LocalizedText Expected { get; } = new("タイムゾーン（Asia/Tokyo の形）", "a time zone such as Asia/Tokyo");

    /// <inheritdoc />
    public override ImmutableArray<string> Examples { get; } = ["Asia/Tokyo"];

    /// <inheritdoc />
    public override string? Normalize(string text) => Iana().IsMatch(text) ? text : null;

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Iana();
}
