using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Catalog.Kinds;

/// <summary>A time zone by its IANA name, as reminders have one (settings.md, section 5). Which names exist is kintone's business.</summary>
public sealed class TimeZoneKind : ValueKind
{
    /// <inheritdoc />
    public override LocalizedText Expected { get; } = new("タイムゾーン（Asia/Tokyo の形）", "a time zone such as Asia/Tokyo");

    /// <inheritdoc />
    public override ImmutableArray<string> Examples { get; } = ["Asia/Tokyo"];

    /// <inheritdoc />
    public override string? Normalize(string text) =>
        text.Split('/') is { Length: <= 3 } parts && parts.All(p => p.Length > 0 && p.All(IsOfName)) && char.IsAsciiLetter(text[0]) ? text : null;

    private static bool IsOfName(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '+' or '-';
}
