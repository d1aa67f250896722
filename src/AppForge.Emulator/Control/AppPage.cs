using System.Globalization;
using System.Text.Json.Nodes;
using AppForge.Emulator.Http;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Control;

/// <summary>The page of an app: its form as an empty record would show it, and its views.</summary>
/// <param name="world">The emulated domain.</param>
internal sealed class AppPage(Emulation world)
{
    public Answer Show(long id)
    {
        if (world.Store.FindApp(id) is not { } app)
        {
            return Answer.NoSuchPage;
        }

        StoredSettings settings = new(world, app);
        Html html = new(settings.Name);
        string records = app.IsDeployed ? string.Create(CultureInfo.InvariantCulture, $"<p><a href=\"{ControlPath.Root}/apps/{id}/records\">レコードの一覧 / records ({world.Store.Records.Count(id)})</a></p>")
            : "<p class=\"quiet\">未公開のアプリ：動作テスト環境の設定です / never deployed: the draft is shown</p>";
        html.Add(records).Add("<h2>フォーム / Form</h2><div class=\"form\">");
        FormDrawing drawing = new(settings, html);
        foreach (JsonObject row in settings.Layout)
        {
            drawing.Row(row);
        }

        return html.Add("</div><h2>一覧 / Views</h2>")
            .Table(["名前 / Name", "種類 / Type", "フィールド / Fields", "条件 / Condition", "並び / Sort"], settings.Views.Select(view => Row(app, settings, view))).Finish();
    }

    private static IEnumerable<string> Row(AppRow app, StoredSettings settings, JsonObject view)
    {
        string name = Html.Text(view, "name");
        return
        [
            "<td>" + (app.IsDeployed ? RecordsPage.Link(app.Id, view["id"]?.ToString(), 1, name) : name),
            "<td>" + Html.Text(view, "type"),
            "<td>" + Html.Text(string.Join("、", RecordsPage.ColumnsOf(view, settings).Select(code => settings.Field(code)["label"]?.ToString()))),
            "<td>" + Html.Text(view, "filterCond"),
            "<td>" + Html.Text(view, "sort"),
        ];
    }
}
