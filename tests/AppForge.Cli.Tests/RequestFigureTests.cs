using System.Globalization;
using System.Text;
using AppForge.Compiler.Catalog;
using AppForge.Emulator;

namespace AppForge.Cli.Tests;

/// <summary>How many requests things take, by kintone's own log.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class RequestFigureTests
{
    private const int Apps = 6;
    private const int Concurrency = 7;

    // Each area of the pre-live settings, and one look at the live side's revision.
    private static readonly int ReadsOfAnApp = KintoneCatalog.Areas.Length + 1;

    [Test]
    public async Task A_cold_plan_reads_each_area_once_and_as_many_at_a_time_as_the_environment_says()
    {
        await using var tenant = await DeployedAsync(TimeSpan.FromMilliseconds(30));
        Directory.Exists(tenant.Project.PathOf($".appforge/cache/localhost_{tenant.Host.BaseAddress.Port}/settings")).ShouldBeFalse("nothing was there to be planned against");

        var (run, reads, writes, deploys) = await tenant.CountAsync("plan", "staging", "--exit-code");

        run.Code.ShouldBe(0, run.Everything);
        reads.ShouldBe((Apps * ReadsOfAnApp) + 1, "and one list of apps");
        (writes, deploys).ShouldBe((0, 0));
        tenant.Host.RequestLog.HighestConcurrency.ShouldBe(Concurrency);
    }

    [Test]
    public async Task A_plan_of_what_did_not_change_takes_one_probe_of_each_app()
    {
        await using var tenant = await DeployedAsync();
        await tenant.WellAsync("plan", "staging");

        var (run, reads, _, _) = await tenant.CountAsync("plan", "staging", "--exit-code");

        run.Code.ShouldBe(0, run.Everything);
        reads.ShouldBe(Apps + 1, "and one list of apps");
    }

    [Test]
    public async Task Only_the_app_that_somebody_changed_is_read_again()
    {
        await using var tenant = await DeployedAsync();
        await tenant.WellAsync("plan", "staging");
        await tenant.EditAsync("app/settings", """{ "app": 2, "description": "手で直した" }""");
        await tenant.PublishAsync(2);

        var (run, reads, _, _) = await tenant.CountAsync("plan", "staging", "--exit-code");

        run.Code.ShouldBe(ExitCode.Changes, run.Everything);
        run.Out.ShouldContain("description");
        reads.ShouldBe(Apps - 1 + ReadsOfAnApp + 1);
    }

    [Test]
    public async Task What_a_plan_writes_is_planned_from_what_is_there_now()
    {
        await using var tenant = await DeployedAsync();
        await tenant.WellAsync("plan", "staging");
        tenant.Project.Edit("apps/a1/app.yaml", "name: アプリ1", "name: 新しい名前");

        var (run, reads, _, _) = await tenant.CountAsync("plan", "staging", "--exit-code");

        run.Code.ShouldBe(ExitCode.Changes, run.Everything);
        reads.ShouldBe(Apps + ReadsOfAnApp + 1, "kept answers say that something differs, and no more");
    }

    [Test]
    public async Task A_deployment_writes_each_changed_area_once_reads_to_be_sure_and_deploys_once()
    {
        await using var tenant = await DeployedAsync();
        await tenant.WellAsync("plan", "staging");
        tenant.Project.Edit("apps/a1/app.yaml", "name: アプリ1", "name: 新しい名前");
        tenant.Project.Edit("apps/a1/app.yaml", "label: 件名", "label: 題名");
        tenant.Project.Edit("apps/a2/app.yaml", "name: アプリ2", "name: 別の名前");

        var (run, reads, writes, deploys) = await tenant.CountAsync("deploy", "staging", "--yes");

        run.Code.ShouldBe(0, run.Everything);
        writes.ShouldBe(3);
        deploys.ShouldBe(1);
        const int changed = 2;
        var planning = Apps + (changed * ReadsOfAnApp) + 1;
        var guarding = changed + changed; // not stale before the first write, nobody in between before the deploy
        var verifying = changed * ReadsOfAnApp;
        var polls = tenant.Host.RequestLog.Recent.Count(r => r.Method == "GET" && r.Path.EndsWith("/preview/app/deploy.json", StringComparison.Ordinal));
        reads.ShouldBe(planning + guarding + verifying + polls);
    }

    [Test]
    public async Task A_deployment_of_nothing_writes_nothing()
    {
        await using var tenant = await DeployedAsync();
        var (run, _, writes, deploys) = await tenant.CountAsync("deploy", "staging", "--yes");
        run.Code.ShouldBe(0, run.Everything);
        (writes, deploys).ShouldBe((0, 0));
    }

    [Test]
    public async Task What_is_kept_is_not_believed_where_it_is_damaged_or_was_refused()
    {
        await using var tenant = await DeployedAsync();
        await tenant.WellAsync("plan", "staging");
        (await tenant.CountAsync("plan", "staging", "--refresh")).Reads.ShouldBe((Apps * ReadsOfAnApp) + 1);
        (await tenant.CountAsync("plan", "staging")).Reads.ShouldBe(Apps + 1, "and is kept again");

        foreach (var (file, i) in Kept(tenant).Select((f, i) => (f, i)))
        {
            File.WriteAllText(file, i == 0 ? "" : i == 1 ? "{" : File.ReadAllText(file).Replace("\"app/views\"", "\"app/viewz\"", StringComparison.Ordinal));
        }

        (await tenant.CountAsync("plan", "staging")).Reads.ShouldBe((Apps * ReadsOfAnApp) + 1);
        (await tenant.CountAsync("plan", "staging")).Reads.ShouldBe(Apps + 1);
    }

    [Test]
    public async Task Nothing_secret_is_kept_and_another_account_keeps_its_own()
    {
        await using var tenant = await DeployedAsync(directory: new() { Users = [new() { Code = "kato", Password = "k4to", IsAdministrator = true }] });
        await tenant.WellAsync("plan", "staging");
        Kept(tenant).Length.ShouldBe(Apps);
        Kept(tenant).ShouldAllBe(f => !File.ReadAllText(f).Contains(EmulatedTenant.Password, StringComparison.Ordinal));

        var before = tenant.Host.RequestLog.Reads;
        (await tenant.RunAsync("kato", "k4to", ["plan", "staging"])).Code.ShouldBe(0);
        (tenant.Host.RequestLog.Reads - before).ShouldBe((Apps * ReadsOfAnApp) + 1);
        Kept(tenant).Length.ShouldBe(2 * Apps);
    }

    [Test]
    public async Task Another_server_at_the_same_address_is_not_taken_for_the_one_before()
    {
        await using var tenant = await DeployedAsync();
        await tenant.WellAsync("plan", "staging");
        await tenant.StartAnewAsync();
        using (var other = new TestProject(("appforge.yaml", "name: 別\n"), ("environments/staging.yaml", tenant.Project.Read("environments/staging.yaml"))))
        {
            Write(other, Apps, label: "別の件名");
            var deploy = await CliRun.WithAsync(CliRun.WithVariables(CliRun.Context(other.Root), ("KT_USER", "Administrator"), ("KT_PASSWORD", EmulatedTenant.Password)), ["deploy", "staging", "--yes"]);
            deploy.Code.ShouldBe(0, deploy.Everything);
        }

        var plan = await tenant.RunAsync("plan", "staging", "--exit-code");

        plan.Code.ShouldBe(ExitCode.Changes, plan.Everything);
        plan.Out.ShouldContain("別の件名");
    }

    [Test]
    public async Task Undeployed_changes_are_seen_again_after_a_revert_that_gives_their_revision_a_second_time()
    {
        await using var tenant = await DeployedAsync();
        await tenant.EditAsync("app/settings", """{ "app": 1, "description": "一つめ" }""");
        (await tenant.WellAsync("plan", "staging")).Out.ShouldContain("一つめ");
        await tenant.RevertAsync(1);
        await tenant.EditAsync("app/settings", """{ "app": 1, "description": "二つめ" }""");

        (await tenant.WellAsync("plan", "staging")).Out.ShouldContain("二つめ");
    }

    [Test]
    public async Task Who_was_stopped_after_the_answers_were_kept_is_hidden_all_the_same()
    {
        var project = new TestProject(("appforge.yaml", "name: 試し\n"), ("apps/a/app.yaml", """
            name: 審査
            fields: { 件名: { type: SINGLE_LINE_TEXT } }
            process:
              states:
                受付:
                審査: { assignee: { type: ANY, entities: [user/sato, user/suzuki] } }
              actions: [{ name: 回す, from: 受付, to: 審査 }]

            """));
        await using var tenant = await EmulatedTenant.StartAsync(project, directory: new() { Users = [new() { Code = "sato", Password = "s" }, new() { Code = "suzuki", Password = "s" }] });
        await tenant.WellAsync("deploy", "staging", "--yes");
        await tenant.WellAsync("plan", "staging");
        (await tenant.CountAsync("plan", "staging")).Reads.ShouldBe(3, "the app, the list, and one look-up of those whom it names");
        await tenant.Host.ChangeDirectoryAsync(d => d.WithSuspended("sato"));

        (await tenant.WellAsync("plan", "staging", "--exit-code")).Out.ShouldContain("process.states.審査.assignee.entities[user/sato]");

        // And back again: what was kept doesn't know them, which is no difference.
        await tenant.Host.ChangeDirectoryAsync(d => d with { Users = [.. d.Users.Select(u => u with { IsSuspended = false })] });
        var plan = await tenant.WellAsync("plan", "staging", "--exit-code");
        plan.Out.ShouldNotContain("user/sato");
    }

    [Test]
    public async Task A_pull_request_of_two_apps_among_five_hundred_takes_few_requests()
    {
        const int all = 500;
        var project = new TestProject(("appforge.yaml", "name: 大きい\n"));
        await using var tenant = await EmulatedTenant.StartAsync(project);
        Write(project, 2);
        await tenant.WellAsync("deploy", "staging", "--yes");
        Write(project, all);
        var ids = new StringBuilder(project.Read("environments/staging.apps.yaml"));
        for (var i = 3; i <= all; i++)
        {
            ids.Append(CultureInfo.InvariantCulture, $"a{i}: {i + 1000}\n");
        }

        project.Write("environments/staging.apps.yaml", ids.ToString());
        Directory.Delete(project.PathOf(".appforge"), recursive: true);
        GitRepository.Begin(project);
        project.Edit("apps/a1/app.yaml", "label: 件名", "label: 題名");
        project.Edit("apps/a2/app.yaml", "name: アプリ2", "name: 別の名前");

        var (run, reads, _, _) = await tenant.CountAsync("plan", "staging", "--since", "HEAD", "--exit-code");

        run.Code.ShouldBe(ExitCode.Changes, run.Everything);
        run.Out.ShouldContain("2アプリ（変更 2）");
        reads.ShouldBeLessThan(60);
        reads.ShouldBe((2 * ReadsOfAnApp) + 1);
    }

    private static string[] Kept(EmulatedTenant tenant) => Directory.GetFiles(tenant.Project.PathOf($".appforge/cache/localhost_{tenant.Host.BaseAddress.Port}/settings"), "*.json", SearchOption.AllDirectories);

    private static async Task<EmulatedTenant> DeployedAsync(TimeSpan latency = default, EmulatorDirectory? directory = null)
    {
        var project = new TestProject(("appforge.yaml", "name: 試し\n"));
        Write(project, Apps);
        var tenant = await EmulatedTenant.StartAsync(project, $"concurrency: {Concurrency}\n", directory, latency);
        await tenant.WellAsync("deploy", "staging", "--yes");
        return tenant;
    }

    private static void Write(TestProject project, int count, string label = "件名")
    {
        for (var i = 1; i <= count; i++)
        {
            project.Write($"apps/a{i}/app.yaml", $"name: アプリ{i}\nfields:\n  件名: {{ type: SINGLE_LINE_TEXT, label: {label} }}\n");
        }
    }
}
