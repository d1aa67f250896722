using System.Globalization;
using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Control;

/// <summary>The records of an app as one of its views lists them, page by page. They are asked for as Administrator by the same call that clients use.</summary>
/// <param name="world">The emulated domain.</param>
internal sealed class RecordsPage(Emulation world)
{
    private const int PerPage = 20;
    private const int LastPage = 10_000 / PerPage;

    private static readonly HashSet<string> NoColumn = ["GROUP", "REFERENCE_TABLE", "STATUS", "STATUS_ASSIGNEE", "CATEGORY"];

    /// <summary>The codes of the fields that a view shows; of one without columns, and without a view, all of the form.</summary>
    public static IReadOnlyList<string> ColumnsOf(JsonObject? view, StoredSettings settings) => view?["type"]?.ToString() switch
    {
        "LIST" => [.. (view["fields"] as JsonArray ?? []).Select(f => f!.ToString())],
        "CALENDAR" => [.. new[] { view["date"], view["title"] }.OfType<JsonNode>().Select(f => f.ToString()).Distinct(StringComparer.Ordinal)],
        _ => [.. settings.AllFields.Where(f => !NoColumn.Contains(f["type"]!.ToString())).OrderBy(f => PlaceOf(f["type"]!.ToString())).Select(f => f["code"]!.ToString())],
    };

    /// <summary>A link to the records of a view.</summary>
    public static string Link(long app, string? view, int page, string text) => string.Create(
        CultureInfo.InvariantCulture, $"<a href=\"{ControlPath.Root}/apps/{app}/records?{(view is null ? "" : $"view={Html.Text(view)}&amp;")}page={page}\">{text}</a>");

    public Answer Show(long id, IQueryCollection query)
    {
        if (world.Store.FindApp(id) is not { IsDeployed: true } app)
        {
            return Answer.NoSuchPage;
        }

        StoredSettings settings = new(world, app);
        string? wanted = query["view"].FirstOrDefault();
        JsonObject? view = wanted is null ? null : settings.Views.FirstOrDefault(v => v["id"]?.ToString() == wanted);
        if (wanted is not null && view is null)
        {
            return Answer.NoSuchPage;
        }

        int page = int.TryParse(query["page"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? Math.Clamp(number, 1, LastPage) : 1;
        Html html = new(settings.Name);
        html.Add(string.Create(CultureInfo.InvariantCulture, $"<p><a href=\"{ControlPath.Root}/apps/{id}\">フォームと一覧の設定 / form and views</a></p><ul class=\"views\"><li>"))
            .Add(view is null ? "<b>（すべて） / all</b>" : Link(id, null, 1, "（すべて） / all"));
        foreach (JsonObject other in settings.Views)
        {
            string name = Html.Text(other, "name");
            html.Add("<li>").Add(ReferenceEquals(other, view) || other["id"]?.ToString() == wanted ? $"<b>{name}</b>" : Link(id, other["id"]?.ToString(), 1, name));
        }

        html.Add("</ul>");
        try
        {
            List(html, app, settings, view, page);
        }
        catch (KintoneErrorException refused)
        {
            string why = refused.Errors is { } errors ? string.Join(' ', errors.SelectMany(e => e.Value).Select(m => m.Ja)) : "";
            html.Add($"<p class=\"bad\">{Html.Text(refused.Message)} {Html.Text(why)}</p>");
        }

        return html.Finish();
    }

    private void List(Html html, AppRow app, StoredSettings settings, JsonObject? view, int page)
    {
        string condition = view?["filterCond"]?.ToString() ?? "";
        string sort = view?["sort"]?.ToString() is { Length: > 0 } said ? $"order by {said}" : "";
        JsonObject found = Ask(app, string.Create(CultureInfo.InvariantCulture, $"{condition} {sort} limit {PerPage} offset {(page - 1) * PerPage}"));
        JsonObject[] records = [.. found["records"]!.AsArray().Select(r => r!.AsObject())];
        long count = long.Parse(found["totalCount"]!.ToString(), CultureInfo.InvariantCulture);
        if (condition.Length > 0)
        {
            html.Add($"<p class=\"quiet\">{Html.Text(condition)}</p>");
        }

        IReadOnlyList<string> columns = ColumnsOf(view, settings);
        RecordCells cells = new(settings, TimeZoneInfo.FindSystemTimeZoneById(Administrator.TimeZone));
        html.Table(columns.Select(code => Html.Text(settings.Field(code)["label"]?.ToString())), records.Select(record => columns.Select(code => cells.Cell(code, record[code] as JsonObject))));
        long pages = Math.Clamp((count + PerPage - 1) / PerPage, 1, LastPage);
        html.Add(string.Create(CultureInfo.InvariantCulture, $"<div class=\"pages\"><span>{count} 件 / records</span><span>{page} / {pages}</span>"));
        string? shown = view?["id"]?.ToString();
        html.Add(page > 1 ? Link(app.Id, shown, page - 1, "← 前 / previous") : "").Add(page < pages ? Link(app.Id, shown, page + 1, "次 / next →") : "").Add("</div>");
    }

    private static int PlaceOf(string type) => type switch
    {
        "RECORD_NUMBER" => 0,
        "CREATOR" or "CREATED_TIME" or "MODIFIER" or "UPDATED_TIME" => 2,
        _ => 1,
    };

    private EmulatorUser Administrator => world.Directory.FindUser("Administrator")!;

    private JsonObject Ask(AppRow app, string query)
    {
        ApiOperation list = EndpointTable.All.Single(e => e is { Method: "GET", Resource: "records" });
        long? guestSpace = app.Space is { } space && world.Directory.FindSpace(space) is { IsGuest: true } ? space : null;
        JsonObject parameters = new() { ["app"] = app.Id, ["query"] = query, ["totalCount"] = true };
        return list.Handle(new Call(world, list, new Caller(Administrator, []), MessageLanguage.Japanese, guestSpace, parameters)).Json.AsObject();
    }
}
