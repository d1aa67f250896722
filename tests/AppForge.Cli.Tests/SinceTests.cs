namespace AppForge.Cli.Tests;

/// <summary>Plans of what changed since a git reference.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class SinceTests
{
    [Test]
    public async Task An_app_is_looked_at_where_its_definition_as_compiled_is_another()
    {
        await using var tenant = await DeployedAsync();
        tenant.Project.Edit("apps/b/app.yaml", "label: 数", "label: 個数");
        (await PlannedAsync(tenant)).ShouldBe(["b"]);

        tenant.Project.Edit("fragments/memo.yaml", "label: メモ", "label: 覚え");
        (await PlannedAsync(tenant)).ShouldBe(["a", "b"], "a uses the fragment");

        GitRepository.Commit(tenant.Project);
        (await PlannedAsync(tenant)).ShouldBeEmpty();
        (await PlannedAsync(tenant, "HEAD~1")).ShouldBe(["a", "b"]);
    }

    [Test]
    public async Task A_comment_changes_nothing_and_a_script_does()
    {
        await using var tenant = await DeployedAsync();
        tenant.Project.Edit("apps/b/app.yaml", "name: ほか", "name: ほか # 説明");
        (await PlannedAsync(tenant)).ShouldBeEmpty();

        tenant.Project.Write("apps/c/customize/x.js", "'use strict'; // 新しい\n");
        (await PlannedAsync(tenant)).ShouldBe(["c"]);
    }

    [Test]
    public async Task A_role_that_means_somebody_else_changes_the_apps_that_name_it()
    {
        await using var tenant = await DeployedAsync();
        tenant.Project.Edit("environments/staging.yaml", "boss: group/Administrators", "boss: everyone");
        (await PlannedAsync(tenant)).ShouldBe(["c"]);
    }

    [Test]
    public async Task Who_refers_to_a_renamed_field_is_looked_at_and_a_new_app_with_what_it_refers_to()
    {
        await using var tenant = await DeployedAsync();
        tenant.Project.Edit("apps/b/app.yaml", "  数: {", "  個数: { renamedFrom: 数,");
        (await PlannedAsync(tenant)).ShouldBe(["a", "b"], "a looks up in b");

        tenant.Project.Write("apps/d/app.yaml", "name: 新しい\nfields:\n  鍵: { type: NUMBER, lookup: { relatedApp: b, relatedKeyField: 鍵 } }\n");
        tenant.Project.Edit("environments/staging.apps.yaml", "c: ", "c: 9");
        (await PlannedAsync(tenant)).ShouldBe(["a", "b", "d"]);
    }

    [Test]
    public async Task A_deployment_can_be_limited_too_and_apps_can_be_named_besides()
    {
        await using var tenant = await DeployedAsync();
        tenant.Project.Edit("apps/b/app.yaml", "label: 数", "label: 個数");
        tenant.Project.Edit("apps/c/app.yaml", "name: 台帳", "name: 新しい台帳");
        (await tenant.WellAsync("deploy", "staging", "c", "--since", "HEAD", "--yes")).Out.ShouldNotContain("個数");
        (await tenant.WellAsync("deploy", "staging", "--since", "HEAD", "--yes")).Out.ShouldContain("個数");
        await tenant.WellAsync("plan", "staging", "--exit-code");
    }

    [TestCase("no-such-branch")]
    [TestCase("--output=evil")]
    [TestCase("HEAD:apps")]
    public async Task A_reference_that_is_none_is_refused(string reference)
    {
        await using var tenant = await DeployedAsync();
        var run = await tenant.RunAsync("plan", "staging", "--since=" + reference);
        run.Code.ShouldBe(ExitCode.Usage, run.Everything);
        run.Error.ShouldContain($"git の「{reference}」と比べられません");
        tenant.Project.Root.ShouldSatisfyAllConditions(r => File.Exists(Path.Combine(r, "evil")).ShouldBeFalse());
    }

    [Test]
    public async Task Without_a_repository_it_says_so()
    {
        await using var tenant = await DeployedAsync();
        Directory.Delete(tenant.Project.PathOf(".git"), recursive: true);
        (await tenant.RunAsync("plan", "staging", "--since", "HEAD")).Code.ShouldBe(ExitCode.Usage);
    }

    private static async Task<IEnumerable<string>> PlannedAsync(EmulatedTenant tenant, string since = "HEAD")
    {
        var run = await tenant.RunAsync("plan", "staging", "--since", since, "--format", "json");
        run.Code.ShouldBe(0, run.Everything);
        using var json = System.Text.Json.JsonDocument.Parse(run.Out);
        return [.. json.RootElement.GetProperty("apps").EnumerateArray().Select(a => a.GetProperty("key").GetString()!)];
    }

    private static async Task<EmulatedTenant> DeployedAsync()
    {
        var project = new TestProject(
            ("appforge.yaml", "name: 試し\n"),
            ("fragments/memo.yaml", "fields:\n  メモ: { type: MULTI_LINE_TEXT, label: メモ }\n"),
            ("apps/a/app.yaml", "name: 参照する\nuse: [memo]\nfields:\n  鍵: { type: NUMBER, lookup: { relatedApp: b, relatedKeyField: 鍵 } }\n"),
            ("apps/b/app.yaml", "name: ほか\nfields:\n  鍵: { type: NUMBER, unique: true }\n  数: { type: NUMBER, label: 数 }\n"),
            ("apps/c/app.yaml", "name: 台帳\nfields: { 名: { type: SINGLE_LINE_TEXT } }\ncustomize: { desktop: { js: [customize/x.js] } }\nacl: { app: [{ entity: role/boss, allow: [appEditable, recordViewable] }, { entity: creator, allow: [appEditable] }] }\n"),
            ("apps/c/customize/x.js", "'use strict';\n"));
        var tenant = await EmulatedTenant.StartAsync(project, "roles: { boss: group/Administrators }\n");
        await tenant.WellAsync("deploy", "staging", "--yes");
        GitRepository.Begin(project);
        return tenant;
    }
}
