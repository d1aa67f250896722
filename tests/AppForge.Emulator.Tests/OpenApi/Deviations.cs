using System.Text.RegularExpressions;

namespace AppForge.Emulator.Tests.OpenApi;

/// <summary>Where the published description is known to be wrong or older than kintone (behaviour.md, 6). Each with its reason.</summary>
internal static class Deviations
{
    public static IReadOnlyList<(string Pattern, string Reason)> All { get; } =
    [
        (@"^\$\.properties\.\*(\.fields\.\*)?\.(minLength|maxLength|minValue|maxValue|displayScale): integer expected$", "an unset limit is the empty text; limits are decimal texts"),
        (@"^\$\.layout\[\](\.layout\[\])?\.fields\[\]\.elementId: not described$", "LABEL and HR have one since 2026-02"),
        (@"^\$\.(spaceId|threadId): null instead of integer$", "an app outside of spaces"),
        (@"^\$\.apps\[\]\.(spaceId|threadId): null instead of integer$", "an app outside of spaces"),
        (@"^\$\.actions\[\]\.(type|executableUser): not described$", "since 2025"),
        (@"^\$\.(states|actions): (object|array) expected$", "null when process management was never enabled"),
        (@"^\$\.reports\.\*\.periodicReport: object expected$", "null when it was never set up"),
        (@"^\$\.timezone: null instead of string$", "null when reminders were never set up, as the description says in words"),
        (@"^\$\.notifications\[\]\.filterCond: null instead of string$", "the words of the description allow null for all records"),
        (@"^\$\.actions\.\*\.filterCond: not described$", "since 2025-07"),
        (@"^\$\.actions\.\*\.(destApp|mappings): (object|array) expected$", "null for a caller without rights on the destination"),
        (@"entity\.code: null instead of string$", "the code of CREATOR is null"),
        (@"^\$\.body: null instead of string$", "a space without a text, as the words of the description say"),
        (@"^\$\.show[A-Za-z]+: null instead of boolean$", "a single-threaded space, as the words of the description say"),
        (@"^\$\.space: null instead of integer$", "null takes an app out of its space, as the words of the description say"),
        (@"^\$\.properties\.\*\.(lookup|referenceTable): object expected$", "null for a caller without rights on the related app"),
        (@"^\$\.totalCount: null instead of integer$", "null unless it was asked for"),
        (@"^\$\.records?(\[\])?(\.record)?\.\*(\.value\[\]\.value\.\*)?\.value: null instead of string$", "a choice, date or time that is not set"),
        (@"^\$\.properties\[\](\.fields\[\])?\.(minLength|maxLength|minValue|maxValue|displayScale): integer expected$", "an unset limit of the legacy form is the empty text"),
        (@"^\$\.properties\[\]\.fields: not described$", "a table of the legacy form has a code, as records name it, beside its fields"),
        (@"^\$\.apps\[\]\.space: object expected$", "null outside of spaces, as the words of the description say"),
        (@"^\$\.record: required$", "may be left out, as the words of the description say"),
    ];

    private static IReadOnlyList<Regex> Patterns { get; } = [.. All.Select(d => new Regex(d.Pattern, RegexOptions.CultureInvariant))];

    public static bool IsExpected(string problem) => Patterns.Any(p => p.IsMatch(problem));
}
