using System.Text.Json;

namespace AppForge.Cli.Tests;

/// <summary>What people change by hand after a deployment.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class DriftTests
{
    private const string Definition = """
        # 公用車の台帳
        name: 台帳 # 名前にも理由がある
        use: [rights]

        fields:
          件名: { type: SINGLE_LINE_TEXT, label: 件名 }
          # 金額は税抜
          金額: { type: NUMBER, label: 金額 }

        views:
          一覧: { type: LIST, fields: [件名, 金額] } # みんなが見る

        process:
          states:
            受付:
            審査: { assignee: { type: ANY, entities: [user/sato, user/suzuki] } }
          actions: [{ name: 回す, from: 受付, to: 審査 }]

        """;

    private const string Fragment = """
        acl:
          app:
            - { entity: creator, allow: [appEditable, recordViewable, recordAddable, recordEditable, recordDeletable, recordImportable, recordExportable] }
            - { entity: everyone, allow: [recordViewable] }

        """;

    [Test]
    public async Task Nothing_has_drifted_right_after_a_deployment_and_looking_is_cheap()
    {
        await using var tenant = await DeployedAsync();
        (await tenant.WellAsync("drift", "staging")).Out.ShouldContain("まとめ  反映済み 0  未反映 0  停止された人 0");

        var (run, reads, writes, _) = await tenant.CountAsync("drift", "staging");

        run.Code.ShouldBe(0, run.Everything);
        reads.ShouldBe(4, "a list, a probe of each app, and one look-up of people");
        writes.ShouldBe(0);
    }

    [Test]
    public async Task What_was_changed_and_deployed_by_hand_is_told_with_who_and_when()
    {
        await using var tenant = await DeployedAsync();
        await tenant.EditAsync("app/form/fields", """{ "app": 1, "properties": { "件名": { "type": "SINGLE_LINE_TEXT", "code": "件名", "label": "題名" } } }""");
        await tenant.PublishAsync(1);

        var text = await tenant.RunAsync("drift", "staging");
        var run = await tenant.RunAsync("drift", "staging", "--format", "json");

        text.Code.ShouldBe(ExitCode.Changes, text.Everything);
        text.Out.ShouldContain("反映済みの変更   最後の変更 Administrator 2");
        text.Out.ShouldContain("~ fields.件名.label   件名 → 題名");
        text.Out.ShouldContain("前回の反映は rev ");
        run.Code.ShouldBe(ExitCode.Changes, run.Everything);
        using var json = JsonDocument.Parse(run.Out);
        json.RootElement.EnumerateObject().Select(p => p.Name).ShouldBe(["schemaVersion", "environment", "planId", "complete", "apps", "unreadable", "foreign", "summary", "requests"]);
        var app = json.RootElement.GetProperty("apps").EnumerateArray().ShouldHaveSingleItem();
        app.GetProperty("base").GetString().ShouldBe("deployment");
        app.GetProperty("modifier").GetString().ShouldBe("Administrator");
        app.GetProperty("undeployed").GetArrayLength().ShouldBe(0);
        var change = app.GetProperty("changes").EnumerateArray().ShouldHaveSingleItem();
        change.GetProperty("address").GetString().ShouldBe("apps.a.fields.件名.label");
        (change.GetProperty("before").GetString(), change.GetProperty("after").GetString()).ShouldBe(("件名", "題名"));
        (change.GetProperty("action").GetString(), change.GetProperty("risk").GetString()).ShouldBe(("change", "none"));
    }

    [Test]
    public async Task What_was_changed_and_not_deployed_stands_apart_from_what_is_live()
    {
        await using var tenant = await DeployedAsync();
        await tenant.EditAsync("app/settings", """{ "app": 1, "description": "反映済み" }""");
        await tenant.PublishAsync(1);
        await tenant.EditAsync("app/settings", """{ "app": 1, "name": "未反映の名前" }""");

        var run = await tenant.RunAsync("drift", "staging", "--format", "json");

        run.Code.ShouldBe(ExitCode.Changes, run.Everything);
        using var json = JsonDocument.Parse(run.Out);
        var app = json.RootElement.GetProperty("apps").EnumerateArray().ShouldHaveSingleItem();
        Addresses(app, "changes").ShouldBe(["apps.a.description"]);
        Addresses(app, "undeployed").ShouldBe(["apps.a.name"]);
        json.RootElement.GetProperty("foreign").EnumerateArray().Select(f => f.GetString()).ShouldBe(["apps.a"]);
        (await tenant.RunAsync("drift", "staging")).Out.ShouldContain("未反映の変更（だれが変えたかは kintone から分かりません）");
    }

    [Test]
    public async Task Only_undeployed_changes_are_drift_too()
    {
        await using var tenant = await DeployedAsync();
        await tenant.EditAsync("app/settings", """{ "app": 2, "name": "未反映の名前" }""");
        var run = await tenant.RunAsync("drift", "staging");
        run.Code.ShouldBe(ExitCode.Changes, run.Everything);
        run.Out.ShouldContain("まとめ  反映済み 0  未反映 1  停止された人 0");
    }

    [Test]
    public async Task Who_was_stopped_is_a_kind_of_its_own()
    {
        await using var tenant = await DeployedAsync();
        await tenant.Host.ChangeDirectoryAsync(d => d.WithSuspended("sato"));

        var run = await tenant.RunAsync("drift", "staging", "--format", "json");

        run.Code.ShouldBe(ExitCode.Changes, run.Everything);
        using var json = JsonDocument.Parse(run.Out);
        var app = json.RootElement.GetProperty("apps").EnumerateArray().ShouldHaveSingleItem();
        app.GetProperty("changes").GetArrayLength().ShouldBe(0);
        app.GetProperty("stopped").EnumerateArray().Select(s => s.GetString()).ShouldBe(["apps.a.process.states.審査.assignee.entities[user/sato]"]);
        (await tenant.RunAsync("drift", "staging")).Out.ShouldContain("? process.states.審査.assignee.entities[user/sato]");
    }

    [Test]
    public async Task What_is_accepted_is_written_where_it_stands_with_comments_kept_and_nothing_has_drifted_any_more()
    {
        await using var tenant = await DeployedAsync();
        GitRepository.Begin(tenant.Project);
        await tenant.EditAsync("app/form/fields", """{ "app": 1, "properties": { "金額": { "type": "NUMBER", "code": "金額", "label": "税抜金額" } } }""");
        await tenant.EditAsync("app/views", """{ "app": 1, "views": { "一覧": { "index": "0", "type": "LIST", "name": "一覧", "fields": ["金額", "件名"] }, "(作業者が自分)": { "index": "1", "type": "LIST", "name": "(作業者が自分)", "builtinType": "ASSIGNEE" } } }""");
        await tenant.PublishAsync(1);

        var accept = await tenant.WellAsync("drift", "staging", "--accept");

        accept.Out.ShouldContain("apps/a/app.yaml");
        tenant.Project.Read("apps/a/app.yaml").ShouldBe(Definition.Replace("label: 金額", "label: 税抜金額", StringComparison.Ordinal).Replace("[件名, 金額]", "[金額, 件名]", StringComparison.Ordinal));
        (await tenant.WellAsync("drift", "staging")).Out.ShouldContain("反映済み 0");
        await tenant.WellAsync("plan", "staging", "--exit-code");
    }

    [Test]
    public async Task What_the_author_changed_meanwhile_stays_when_other_changes_are_accepted()
    {
        await using var tenant = await DeployedAsync();
        tenant.Project.Edit("apps/a/app.yaml", "label: 件名", "label: 件名（必須）");
        GitRepository.Begin(tenant.Project);
        await tenant.EditAsync("app/form/fields", """{ "app": 1, "properties": { "金額": { "type": "NUMBER", "code": "金額", "label": "税抜金額" } } }""");
        await tenant.PublishAsync(1);

        await tenant.WellAsync("drift", "staging", "--accept");

        tenant.Project.Read("apps/a/app.yaml").ShouldContain("label: 件名（必須）");
        tenant.Project.Read("apps/a/app.yaml").ShouldContain("label: 税抜金額");
        var plan = await tenant.RunAsync("plan", "staging", "--exit-code");
        plan.Code.ShouldBe(ExitCode.Changes);
        plan.Out.ShouldContain("fields.件名.label");
        plan.Out.ShouldNotContain("fields.金額");
    }

    [Test]
    public async Task Somebody_is_asked_before_what_is_not_committed_is_overwritten()
    {
        await using var tenant = await DeployedAsync();
        await tenant.EditAsync("app/settings", """{ "app": 1, "description": "手で" }""");
        await tenant.PublishAsync(1);
        var before = tenant.Project.Read("apps/a/app.yaml");

        var refused = await tenant.RunAsync("drift", "staging", "--accept");

        refused.Code.ShouldBe(ExitCode.Usage, refused.Everything);
        refused.Error.ShouldContain("apps/a/app.yaml にコミットしていない内容があり");
        tenant.Project.Read("apps/a/app.yaml").ShouldBe(before);
        await tenant.WellAsync("drift", "staging", "--accept", "--yes");
        tenant.Project.Read("apps/a/app.yaml").ShouldContain("手で");
    }

    [Test]
    public async Task A_fragment_is_never_written_but_named()
    {
        await using var tenant = await DeployedAsync();
        await tenant.EditAsync("app/acl", """
            { "app": 1, "rights": [
              { "entity": { "type": "CREATOR", "code": null }, "appEditable": true, "recordViewable": true, "recordAddable": true, "recordEditable": true, "recordDeletable": true, "recordImportable": true, "recordExportable": true },
              { "entity": { "type": "GROUP", "code": "everyone" }, "recordViewable": true, "recordAddable": true }] }
            """);
        await tenant.PublishAsync(1);

        var run = await tenant.RunAsync("drift", "staging", "--accept", "--yes");

        run.Code.ShouldBe(ExitCode.Changes, run.Everything);
        run.Error.ShouldContain("fragments/rights.yaml");
        run.Error.ShouldContain("断片は書き換えません");
        tenant.Project.Read("fragments/rights.yaml").ShouldBe(Fragment);
    }

    [Test]
    public async Task Without_a_record_of_the_last_deployment_the_definitions_stand_in_and_that_is_said()
    {
        await using var tenant = await DeployedAsync();
        File.WriteAllText(tenant.Project.PathOf(".appforge/state/staging/a.json"), "{");
        (await tenant.RunAsync("drift", "staging")).Code.ShouldBe(0);
        tenant.Project.Edit("apps/a/app.yaml", "label: 件名", "label: 題名");

        var run = await tenant.RunAsync("drift", "staging");

        run.Code.ShouldBe(ExitCode.Changes, run.Everything);
        run.Out.ShouldContain("前回の反映の記録がないので、定義と比べています");
    }

    [Test]
    public async Task What_the_author_changed_and_has_not_deployed_is_no_drift()
    {
        await using var tenant = await DeployedAsync();
        tenant.Project.Edit("apps/a/app.yaml", "label: 件名", "label: 題名");
        await tenant.WellAsync("drift", "staging");
    }

    [Test]
    public async Task The_local_kintone_drifts_like_any_other()
    {
        using var project = new TestProject(("appforge.yaml", "name: 試し\n"), ("apps/b/app.yaml", "name: ほか\nfields: { 数: { type: NUMBER } }\n"));
        (await CliRun.InAsync(project, "deploy", "local", "--yes")).Code.ShouldBe(0);
        (await CliRun.InAsync(project, "drift", "local")).Code.ShouldBe(0);
        Directory.GetFiles(project.PathOf(".appforge/local/state")).Select(Path.GetFileName).ShouldBe(["b.json"]);
    }

    private static IEnumerable<string?> Addresses(JsonElement app, string changes) => app.GetProperty(changes).EnumerateArray().Select(c => c.GetProperty("address").GetString());

    private static async Task<EmulatedTenant> DeployedAsync()
    {
        var project = new TestProject(
            ("appforge.yaml", "name: 試し\n"), ("fragments/rights.yaml", Fragment), ("apps/a/app.yaml", Definition), ("apps/b/app.yaml", "name: ほか\nfields: { 数: { type: NUMBER } }\n"));
        var tenant = await EmulatedTenant.StartAsync(project, directory: new() { Users = [new() { Code = "sato", Password = "s" }, new() { Code = "suzuki", Password = "s" }] });
        await tenant.WellAsync("deploy", "staging", "--yes");
        return tenant;
    }
}
