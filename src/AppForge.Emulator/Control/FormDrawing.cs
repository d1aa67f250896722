using System.Globalization;
using System.Text.Json.Nodes;

namespace AppForge.Emulator.Control;

/// <summary>Draws a form as an empty record of it looks in kintone: labels over boxes of their widths, choices, tables, groups that open.</summary>
/// <param name="settings">The app.</param>
/// <param name="html">Where it is drawn.</param>
internal sealed class FormDrawing(StoredSettings settings, Html html)
{
    private const int WidestBox = 2000;

    /// <summary>A row of the layout.</summary>
    public void Row(JsonObject row)
    {
        switch (row["type"]?.ToString())
        {
            case "GROUP":
                JsonObject group = settings.Field(row["code"]?.ToString());
                html.Add($"<details class=\"group\" open><summary>{Html.Text(group, "label")}</summary>");
                foreach (JsonObject inner in (row["layout"] as JsonArray ?? []).OfType<JsonObject>())
                {
                    Row(inner);
                }

                html.Add("</details>");
                break;
            case "SUBTABLE":
                JsonObject table = settings.Field(row["code"]?.ToString());
                List<JsonObject> columns = [.. Cells(row).Select(cell => settings.Field(cell["code"]?.ToString()))];
                html.Add($"<div class=\"row\"><div class=\"field\">{Label(table)}").Table(columns.Select(Name), [columns.Select(c => "<td>" + Control(c, 0))]).Add("</div></div>");
                break;
            default:
                html.Add("<div class=\"row\">");
                foreach (JsonObject cell in Cells(row))
                {
                    Cell(cell);
                }

                html.Add("</div>");
                break;
        }
    }

    private static IEnumerable<JsonObject> Cells(JsonObject row) => (row["fields"] as JsonArray ?? []).OfType<JsonObject>();

    private void Cell(JsonObject cell)
    {
        string width = Pixels(cell, "width") is { } pixels and > 0 ? $" style=\"width:{pixels}px\"" : "";
        switch (cell["type"]?.ToString())
        {
            case "LABEL":
                html.Add($"<div class=\"field label\"{width}>{Html.TextOf(cell["label"]?.ToString())}</div>");
                break;
            case "SPACER":
                html.Add($"<div class=\"field\"{width}>{(cell["elementId"]?.ToString() is { Length: > 0 } id ? $"<span class=\"space quiet\">{Html.Text(id)}</span>" : "")}</div>");
                break;
            case "HR":
                html.Add("<hr>");
                break;
            default:
                JsonObject field = settings.Field(cell["code"]?.ToString());
                html.Add($"<div class=\"field\"{width}>{Label(field)}{Control(field, Pixels(cell, "innerHeight") ?? 0)}</div>");
                break;
        }
    }

    private static string Label(JsonObject field) => field["noLabel"]?.ToString() == "true" ? "" : $"<div class=\"name\">{Name(field)}</div>";

    private static string Name(JsonObject field) => $"<span{(field["required"]?.ToString() == "true" ? " class=\"required\"" : "")}>{Html.Text(field, "label")}</span>";

    private static string Control(JsonObject field, int height)
    {
        string type = field["type"]?.ToString() ?? "";
        string initial = field["defaultValue"] is JsonValue value ? Html.Text(value.ToString()) : "";
        if (field["lookup"] is not null)
        {
            return $"<div class=\"side\"><div class=\"box\">{initial}</div><span class=\"key\">取得</span><span class=\"key\">クリア</span></div>";
        }

        if (field["expression"]?.ToString() is { Length: > 0 } expression)
        {
            return $"<div class=\"box auto\">= {Html.Text(expression)}</div>";
        }

        return type switch
        {
            "NUMBER" => WithUnit(field, initial),
            "MULTI_LINE_TEXT" or "RICH_TEXT" => $"<div class=\"box tall\"{(height > 0 ? $" style=\"min-height:{height}px\"" : "")}>{(type == "RICH_TEXT" ? Html.TextOf(field["defaultValue"]?.ToString()) : initial)}</div>",
            "RADIO_BUTTON" => Choices(field, "◉", "○"),
            "CHECK_BOX" => Choices(field, "☑", "☐"),
            "MULTI_SELECT" => $"<div class=\"list\">{string.Join("<br>", Options(field).Select(Html.Text))}</div>",
            "DROP_DOWN" => $"<div class=\"box\"><span>{(initial.Length > 0 ? initial : "-----")}</span><span>▾</span></div>",
            "DATE" => Picked(field, initial, "年 / 月 / 日"),
            "TIME" => Picked(field, initial, "時 : 分"),
            "DATETIME" => Picked(field, initial, "年 / 月 / 日　時 : 分"),
            "USER_SELECT" or "ORGANIZATION_SELECT" or "GROUP_SELECT" => "<div class=\"side\"><div class=\"box\"></div><span class=\"key\">選択</span></div>",
            "FILE" => "<span class=\"key\">参照</span>",
            "REFERENCE_TABLE" => Related(field),
            "RECORD_NUMBER" or "CREATOR" or "CREATED_TIME" or "MODIFIER" or "UPDATED_TIME" => "<div class=\"box auto\">自動</div>",
            _ => $"<div class=\"box\">{initial}</div>",
        };
    }

    private static string WithUnit(JsonObject field, string initial)
    {
        string box = $"<div class=\"box right\">{initial}</div>";
        return field["unit"]?.ToString() is not { Length: > 0 } unit ? box
            : field["unitPosition"]?.ToString() == "AFTER" ? $"<div class=\"side\">{box}{Html.Text(unit)}</div>" : $"<div class=\"side\">{Html.Text(unit)}{box}</div>";
    }

    private static string Picked(JsonObject field, string initial, string form) =>
        $"<div class=\"box\"><span>{(initial.Length > 0 ? initial : field["defaultNowValue"]?.ToString() == "true" ? "今" : form)}</span><span>▾</span></div>";

    private static string Choices(JsonObject field, string on, string off)
    {
        HashSet<string?> chosen = field["defaultValue"] switch { JsonArray many => [.. many.Select(v => v?.ToString())], { } one => [one.ToString()], null => [] };
        string down = field["align"]?.ToString() == "VERTICAL" ? " down" : "";
        return $"<div class=\"choices{down}\">{string.Concat(Options(field).Select(o => $"<span>{(chosen.Contains(o) ? on : off)} {Html.Text(o)}</span>"))}</div>";
    }

    private static string Related(JsonObject field)
    {
        IEnumerable<string> columns = (field["referenceTable"]?["displayFields"] as JsonArray ?? []).Select(c => Html.Text(c?.ToString()));
        return $"<div class=\"wide\"><table><tr>{string.Concat(columns.Select(c => "<th>" + c))}</tr><tr>{string.Concat(columns.Select(_ => "<td>&nbsp;"))}</tr></table></div>";
    }

    private static IEnumerable<string> Options(JsonObject field) => (field["options"] as JsonObject ?? []).Select(o => o.Value as JsonObject ?? [])
        .OrderBy(o => int.TryParse(o["index"]?.ToString(), CultureInfo.InvariantCulture, out int index) ? index : 0).Select(o => o["label"]?.ToString() ?? "");

    private static int? Pixels(JsonObject cell, string name) =>
        int.TryParse(cell["size"]?[name]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int pixels) ? Math.Min(pixels, WidestBox) : null;
}
