using System.Globalization;
using System.Text.RegularExpressions;
using static AppForge.Emulator.Settings.Fields.FieldProperty;

namespace AppForge.Emulator.Settings.Fields;

/// <summary>The table of field types (fields.md, 2): a new type is a row.</summary>
internal static partial class FieldTypes
{
    private const int MaxNumberText = 1000;

    private static readonly FieldProperty DefaultText = Text("defaultValue");
    private static readonly FieldProperty NowDefault = Flag("defaultNowValue");
    private static readonly FieldProperty Scale = Count("displayScale", 10);

    public static IReadOnlyDictionary<string, FieldType> All { get; } = new FieldType[]
    {
        new("SINGLE_LINE_TEXT", DefaultText, Length("minLength"), Length("maxLength"), Text("expression"), Flag("hideExpression")) { HasUnique = true, CanLookUp = true },
        new("MULTI_LINE_TEXT", DefaultText),
        new("RICH_TEXT", DefaultText),
        new("NUMBER", Number("defaultValue", MaxNumberText), Number("minValue"), Number("maxValue"), Flag("digit"), Scale, Text("unit", 128),
            Choice("NUMBER", "unitPosition", "BEFORE")) { HasUnique = true, CanLookUp = true },
        new("CALC", Text("expression") with { IsRequired = true }, Flag("hideExpression"),
            Choice("CALC", "format", "NUMBER"),
            Scale, Text("unit", 128), Choice("CALC", "unitPosition", "BEFORE")),
        new("RADIO_BUTTON", DefaultText, Choice("RADIO_BUTTON", "align", "HORIZONTAL")) { Required = true, HasOptions = true, NeedsDefaultOption = true },
        new("CHECK_BOX", TextList("defaultValue"), Choice("CHECK_BOX", "align", "HORIZONTAL")) { HasOptions = true },
        new("MULTI_SELECT", TextList("defaultValue")) { HasOptions = true },
        new("DROP_DOWN", DefaultText) { HasOptions = true },
        new("DATE", Moment("defaultValue", IsDate), NowDefault) { HasUnique = true },
        new("TIME", Moment("defaultValue", IsTime), NowDefault),
        new("DATETIME", Moment("defaultValue", IsDateTime), NowDefault) { HasUnique = true },
        new("LINK", DefaultText, Length("minLength"), Length("maxLength"), Choice("LINK", "protocol", "WEB")) { HasUnique = true, CanLookUp = true },
        new("FILE", Choice("FILE", "thumbnailSize", "50")),
        new("USER_SELECT", Principals("defaultValue", "USER", "GROUP", "ORGANIZATION", "FUNCTION"), Principals("entities", "USER", "GROUP", "ORGANIZATION")),
        new("ORGANIZATION_SELECT", Principals("defaultValue", "ORGANIZATION", "FUNCTION"), Principals("entities", "ORGANIZATION")),
        new("GROUP_SELECT", Principals("defaultValue", "GROUP"), Principals("entities", "GROUP")),
        new("SUBTABLE") { Required = null, FitsTable = false },
        new("GROUP", Flag("openGroup")) { Required = null, FitsTable = false, HasValue = false },
        new("REFERENCE_TABLE") { Required = null, FitsTable = false, HasValue = false },
        BuiltIn("RECORD_NUMBER"),
        BuiltIn("CREATOR"),
        BuiltIn("CREATED_TIME"),
        BuiltIn("MODIFIER"),
        BuiltIn("UPDATED_TIME"),
        BuiltIn("STATUS") with { HasNoLabel = false },
        BuiltIn("STATUS_ASSIGNEE") with { HasNoLabel = false },
        BuiltIn("CATEGORY") with { HasNoLabel = false },
    }.ToDictionary(t => t.Name, StringComparer.Ordinal);

    public static IReadOnlyList<string> Names { get; } = [.. All.Keys];

    /// <summary>The type of a name that was let through: one that was planted is kept as it comes.</summary>
    public static FieldType Find(string name) => All.GetValueOrDefault(name) ?? new(name) { IsUnknown = true, HasNoLabel = false, Required = null };

    private static FieldProperty Length(string name) => Count(name, 65_535);

    private static FieldType BuiltIn(string name) => new(name) { CanBeAdded = false, FitsTable = false, Required = null };

    private static bool IsDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) && date.Year >= 1000;

    private static bool IsTime(string text) => TimeOnly.TryParseExact(text, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsDateTime(string text) =>
        DateTimeForm().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _);

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})$")]
    private static partial Regex DateTimeForm();
}
