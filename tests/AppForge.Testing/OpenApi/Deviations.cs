using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace AppForge.Testing.OpenApi;

/// <summary>Where the published description is known to be wrong or older than kintone (behaviour.md, 6). Each with its reason.</summary>
public static class Deviations
{
    public static IReadOnlyList<(string Pattern, string Reason)> All { get; } =
    [
        (@"^\$\.properties\.\*(\.fields\.\*)?\.(minLength|maxLength|minValue|maxValue|displayScale): (integer expected|empty text instead of integer)$", "an unset limit is the empty text; limits are decimal texts"),
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
        (@"^\$\.properties\[\](\.fields\[\])?\.(minLength|maxLength|minValue|maxValue|displayScale): (integer expected|empty text instead of integer)$", "an unset limit of the legacy form is the empty text"),
        (@"^\$\.properties\[\]\.fields: not described$", "a table of the legacy form has a code, as records name it, beside its fields"),
        (@"^\$\.apps\[\]\.space: object expected$", "null outside of spaces, as the words of the description say"),
        (@"^\$\.record: required$", "may be left out, as the words of the description say"),
    ];

    /// <summary>The same of one kind of call: <c>METHOD path</c>.</summary>
    public static IReadOnlyList<(string Call, string Pattern, string Reason)> OfCalls { get; } =
    [
        (@"^GET .*/record/acl\.json$", @"^\$\.(app: required|id: not described)$", "the app is named by id as well (settings.md)"),
        (@"^GET .*/app/settings\.json$", @"^\$\.theme: not one of the choices$", "a legacy theme is returned as it was set (settings.md)"),
        (@"^PUT .*/app/views\.json$", @"^\$\.views\.\*\.id: not described$", "the official client sends back what it read; the server has the ids"),
        (@"^(POST|PUT) .*/records?\.json$", @"\.value\[\]\.id: empty text instead of integer$", "the official command line writes a new row so"),
        (@"^DELETE .*/records\.json$", @"^\$\.revisions\[\]: null instead of integer$", "the official clients write so that a revision is not to be compared"),
        (@"^POST .*/bulkRequest\.json$", @"^\$\.requests\[\]\.payload", "some of the calls only; each payload is held against its own call instead"),
    ];

    private static readonly IReadOnlyList<Regex> Anywhere = [.. All.Select(d => new Regex(d.Pattern, RegexOptions.CultureInvariant))];

    private static readonly IReadOnlyList<(Regex Call, Regex Pattern)> InCalls =
        [.. OfCalls.Select(d => (new Regex(d.Call, RegexOptions.CultureInvariant), new Regex(d.Pattern, RegexOptions.CultureInvariant)))];

    // Problems name places without their numbers: there are few, and each comes thousands of times.
    private static readonly ConcurrentDictionary<string, bool> Judged = new(StringComparer.Ordinal);

    public static bool IsExpectedAnywhere(string problem) => Judged.GetOrAdd(problem, p => Anywhere.Any(pattern => pattern.IsMatch(p)));

    public static bool IsExpected((string Method, string Path) call, string problem) =>
        InCalls.Any(d => d.Pattern.IsMatch(problem) && d.Call.IsMatch($"{call.Method} {call.Path}"));
}
