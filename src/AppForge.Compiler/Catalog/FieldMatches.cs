namespace AppForge.Compiler.Catalog;

/// <summary>
/// Which types of fields go together where kintone lets one choose a field for a purpose: one table for those who judge definitions and for those who answer as
/// kintone. Where kintone's help is silent, everything its screens offer is taken.
/// </summary>
public static class FieldMatches
{
    private static readonly string[] Texts = ["SINGLE_LINE_TEXT", "MULTI_LINE_TEXT", "RICH_TEXT", "LINK"];

    private static readonly string[] Days = ["DATE", "DATETIME", "CREATED_TIME", "UPDATED_TIME"];

    // A calculated field may show a date or a time.
    private static readonly Dictionary<string, string[]> CarriedOver = new(StringComparer.Ordinal)
    {
        ["SINGLE_LINE_TEXT"] = Texts,
        ["MULTI_LINE_TEXT"] = Texts,
        ["RICH_TEXT"] = Texts,
        ["LINK"] = Texts,
        ["NUMBER"] = [.. Texts, "NUMBER"],
        ["RECORD_NUMBER"] = [.. Texts, "NUMBER"],
        ["CALC"] = [.. Texts, "NUMBER", "DATE", "TIME", "DATETIME"],
        ["DATE"] = ["DATE"],
        ["TIME"] = ["TIME"],
        ["DATETIME"] = ["DATETIME"],
        ["CREATED_TIME"] = ["DATETIME"],
        ["UPDATED_TIME"] = ["DATETIME"],
        ["USER_SELECT"] = ["USER_SELECT"],
        ["CREATOR"] = ["USER_SELECT"],
        ["MODIFIER"] = ["USER_SELECT"],
        ["ORGANIZATION_SELECT"] = ["ORGANIZATION_SELECT"],
        ["GROUP_SELECT"] = ["GROUP_SELECT"],
        ["DROP_DOWN"] = ["DROP_DOWN"],
        ["RADIO_BUTTON"] = ["RADIO_BUTTON"],
        ["CHECK_BOX"] = ["CHECK_BOX"],
        ["MULTI_SELECT"] = ["MULTI_SELECT"],
    };

    /// <summary>Whether an app action carries a value of one type over into a field of another (settings.md, section 7).</summary>
    public static bool CarriesOver(string from, string to) => CarriedOver.TryGetValue(from, out var types) && types.Contains(to, StringComparer.Ordinal);

    /// <summary>Whether an app action can put the URL of the record into a field of a type.</summary>
    public static bool HoldsUrl(string type) => Texts.Contains(type, StringComparer.Ordinal);

    /// <summary>Whether a field of a type, outside of tables, places a record on a calendar (settings.md, section 2). Of a calculated date nobody says that it can't.</summary>
    /// <param name="type">The type.</param>
    /// <param name="format">The format of a calculated field.</param>
    public static bool IsDay(string type, string? format) => Days.Contains(type, StringComparer.Ordinal) || (type == "CALC" && format is "DATE" or "DATETIME");

    /// <summary>Whether a field of a type that holds a value can be the title of a calendar's entry.</summary>
    public static bool IsCalendarTitle(string type) => type is not ("SUBTABLE" or "FILE");
}
