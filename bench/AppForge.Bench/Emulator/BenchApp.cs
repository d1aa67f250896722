using System.Globalization;
using System.Text.Json.Nodes;

namespace AppForge.Bench.Emulator;

/// <summary>The app of the figures, and its records.</summary>
internal static class BenchApp
{
    public const string State = "完了";

    private static readonly string[] States = ["受付", "処理中", State, "取消"];

    /// <summary>Makes an app with ten fields, and deploys it.</summary>
    public static async Task<long> CreateAsync(Client client, string name)
    {
        var created = await client.PostAsync("/k/v1/preview/app.json", new() { ["name"] = name });
        var app = long.Parse(created.GetProperty("app").GetString()!, CultureInfo.InvariantCulture);
        await client.PostAsync("/k/v1/preview/app/form/fields.json", new() { ["app"] = app, ["properties"] = Fields() });
        await DeployAsync(client, app);
        return app;
    }

    /// <summary>Deploys an app and asks until it is done.</summary>
    public static async Task DeployAsync(Client client, long app)
    {
        await client.PostAsync("/k/v1/preview/app/deploy.json", new() { ["apps"] = new JsonArray(new JsonObject { ["app"] = app }) });
        while (!System.Text.Encoding.UTF8.GetString(await client.GetAsync($"/k/v1/preview/app/deploy.json?apps[0]={app}")).Contains("SUCCESS", StringComparison.Ordinal))
        {
            await Task.Yield();
        }
    }

    public static JsonObject Fields()
    {
        var fields = new JsonObject();
        foreach (var (code, type) in new[] { ("品名", "SINGLE_LINE_TEXT"), ("備考", "MULTI_LINE_TEXT"), ("数量", "NUMBER"), ("単価", "NUMBER"), ("納期", "DATE"), ("受付日時", "DATETIME"), ("連絡先", "LINK"), ("担当", "USER_SELECT") })
        {
            fields[code] = new JsonObject { ["type"] = type, ["code"] = code, ["label"] = code };
        }

        fields["連絡先"]!["protocol"] = "WEB";
        fields["区分"] = new JsonObject
        {
            ["type"] = "DROP_DOWN", ["code"] = "区分", ["label"] = "区分",
            ["options"] = new JsonObject(States.Select((s, i) => KeyValuePair.Create(s, (JsonNode?)new JsonObject { ["label"] = s, ["index"] = i }))),
        };
        fields["金額"] = new JsonObject { ["type"] = "CALC", ["code"] = "金額", ["label"] = "金額", ["expression"] = "数量 * 単価" };
        return fields;
    }

    /// <summary>A hundred records from a number on; a state in one of fifty has the word that the query asks for.</summary>
    public static JsonObject Hundred(long app, long first) => new()
    {
        ["app"] = app,
        ["first"] = first,
        ["records"] = new JsonArray([.. Enumerable.Range(0, 100).Select(i => Record(first + i))]),
    };

    private static JsonObject Record(long number) => new()
    {
        ["品名"] = Value($"品{number}"),
        ["備考"] = Value("年度末までに納める。\n変更は2日前まで。"),
        ["数量"] = Value((number * 7919 % 100_003).ToString(CultureInfo.InvariantCulture)),
        ["単価"] = Value("120"),
        ["納期"] = Value("2026-09-30"),
        ["受付日時"] = Value("2026-04-01T00:00:00Z"),
        ["連絡先"] = Value("https://example.com/"),
        ["区分"] = Value(number % 50 == 0 ? State : States[number % 2]),
    };

    private static JsonObject Value(string value) => new() { ["value"] = value };
}
