using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Input;
using AppForge.Emulator.Settings.Fields;

namespace AppForge.Emulator.Settings.Reports;

/// <summary>What a report groups by and what it figures out, and which fields are good for either (OpenAPI description of PUT reports).</summary>
internal static class ReportAxes
{
    private static readonly string[] Figures = ["COUNT", "SUM", "AVERAGE", "MAX", "MIN"];
    private static readonly string[] Units = ["YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "HOUR", "MINUTE"];
    private static readonly string[] DateUnits = ["YEAR", "QUARTER", "MONTH", "WEEK", "DAY"];
    private static readonly string[] TimeUnits = ["HOUR", "MINUTE"];

    // The list is not published; these have no single value to group by.
    private static readonly string[] NotGroupable = ["MULTI_LINE_TEXT", "RICH_TEXT", "FILE", "SUBTABLE", "GROUP", "REFERENCE_TABLE"];

    public static JsonObject ReadGroup(FormFields fields, InputObject group)
    {
        string code = group.Require("code") ? group.Text("code")! : "";
        JsonObject result = new() { ["code"] = code };
        string? unit = group.Choice("per", Units);
        if (code.Length == 0)
        {
            return result;
        }

        FormField field = fields.Find(code) ?? throw KnownErrors.FieldNotFound(code);
        if (NotGroupable.Contains(field.Type, StringComparer.Ordinal))
        {
            group.Refuse("code", Texts.BadFieldPair);
        }

        string[] units = UnitsOf(field);
        if (unit is not null && Units.Contains(unit, StringComparer.Ordinal) && !units.Contains(unit, StringComparer.Ordinal))
        {
            group.Refuse("per", Texts.BadFieldPair);
        }

        if (unit is not null || units.Length > 0)
        {
            // Left out, it is the finest: the minute, or the day of a date.
            result["per"] = unit ?? units[^1];
        }

        return group.Keep(result);
    }

    public static JsonObject ReadAggregation(FormFields fields, InputObject aggregation, string chart)
    {
        if (!aggregation.Require("type") || aggregation.Choice("type", Figures) is not { } type)
        {
            return [];
        }

        if (!Figures.Contains(type, StringComparer.Ordinal))
        {
            return aggregation.Verbatim();
        }

        JsonObject result = new() { ["type"] = type };
        if (type != "COUNT" && aggregation.Require("code"))
        {
            string code = aggregation.Text("code")!;
            FormField field = fields.Find(code) ?? throw KnownErrors.FieldNotFound(code);
            result["code"] = code;
            if (!CanFigure(field, type, chart is "TABLE" or "PIVOT_TABLE"))
            {
                aggregation.Refuse("code", Texts.BadFieldPair);
            }
        }

        return aggregation.Keep(result);
    }

    private static string[] UnitsOf(FormField field) => MomentKind(field) switch
    {
        "DATETIME" => Units,
        "DATE" => DateUnits,
        "TIME" => TimeUnits,
        _ => [],
    };

    /// <summary>Numbers everywhere; lengths of time and moments only where figures are written, not drawn.</summary>
    private static bool CanFigure(FormField field, string figure, bool inTable)
    {
        string format = (string?)field.Json["format"] ?? "NUMBER";
        bool isNumber = field.Type == "NUMBER" || (field.Type == "CALC" && format is "NUMBER" or "NUMBER_DIGIT");
        bool isDuration = field.Type == "CALC" && format is "HOUR_MINUTE" or "DAY_HOUR_MINUTE";
        bool isMoment = MomentKind(field) is not null && figure is "MAX" or "MIN";
        return isNumber || (inTable && (isDuration || isMoment));
    }

    private static string? MomentKind(FormField field) => field.Type switch
    {
        "DATETIME" or "CREATED_TIME" or "UPDATED_TIME" => "DATETIME",
        "DATE" or "TIME" => field.Type,
        "CALC" when (string?)field.Json["format"] is "DATETIME" or "DATE" or "TIME" => (string)field.Json["format"]!,
        _ => null,
    };
}
