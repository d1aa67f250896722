using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AppForge.Emulator.Http;
using AppForge.Emulator.Settings;
using AppForge.Emulator.Settings.Fields;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Control;

/// <summary>The pages for people: which apps there are, how their forms look, what was asked last. For looking only; they need no script.</summary>
/// <param name="world">The emulated domain.</param>
internal sealed partial class EmulatorPage(Emulation world)
{
    private const int ShownRequests = 30;

    private const string Style = """
        body{font:14px/1.6 system-ui,"Hiragino Sans","Noto Sans CJK JP","Yu Gothic UI",sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1f2a37}
        h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem;border-bottom:2px solid #d8e1ec;padding-bottom:.2rem}
        a{color:#0b62b8}table{border-collapse:collapse;width:100%}th,td{border:1px solid #d0d7e1;padding:.3rem .5rem;text-align:left;vertical-align:top}
        th{background:#f1f5fa;font-weight:600}.number{text-align:right}.quiet{color:#66717f}.bad{color:#b3261e}
        .row{display:flex;flex-wrap:wrap;gap:.8rem;margin:.6rem 0}.field{min-width:10rem}.field .name{font-size:.85rem;font-weight:600}
        .field .required::after{content:" *";color:#b3261e}.box{border:1px solid #b9c3d0;border-radius:3px;background:#fff;min-height:1.9rem;padding:.1rem .5rem;color:#66717f}
        .tall{min-height:5rem}fieldset{border:1px solid #b9c3d0;border-radius:4px;margin:.6rem 0}legend{font-weight:600;padding:0 .4rem}
        .form{border:1px solid #d0d7e1;border-radius:6px;padding:.6rem 1rem;background:#fafcff}hr{border:0;border-top:1px solid #b9c3d0;width:100%}
        """;

    /// <summary>The first page.</summary>
    public Answer Overview(RequestLog log)
    {
        StringBuilder html = Start("kintone 互換サーバー / kintone-compatible server");
        html.Append("<h2>アプリ / Apps</h2>");
        IReadOnlyList<AppRow> apps = world.Store.Apps();
        if (apps.Count == 0)
        {
            html.Append("<p class=\"quiet\">まだありません / none yet</p>");
        }
        else
        {
            html.Append("<table><tr><th>ID<th>アプリ名 / Name<th>アプリコード / Code<th>スペース / Space<th>状態 / State<th>更新日時 / Updated</tr>");
            foreach (AppRow app in apps)
            {
                string state = app.LiveRevision is not { } live ? "未公開 / never deployed"
                    : live == app.PreviewRevision ? "公開 / live" : "未反映の変更あり / undeployed changes";
                html.Append(CultureInfo.InvariantCulture, $"<tr><td class=\"number\">{app.Id}<td><a href=\"{ControlPath.Root}/apps/{app.Id}\">{Text(NameOf(app))}</a><td>{Text(app.Code)}<td>{app.Space}<td>{state} (rev {app.PreviewRevision})<td>{Text(Emulation.Stamp(app.ModifiedAt))}</tr>");
            }

            html.Append("</table>");
        }

        html.Append("<h2>要求 / Requests</h2>");
        html.Append(CultureInfo.InvariantCulture, $"<p>取得 {log.Reads}・書込 {log.Writes}・反映 {log.Deploys}・同時 最大 {log.HighestConcurrency} / read {log.Reads}, write {log.Writes}, deploy {log.Deploys}, at once at most {log.HighestConcurrency}</p>");
        html.Append("<table><tr><th>方法 / Method<th>パス / Path<th>結果 / Status<th>エラー / Error</tr>");
        foreach (LoggedRequest request in log.Recent.Reverse().Take(ShownRequests))
        {
            string bad = request.Status is >= 200 and < 400 ? "" : " class=\"bad\"";
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(request.Method)}<td>{Text(request.Path)}<td{bad}>{request.Status}<td>{Text(request.ErrorCode ?? "")}</tr>");
        }

        return Finish(html.Append("</table>"));
    }

    /// <summary>The page of an app.</summary>
    public Answer App(long id)
    {
        if (world.Store.FindApp(id) is not { } app)
        {
            return Answer.NoSuchPage;
        }

        Side side = app.IsDeployed ? Side.Live : Side.Preview;
        JsonObject fields = Load(app, FieldsArea.Key, side)["properties"] as JsonObject ?? [];
        StringBuilder html = Start(NameOf(app));
        html.Append("<p><a href=\"/\">← アプリの一覧 / all apps</a></p>");
        html.Append("<h2>フォーム / Form</h2><div class=\"form\">");
        foreach (JsonNode? row in Load(app, LayoutArea.Key, side)["layout"] as JsonArray ?? [])
        {
            AppendRow(html, row as JsonObject ?? [], fields);
        }

        html.Append("</div><h2>一覧 / Views</h2><table><tr><th>名前 / Name<th>種類 / Type<th>フィールド / Fields<th>条件 / Condition</tr>");
        JsonObject views = Load(app, ViewsArea.Key, side)["views"] as JsonObject ?? [];
        foreach (JsonObject view in views.Select(v => v.Value).OfType<JsonObject>())
        {
            string shown = string.Join("、", (view["fields"] as JsonArray ?? []).Select(f => f?.ToString()));
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(view, "name")}<td>{Text(view, "type")}<td>{Text(shown)}<td>{Text(view, "filterCond")}</tr>");
        }

        return Finish(html.Append("</table>"));
    }

    private static void AppendRow(StringBuilder html, JsonObject row, JsonObject fields)
    {
        switch (row["type"]?.ToString())
        {
            case "GROUP":
                JsonObject group = Property(fields, row["code"]?.ToString());
                html.Append(CultureInfo.InvariantCulture, $"<fieldset><legend>{Text(group, "label")}</legend>");
                foreach (JsonNode? inner in row["layout"] as JsonArray ?? [])
                {
                    AppendRow(html, inner as JsonObject ?? [], fields);
                }

                html.Append("</fieldset>");
                break;
            case "SUBTABLE":
                JsonObject table = Property(fields, row["code"]?.ToString());
                JsonObject columns = table["fields"] as JsonObject ?? [];
                html.Append(CultureInfo.InvariantCulture, $"<p><b>{Text(table, "label")}</b></p><table><tr>");
                foreach (JsonObject cell in Cells(row))
                {
                    html.Append("<th>").Append(Text(Property(columns, cell["code"]?.ToString()), "label"));
                }

                html.Append("</tr><tr>").Append(string.Concat(Cells(row).Select(_ => "<td>&nbsp;"))).Append("</tr></table>");
                break;
            default:
                html.Append("<div class=\"row\">");
                foreach (JsonObject cell in Cells(row))
                {
                    AppendCell(html, cell, fields);
                }

                html.Append("</div>");
                break;
        }
    }

    private static void AppendCell(StringBuilder html, JsonObject cell, JsonObject fields)
    {
        string width = Width(cell);
        switch (cell["type"]?.ToString())
        {
            case "LABEL":
                // Of what somebody wrote as HTML the text is shown: this page runs nothing of it.
                html.Append(CultureInfo.InvariantCulture, $"<div class=\"field\"{width}>{Text(WebUtility.HtmlDecode(Tag().Replace(cell["label"]?.ToString() ?? "", "")))}</div>");
                break;
            case "SPACER":
                html.Append(CultureInfo.InvariantCulture, $"<div class=\"field quiet\"{width}>［{Text(cell, "elementId")}］</div>");
                break;
            case "HR":
                html.Append("<hr>");
                break;
            case { } type:
                JsonObject field = Property(fields, cell["code"]?.ToString());
                string required = field["required"]?.ToString() == "true" ? " required" : "";
                string tall = type is "MULTI_LINE_TEXT" or "RICH_TEXT" or "REFERENCE_TABLE" ? " tall" : "";
                html.Append(CultureInfo.InvariantCulture, $"<div class=\"field\"{width}><div class=\"name{required}\">{Text(field, "label")}</div><div class=\"box{tall}\">{Text(Hint(field))}</div></div>");
                break;
        }
    }

    // What an empty form shows: the choices, the initial value, or the kind of field.
    private static string Hint(JsonObject field) => field["options"] is JsonObject options && options.Count > 0
        ? string.Join(" / ", options.Select(o => o.Value as JsonObject ?? []).OrderBy(o => int.TryParse(o["index"]?.ToString(), CultureInfo.InvariantCulture, out int index) ? index : 0).Select(o => o["label"]?.ToString()))
        : field["expression"]?.ToString() is { Length: > 0 } expression ? "= " + expression
        : field["type"]?.ToString() ?? "";

    private static string Width(JsonObject cell) =>
        int.TryParse(cell["size"]?["width"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int width)
            ? string.Create(CultureInfo.InvariantCulture, $" style=\"width:{Math.Min(width, 2000)}px\"")
            : "";

    private static IEnumerable<JsonObject> Cells(JsonObject row) => (row["fields"] as JsonArray ?? []).OfType<JsonObject>();

    private static JsonObject Property(JsonObject fields, string? code) => code is null ? [] : fields[code] as JsonObject ?? new JsonObject { ["label"] = code };

    private JsonObject Load(AppRow app, string area, Side side) => world.Store.FindSetting(app.Id, area, side) ?? SettingsAreas.Find(area).Initial(app, "");

    private string NameOf(AppRow app) =>
        Load(app, GeneralArea.Key, app.IsDeployed ? Side.Live : Side.Preview)["name"]?.ToString() is { Length: > 0 } name ? name : $"#{app.Id}";

    private static StringBuilder Start(string title) => new StringBuilder()
        .Append("<!DOCTYPE html><html lang=\"ja\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>").Append(Text(title))
        .Append("</title><style>").Append(Style).Append("</style></head><body><h1>").Append(Text(title)).Append("</h1>");

    private static Answer Finish(StringBuilder html) => new(200, "text/html;charset=utf-8", Encoding.UTF8.GetBytes(html.Append("</body></html>").ToString()));

    private static string Text(JsonObject source, string property) => Text(source[property]?.ToString() ?? "");

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
