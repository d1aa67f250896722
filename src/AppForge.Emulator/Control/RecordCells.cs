using System.Globalization;
using System.Text.Json.Nodes;

namespace AppForge.Emulator.Control;

/// <summary>The values of records as a list shows them.</summary>
/// <param name="settings">The app.</param>
/// <param name="zone">The time zone that times are shown in.</param>
internal sealed class RecordCells(StoredSettings settings, TimeZoneInfo zone)
{
    private const int Shown = 200;
    private const int OneLine = 24;

    /// <summary>A cell of a table, with its <c>&lt;td&gt;</c>.</summary>
    public string Cell(string code, JsonObject? found) => found?["type"]?.ToString() switch
    {
        "NUMBER" or "CALC" => $"<td class=\"number\">{WithUnit(settings.Field(code), found["value"]?.ToString() ?? "")}",
        "RECORD_NUMBER" => $"<td class=\"number\">{Html.Text(found, "value")}",
        "SUBTABLE" => $"<td>{Table(code, found["value"] as JsonArray ?? [])}",
        "MULTI_LINE_TEXT" => $"<td class=\"text\">{Html.Text(Short(found["value"]?.ToString()))}",
        "RICH_TEXT" => $"<td class=\"text\">{Html.Text(Short(Html.Plain(found["value"]?.ToString())))}",
        _ => Plain(Short(TextOf(found))),
    };

    private static string Plain(string text) => $"<td class=\"{(text.Length > OneLine ? "text" : "short")}\">{Html.Text(text)}";

    private static string WithUnit(JsonObject field, string value) => value.Length == 0 || field["unit"]?.ToString() is not { Length: > 0 } unit ? Html.Text(value)
        : field["unitPosition"]?.ToString() == "AFTER" ? $"{Html.Text(value)} {Html.Text(unit)}" : $"{Html.Text(unit)} {Html.Text(value)}";

    private string Table(string code, JsonArray rows)
    {
        if (rows.Count == 0)
        {
            return "";
        }

        List<string> columns = [.. (settings.Field(code)["fields"] as JsonObject ?? []).Select(f => f.Key)];
        Html table = Html.Part();
        table.Add(string.Create(CultureInfo.InvariantCulture, $"<details><summary>{rows.Count} 行 / rows</summary>"))
            .Table(columns.Select(c => Html.Text(settings.Field(c)["label"]?.ToString())), rows.Select(row => columns.Select(c => Cell(c, row?["value"]?[c] as JsonObject)))).Add("</details>");
        return table.ToString();
    }

    private string TextOf(JsonObject? found) => found?["value"] switch
    {
        null => "",
        JsonArray many => string.Join("、", many.Select(v => v is JsonObject one ? one["name"]?.ToString() : v?.ToString())),
        JsonObject person => person["name"]?.ToString() ?? "",
        { } value when found["type"]?.ToString() is "DATETIME" or "CREATED_TIME" or "UPDATED_TIME"
            && DateTimeOffset.TryParse(value.ToString(), CultureInfo.InvariantCulture, out DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        { } value => value.ToString(),
    };

    private static string Short(string? text) => text is { Length: > Shown } ? text[..Shown] + "…" : text ?? "";
}
