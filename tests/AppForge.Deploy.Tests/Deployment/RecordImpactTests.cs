using System.Text.Json.Nodes;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Diff;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Planning;
using AppForge.Deploy.Planning.Records;
using AppForge.Emulator;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Deploy.Tests.Deployment;

/// <summary>What goes is counted before it goes: the records that hold a value of it, whatever its type.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class RecordImpactTests
{
    // One field of each type that people fill in, at the top and in a table; the value that two of three records have.
    private static readonly (string Code, string Definition, JsonNode Value)[] Kinds =
    [
        ("一行", "{ type: SINGLE_LINE_TEXT }", "本町"), ("複数行", "{ type: MULTI_LINE_TEXT }", "本町\n二丁目"), ("装飾", "{ type: RICH_TEXT }", "<b>本町</b>"),
        ("数", "{ type: NUMBER }", "-5"), ("択一", "{ type: RADIO_BUTTON, options: [甲, 乙] }", "乙"), ("複選", "{ type: CHECK_BOX, options: [甲, 乙] }", new JsonArray("甲", "乙")),
        ("多選", "{ type: MULTI_SELECT, options: [甲, 乙] }", new JsonArray("甲")), ("一覧", "{ type: DROP_DOWN, options: [甲, 乙] }", "甲"), ("日", "{ type: DATE }", "2026-04-01"),
        ("時刻", "{ type: TIME }", "08:30"), ("日時", "{ type: DATETIME }", "2026-04-01T00:30:00Z"), ("先", "{ type: LINK }", "https://example.jp/"),
        ("人", "{ type: USER_SELECT }", new JsonArray(new JsonObject { ["code"] = "Administrator" })), ("組", "{ type: GROUP_SELECT }", new JsonArray(new JsonObject { ["code"] = "dx-owner" })),
    ];

    private static string Form(IEnumerable<(string Code, string Definition)> fields, string rest = "") =>
        "name: 台帳\nfields:\n  件名: { type: SINGLE_LINE_TEXT }\n" + string.Concat(fields.Select(f => $"  {f.Code}: {f.Definition}\n")) + rest;

    [Test]
    public async Task Every_type_of_field_tells_how_many_records_hold_a_value()
    {
        await using var tenant = await LocalTenant.StartAsync();
        await tenant.DeployAsync(Definitions.Of(("a", Form(Kinds.Select(k => (k.Code, k.Definition))))));
        JsonObject Record(bool isFull) => new(Kinds.Where(k => isFull || k.Code == "択一").Select(k => KeyValuePair.Create(k.Code, (JsonNode?)k.Value.DeepClone())));
        await tenant.AddRecordAsync("a", Record(isFull: true));
        await tenant.AddRecordAsync("a", Record(isFull: true));
        await tenant.AddRecordAsync("a", Record(isFull: false));

        var plan = await tenant.PlanAsync(Definitions.Of(("a", Form([]))));

        plan.NeedingApproval.Select(c => (c.Address.Within("a"), plan.Apps[0].LostBy(c))).ShouldBe(
            Kinds.Select(k => ($"fields.{k.Code}", (RecordCount?)new RecordCount(RecordCountKind.Exact, k.Code == "択一" ? 3 : 2))), ignoreOrder: true);
    }

    [Test]
    public async Task Columns_and_tables_too_and_where_kintone_cannot_say_it_is_a_number_that_is_not_too_small()
    {
        await using var tenant = await LocalTenant.StartAsync();
        string Table(IEnumerable<(string Code, string Definition)> columns, string rest) => Form([], "  明細:\n    type: SUBTABLE\n    fields:\n      行: { type: NUMBER }\n" + string.Concat(columns.Select(k => $"      {k.Code}: {k.Definition}\n")) + rest);
        await tenant.DeployAsync(Definitions.Of(("a", Table(Kinds.Where(k => k.Code != "択一").Select(k => (k.Code, k.Definition)), "  控え:\n    type: SUBTABLE\n    fields:\n      額: { type: NUMBER }\n"))));
        JsonObject Row(bool isFull) => new() { ["value"] = new JsonObject(Kinds.Where(k => isFull && k.Code != "択一").Select(k => KeyValuePair.Create(k.Code, (JsonNode?)new JsonObject { ["value"] = k.Value.DeepClone() }))) };
        await tenant.AddRecordAsync("a", new() { ["明細"] = new JsonArray(Row(isFull: true), Row(isFull: false)) });
        await tenant.AddRecordAsync("a", new() { ["明細"] = new JsonArray(Row(isFull: false)), ["控え"] = new JsonArray(new JsonObject { ["value"] = new JsonObject { ["額"] = new JsonObject { ["value"] = "3" } } }) });
        await tenant.AddRecordAsync("a", []);

        var plan = await tenant.PlanAsync(Definitions.Of(("a", Table([], ""))));

        var counts = plan.NeedingApproval.ToDictionary(c => c.Address.Within("a"), c => plan.Apps[0].LostBy(c)!.Value);
        counts.Count.ShouldBe(Kinds.Length);
        counts["fields.控え"].ShouldBe(new(RecordCountKind.Exact, 1));
        foreach (var code in new[] { "数", "複選", "多選", "一覧", "日", "時刻", "日時" })
        {
            counts["fields.明細.fields." + code].ShouldBe(new(RecordCountKind.Exact, 1), code);
        }

        foreach (var code in new[] { "一行", "複数行", "先", "人", "組" })
        {
            counts["fields.明細.fields." + code].ShouldBe(new(RecordCountKind.AtMost, 2), code);
        }

        (await tenant.PlanAsync(Definitions.Of(("a", Form([]))))).Apps[0].LostRecords["apps.a.fields.明細"].ShouldBe(new(RecordCountKind.AtMost, 2));
    }

    [Test]
    public async Task Options_and_states_are_counted_by_the_records_in_which_they_are_under_their_live_names()
    {
        const string Before = """
            name: 台帳
            fields:
              区分: { type: DROP_DOWN, options: [甲, 乙, 丙] }
              明細:
                type: SUBTABLE
                fields:
                  色: { type: CHECK_BOX, options: [赤, 青] }
            process:
              states: { 下書き: , 受付: , 完了:  }
              actions: [{ name: 出す, from: 下書き, to: 受付 }, { name: 終える, from: 受付, to: 完了 }]
            """;
        await using var tenant = await LocalTenant.StartAsync();
        await tenant.DeployAsync(Definitions.Of(("a", Before)));
        JsonObject Cell(string colour) => new() { ["value"] = new JsonObject { ["色"] = new JsonObject { ["value"] = new JsonArray(colour) } } };
        await tenant.AddRecordAsync("a", new() { ["区分"] = "乙", ["明細"] = new JsonArray(Cell("赤"), Cell("青")) });
        await tenant.AddRecordAsync("a", new() { ["区分"] = "乙", ["明細"] = new JsonArray(Cell("赤")) });
        var after = Before.Replace("区分: { type: DROP_DOWN, options: [甲, 乙, 丙] }", "種別: { type: DROP_DOWN, renamedFrom: 区分, options: [甲, 丁] }", StringComparison.Ordinal)
            .Replace("[赤, 青]", "[赤]", StringComparison.Ordinal).Replace("states: { 下書き: , 受付: , 完了:  }", "states: { 受付: , 完了:  }", StringComparison.Ordinal)
            .Replace("{ name: 出す, from: 下書き, to: 受付 }, ", "", StringComparison.Ordinal);

        var plan = await tenant.PlanAsync(Definitions.Of(("a", after)));

        plan.Apps[0].LostRecords.Select(c => $"{c.Key} {c.Value.Kind} {c.Value.Number}").ShouldBe(
        [
            "apps.a.fields.明細.fields.色.options.青 Exact 1", "apps.a.fields.種別.options.丙 Exact 0", "apps.a.fields.種別.options.乙 Exact 2", "apps.a.process.states.下書き Exact 2",
        ], ignoreOrder: true);
    }

    [Test]
    public async Task Nothing_is_asked_where_nothing_is_lost_and_no_value_travels_where_something_is()
    {
        await using var tenant = await LocalTenant.StartAsync();
        await tenant.DeployAsync(Definitions.Of(("a", Form([("旧", "{ type: NUMBER }")]))));
        await tenant.AddRecordAsync("a", new() { ["旧"] = "7" });
        tenant.Host.RequestLog.Clear();

        await tenant.PlanAsync(Definitions.Of(("a", Form([("旧", "{ type: NUMBER, unit: km }"), ("新", "{ type: NUMBER }")]))));
        tenant.Requests("GET", "records.json").ShouldBeEmpty();

        var plan = await tenant.PlanAsync(Definitions.Of(("a", Form([("別", "{ type: DATE }")]))));
        tenant.Requests("GET", "records.json").Count().ShouldBe(1);
        plan.Apps[0].LostRecords.ShouldHaveSingleItem().Value.ShouldBe(new(RecordCountKind.Exact, 1));
    }

    [Test]
    public async Task An_app_that_was_never_live_has_no_records_to_lose()
    {
        await using var tenant = await LocalTenant.StartAsync();
        var created = await tenant.Api.CreateAppAsync("台帳", null, null, CancellationToken.None);
        tenant.Ids = tenant.Ids.With("a", created.App);
        await tenant.Api.PostFieldsAsync(created.App, System.Text.Json.JsonSerializer.SerializeToElement(new JsonObject { ["旧"] = new JsonObject { ["type"] = "NUMBER", ["code"] = "旧", ["label"] = "旧" } }), null, CancellationToken.None);

        var plan = await tenant.PlanAsync(Definitions.Of(("a", Form([]))));

        plan.Apps[0].LostRecords["apps.a.fields.旧"].ShouldBe(RecordCount.None);
        tenant.Requests("GET", "records.json").ShouldBeEmpty();
    }

    // A manager of the app who sees no records; a token that may not look; permissions that hide some of them.
    [Test]
    public async Task What_the_account_cannot_see_is_unknown_and_never_zero()
    {
        await using var tenant = await LocalTenant.StartAsync();
        const string Rights = "acl:\n  app:\n    - { entity: user/Administrator, allow: [appEditable, recordAddable] }\n    - { entity: everyone, allow: [] }\n";
        await tenant.DeployAsync(Definitions.Of(("a", Form([("旧", "{ type: NUMBER }")])), ("b", Form([("旧", "{ type: NUMBER }")]))));
        foreach (var app in new[] { "a", "b" })
        {
            await tenant.AddRecordAsync(app, new() { ["旧"] = "7" });
        }

        var blind = Definitions.Of(("a", Form([("旧", "{ type: NUMBER }")], Rights)), ("b", Form([("旧", "{ type: NUMBER }")])));
        await tenant.DeployAsync(blind);
        var plan = await tenant.PlanAsync(Definitions.Of(("a", Form([], Rights)), ("b", Form([]))));
        plan.Apps[0].LostRecords["apps.a.fields.旧"].ShouldBe(RecordCount.Unknown);
        plan.Apps[0].LostRecords["apps.a.fields.旧"].Known.ShouldBeNull();
        plan.Apps[1].LostRecords["apps.b.fields.旧"].ShouldBe(new(RecordCountKind.Exact, 1));

        var tokens = tenant.Ids.Ids.ToDictionary(i => i.Value, i => new Secret(tenant.Host.GenerateApiToken(i.Value, i.Key == "a" ? AppRights.Manage | AppRights.View : AppRights.Manage | AppRights.Add)));
        await using var other = tenant.As(new KintoneCredentials.ApiTokens(tokens));
        var theirs = await other.PlanAsync(Definitions.Of(("a", Form([], Rights)), ("b", Form([]))));
        theirs.Apps[0].LostRecords["apps.a.fields.旧"].ShouldBe(new(RecordCountKind.Exact, 1));
        theirs.Apps[1].LostRecords["apps.b.fields.旧"].ShouldBe(RecordCount.Unknown);
    }

    [Test]
    public async Task Permissions_of_records_and_fields_make_a_count_a_part_of_the_truth()
    {
        await using var tenant = await LocalTenant.StartAsync();
        const string Rights = "acl:\n  record:\n    - { filterCond: '件名 = \"秘\"', entities: [{ entity: everyone, allow: [] }] }\n";
        await tenant.DeployAsync(Definitions.Of(("a", Form([("旧", "{ type: NUMBER }"), ("古", "{ type: NUMBER }")]))));
        await tenant.AddRecordAsync("a", new() { ["件名"] = "秘", ["旧"] = "7", ["古"] = "1" });
        await tenant.AddRecordAsync("a", new() { ["件名"] = "公", ["旧"] = "7" });
        await tenant.DeployAsync(Definitions.Of(("a", Form([("旧", "{ type: NUMBER }"), ("古", "{ type: NUMBER }")], Rights))));

        var plan = await tenant.PlanAsync(Definitions.Of(("a", Form([], Rights))));

        plan.Apps[0].LostRecords["apps.a.fields.旧"].ShouldBe(new(RecordCountKind.AtLeast, 1));
        plan.Apps[0].LostRecords["apps.a.fields.古"].ShouldBe(RecordCount.Unknown);
    }

    [Test]
    public async Task The_file_of_a_plan_keeps_the_counts_and_what_was_found()
    {
        await using var tenant = await LocalTenant.StartAsync();
        await tenant.DeployAsync(Definitions.Of(("a", Form([("旧", "{ type: NUMBER }")]))));
        await tenant.AddRecordAsync("a", new() { ["旧"] = "7" });
        var plan = await tenant.PlanAsync(Definitions.Of(("a", Form([]).Replace("SINGLE_LINE_TEXT", "SINGLE_LINE_TEXT, required: true", StringComparison.Ordinal))));

        var again = PlanFile.Read(PlanFile.Write(plan, "1.0"), "1.0");

        again.Apps[0].LostRecords.ShouldBe(plan.Apps[0].LostRecords);
        again.Findings.ShouldBe(plan.Findings);
        again.Findings.ShouldHaveSingleItem().Descriptor.Code.ShouldBe("AF4104");
    }

    [Test]
    public async Task A_change_of_type_and_a_pair_like_a_rename_come_with_the_ways_out()
    {
        await using var tenant = await LocalTenant.StartAsync();
        await tenant.DeployAsync(Definitions.Of(("a", Form([("番号", "{ type: SINGLE_LINE_TEXT }"), ("金額", "{ type: NUMBER }")]))));

        var plan = await tenant.PlanAsync(Definitions.Of(("a", Form([("番号", "{ type: NUMBER }"), ("\"税抜.金額\"", "{ type: NUMBER }")]).Replace("\"税抜.金額\"", "税抜金額", StringComparison.Ordinal))));

        plan.TypeChanges.Select(t => $"{t.Descriptor.Code} {t.Address}").ShouldBe(["AF4110 apps.a.fields.番号"]);
        plan.TypeChanges.First().Help(Language.Japanese).ShouldContain("appforge migrate");
        var suspect = plan.SuspectedRenames.ShouldHaveSingleItem();
        suspect.Declaration.ShouldBe("税抜金額: { renamedFrom: 金額 }");
        suspect.Finding.Descriptor.Code.ShouldBe("AF4111");
        suspect.Finding.Message(Language.English).ShouldContain("apps.a.fields.税抜金額");
        plan.Remarks.Count().ShouldBe(2);
        plan.NeedingApproval.All(c => c.Kind == ChangeKind.Remove).ShouldBeTrue();
    }
}
