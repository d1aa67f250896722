using System.Globalization;
using AppForge.Emulator.Http;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Control;

/// <summary>The first page: which apps there are, and what was asked last.</summary>
/// <param name="world">The emulated domain.</param>
internal sealed class OverviewPage(Emulation world)
{
    private const int ShownRequests = 30;

    public Answer Show(RequestLog log)
    {
        Html html = new("kintone 互換サーバー / kintone-compatible server", isFirstPage: true);
        html.Add("<h2>アプリ / Apps</h2>");
        IReadOnlyList<AppRow> apps = world.Store.Apps();
        if (apps.Count == 0)
        {
            html.Add("<p class=\"quiet\">まだありません / none yet</p>");
        }
        else
        {
            html.Table(["ID", "アプリ名 / Name", "レコード / Records", "アプリコード / Code", "スペース / Space", "状態 / State", "更新日時 / Updated"], apps.Select(Row));
        }

        html.Add("<h2>要求 / Requests</h2>").Add(string.Create(CultureInfo.InvariantCulture, $"<p>取得 {log.Reads}・書込 {log.Writes}・反映 {log.Deploys}・同時 最大 {log.HighestConcurrency} / read {log.Reads}, write {log.Writes}, deploy {log.Deploys}, at once at most {log.HighestConcurrency}</p>"));
        long quota = world.Faults.Conditions.DailyQuota;
        foreach ((DateOnly day, long app, long calls) in log.CallsOfApps.Where(c => c.Calls > quota))
        {
            html.Add(string.Create(CultureInfo.InvariantCulture, $"<p class=\"bad\">アプリ {app} への要求が1日の上限を超えました（{day:O}：{calls} ＞ {quota}） / app {app} is over its daily quota</p>"));
        }

        return html.Table(["方法 / Method", "パス / Path", "結果 / Status", "エラー / Error"], log.Recent.Reverse().Take(ShownRequests).Select(Row)).Finish();
    }

    private IEnumerable<string> Row(AppRow app)
    {
        string state = app.LiveRevision is not { } live ? "未公開 / never deployed" : live == app.PreviewRevision ? "公開 / live" : "未反映の変更あり / undeployed changes";
        string records = app.IsDeployed ? string.Create(CultureInfo.InvariantCulture, $"<a href=\"{ControlPath.Root}/apps/{app.Id}/records\">{world.Store.Records.Count(app.Id)}</a>") : "";
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"<td class=\"number\">{app.Id}"),
            string.Create(CultureInfo.InvariantCulture, $"<td><a href=\"{ControlPath.Root}/apps/{app.Id}\">{Html.Text(new StoredSettings(world, app).Name)}</a>"),
            "<td class=\"number\">" + records,
            "<td>" + Html.Text(app.Code),
            string.Create(CultureInfo.InvariantCulture, $"<td class=\"number\">{app.Space}"),
            string.Create(CultureInfo.InvariantCulture, $"<td>{state} (rev {app.PreviewRevision})"),
            string.Create(CultureInfo.InvariantCulture, $"<td>{app.ModifiedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC"),
        ];
    }

    private static IEnumerable<string> Row(LoggedRequest request) =>
    [
        "<td>" + Html.Text(request.Method),
        "<td>" + Html.Text(request.Path),
        string.Create(CultureInfo.InvariantCulture, $"<td class=\"number{(request.Status is >= 200 and < 400 ? "" : " bad")}\">{(request.Status == 0 ? "切断 / cut" : request.Status)}"),
        "<td>" + Html.Text(request.ErrorCode),
    ];
}
