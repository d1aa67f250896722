namespace AppForge.Compiler.Tests.Contract;

/// <summary>
/// What the forms of the published description stand for: the end of a form's name → a tag, or the property whose presence says it. Needed where the tag of every
/// form lists all words; a form that isn't here is told by its own tag.
/// </summary>
internal static class OpenApiForms
{
    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["CalcField"] = ["CALC"],
        ["CategoryField"] = ["CATEGORY"],
        ["CreatedAtField"] = ["CREATED_TIME"],
        ["CreatorField"] = ["CREATOR"],
        ["DateField"] = ["DATE"],
        ["DatetimeField"] = ["DATETIME"],
        ["DecimalField"] = ["NUMBER"],
        ["EditorField"] = ["RICH_TEXT"],
        ["FileField"] = ["FILE"],
        ["GroupField"] = ["GROUP"],
        ["GroupSelectField"] = ["GROUP_SELECT"],
        ["HrField"] = ["HR"],
        ["LabelField"] = ["LABEL"],
        ["LinkField"] = ["LINK"],
        ["LookupField"] = ["lookup"],
        ["ModifiedAtField"] = ["UPDATED_TIME"],
        ["ModifierField"] = ["MODIFIER"],
        ["MultipleCheckField"] = ["CHECK_BOX"],
        ["MultipleLineTextField"] = ["MULTI_LINE_TEXT"],
        ["MultipleSelectField"] = ["MULTI_SELECT"],
        ["OrganizationSelectField"] = ["ORGANIZATION_SELECT"],
        ["RecordIdField"] = ["RECORD_NUMBER"],
        ["ReferenceTableField"] = ["REFERENCE_TABLE"],
        ["SingleCheckField"] = ["RADIO_BUTTON"],
        ["SingleLineTextField"] = ["SINGLE_LINE_TEXT"],
        ["SingleSelectField"] = ["DROP_DOWN"],
        ["SpacerField"] = ["SPACER"],
        ["StatusAssigneeField"] = ["STATUS_ASSIGNEE"],
        ["StatusField"] = ["STATUS"],
        ["Table"] = ["SUBTABLE"],
        ["TimeField"] = ["TIME"],
        ["UserSelectField"] = ["USER_SELECT"],
        ["Row"] = ["ROW"],
        ["GroupRow"] = ["GROUP"],
        ["SubtableRow"] = ["SUBTABLE"],
        ["ListView"] = ["LIST"],
        ["BuiltinListViewOutput"] = ["LIST"],
        ["ListViewOutput"] = ["LIST"],
        ["CalendarView"] = ["CALENDAR"],
        ["BuiltinCalendarViewOutput"] = ["CALENDAR"],
        ["CalendarViewOutput"] = ["CALENDAR"],
        ["CustomView"] = ["CUSTOM"],
        ["CustomViewOutput"] = ["CUSTOM"],
        ["IconPreset"] = ["PRESET"],
        ["IconFile"] = ["FILE"],
        ["PeriodYear"] = ["YEAR"],
        ["PeriodQuarter"] = ["QUARTER"],
        ["PeriodMonth"] = ["MONTH"],
        ["PeriodWeek"] = ["WEEK"],
        ["PeriodDay"] = ["DAY"],
        ["PeriodHour"] = ["HOUR"],
        ["Report"] = ["PIE", "LINE", "SPLINE", "TABLE", "PIVOT_TABLE"],
        ["ReportWithChartMode"] = ["BAR", "COLUMN", "AREA", "SPLINE_AREA"],
    };

    /// <summary>The words of a form such as <c>PreviewAppFormFieldsPostCalcFieldForm</c>; null where its own tag says them.</summary>
    public static string[]? WordsOf(string form)
    {
        var name = form.EndsWith("Form", StringComparison.Ordinal) ? form[..^"Form".Length] : form;
        var start = new[] { "Get", "Put", "Post" }.Select(m => name.LastIndexOf(m, StringComparison.Ordinal) is >= 0 and var at ? at + m.Length : -1).Max();
        return start < 0 ? null : Words.GetValueOrDefault(name[start..]);
    }
}
