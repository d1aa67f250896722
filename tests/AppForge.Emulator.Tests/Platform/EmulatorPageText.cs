using System.Text;
using AppForge.Emulator.Http;
using AppForge.Testing;

namespace AppForge.Emulator.Tests.Platform;

/// <summary>Writes <c>docs/emulator.md</c>: every endpoint of the reference, whether the emulator serves it, and if not why. Made of <c>endpoints.tsv</c> and the live table.</summary>
internal static class EmulatorPageText
{
    /// <summary>Why something is not served, by the beginning of its method and path. A new reason is a row here.</summary>
    public static IReadOnlyList<(string Prefix, string Japanese, string English)> Reasons { get; } =
    [
        ("POST /k/v1/search.json", "2026年11月に公開されたばかりで、順位の付け方が知られていない", "published in November 2026 only; how hits are ranked is not known"),
        ("GET /k/v1/apis/{id}.json", "公開されている OpenAPI の定義のほうが詳しい", "the published OpenAPI description says more"),
        ("POST /v1/file.json", "CSV のアップロードだけに使う", "used for CSV files only"),
        ("POST /v1/csv/", "CSV の列の並びが資料にない。同じことは JSON の API でできる（役職だけは `--users` で与える）", "the columns are not in the reference; the JSON calls do the same (titles are given by `--users`)"),
        ("GET /v1/csv/", "CSV の列の並びが資料にない。同じことは JSON の API でできる", "the columns are not in the reference; the JSON calls do the same"),
    ];

    /// <summary>The endpoints of the reference: method, path, area, and whether there is a path in guest spaces.</summary>
    public static IReadOnlyList<(string Call, string Area, bool InGuestSpaces)> Reference() =>
        [.. File.ReadLines(Shared.Of("kintone/endpoints.tsv")).Skip(1).Where(l => l.Length > 0).Select(l => l.Split('\t')).Select(c => ($"{c[0]} {c[1]}", c[2], c[6] == "y"))];

    public static string CallOf(ApiOperation operation) => $"{operation.Method} {(operation.IsUserApi ? "" : "/k/v1/")}{operation.Resource}.json";

    public static string Write()
    {
        HashSet<string> served = [.. EndpointTable.All.Select(CallOf)];
        StringBuilder text = new("# エミュレーターが答える API / What the emulator serves\n\n");
        text.Append("この表は試験が作ります（`APPFORGE_ACCEPT=1`）。手で直さないでください。ここにないパスには、kintone にないパスと同じ答え（404 のページ）を返します。\n\n");
        text.Append("A test writes this page (`APPFORGE_ACCEPT=1`); don't edit it. Any other path is answered as one that kintone doesn't have: a 404 page.\n\n");
        text.Append("## 答える / Served\n\n| 分野 / Area | API |\n| --- | --- |\n");
        foreach (IGrouping<string, (string Call, string Area, bool InGuestSpaces)> area in Reference().Where(e => served.Contains(e.Call)).GroupBy(e => e.Area))
        {
            IEnumerable<string> paths = area.GroupBy(e => e.Call.Split(' ')[1]).Select(p => $"`{string.Join('/', p.Select(e => e.Call.Split(' ')[0]))} {p.Key}`");
            text.Append("| ").Append(area.Key).Append(" | ").AppendJoin(' ', paths).Append(" |\n");
        }

        text.Append("\n`/k/v1/` のうち、アプリ・レコード・ファイル・スペースのものは `/k/guest/{id}/v1/` でも答えます。\n\n");
        text.Append("Of `/k/v1/`, what is about apps, records, files and spaces is served below `/k/guest/{id}/v1/` as well.\n\n");
        text.Append("## 答えない / Not served\n\n| API | なぜ | Why |\n| --- | --- | --- |\n");
        foreach ((string call, _, _) in Reference().Where(e => !served.Contains(e.Call)))
        {
            (string _, string japanese, string english) = Reasons.First(r => call.StartsWith(r.Prefix, StringComparison.Ordinal));
            text.Append("| `").Append(call).Append("` | ").Append(japanese).Append(" | ").Append(english).Append(" |\n");
        }

        return text.ToString();
    }
}
