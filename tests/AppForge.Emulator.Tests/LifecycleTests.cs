using System.Text.Json.Nodes;
using AppForge.Testing.OpenApi;
using Microsoft.Data.Sqlite;
using Shouldly;

namespace AppForge.Emulator.Tests;

/// <summary>behaviour.md, 3: apps, revisions, deploys.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class LifecycleTests : EmulatorTest
{
    [Test]
    public async Task Trap_10_a_never_deployed_app_is_invisible()
    {
        long app = await Admin.CreateAppAsync("新しい");
        (await Admin.GetAsync("app", $"id={app}")).Refused(404, "GAIA_AP01");
        (await Admin.GetAsync("app/form/fields", $"app={app}")).Refused(404, "GAIA_AP01");
        (await Admin.GetAsync("apps")).Ok()["apps"]!.AsArray().ShouldBeEmpty();
        (await Admin.GetAsync("preview/app/settings", $"app={app}")).Ok()["name"]!.GetValue<string>().ShouldBe("新しい");
        await Admin.DeployAsync(app);
        (await Admin.GetAsync("app", $"id={app}")).Ok()["name"]!.GetValue<string>().ShouldBe("新しい");
    }

    [Test]
    public async Task Trap_11_nothing_deletes_an_app()
    {
        long app = await Admin.CreateDeployedAppAsync();
        (await Admin.DeleteAsync("app", $"id={app}")).Status.ShouldBe(405);
        (await Admin.GetAsync("app", $"id={app}")).Ok();
    }

    [TestCase("{}", "name")]
    [TestCase("""{"name":""}""", "name")]
    [TestCase("""{"name":"12345678901234567890123456789012345678901234567890123456789012345"}""", "name")]
    public async Task An_app_needs_a_name_of_1_to_64_characters(string body, string path) =>
        (await Admin.PostAsync("preview/app", body)).Invalid(path);

    [Test]
    public async Task Trap_5_one_counter_per_app_and_live_catches_up_by_deploy()
    {
        long app = await Admin.CreateDeployedAppAsync();
        long before = await RevisionAsync("app/settings", app);
        (await Admin.PutAsync("preview/app/settings", new { app, theme = "RED" })).Ok()["revision"]!.GetValue<string>().ShouldBe($"{before + 1}");
        (await Admin.PostAsync("preview/app/form/fields", new { app, properties = Fields(("a", Text("a"))) })).Ok()["revision"]!.GetValue<string>().ShouldBe($"{before + 2}");
        (await RevisionAsync("app/views", app)).ShouldBe(before);
        (await RevisionAsync("preview/app/views", app)).ShouldBe(before + 2);
        await Admin.DeployAsync(app);
        (await RevisionAsync("app/views", app)).ShouldBe(before + 2);
    }

    [Test]
    public async Task Trap_6_a_stale_revision_is_409_and_changes_nothing()
    {
        long app = await Admin.CreateAppAsync();
        long revision = await RevisionAsync("preview/app/settings", app);
        (await Admin.PutAsync("preview/app/settings", new { app, theme = "RED", revision = revision - 1 })).Refused(409, "GAIA_CO03");
        (await RevisionAsync("preview/app/settings", app)).ShouldBe(revision);
        (await Admin.PutAsync("preview/app/settings", new { app, theme = "RED", revision = "-1" })).Ok();
        (await Admin.PutAsync("preview/app/settings", new { app, theme = "BLUE", revision = $"{revision + 1}" })).Ok();
        (await Admin.PostAsync("preview/app/deploy", new { apps = new[] { new { app, revision } } })).Refused(409, "GAIA_CO03");
    }

    [Test]
    public async Task Trap_7_a_deploy_is_all_or_nothing_and_siblings_are_cancelled()
    {
        long first = await Admin.CreateDeployedAppAsync("一");
        long second = await Admin.CreateDeployedAppAsync("二");
        await Admin.PutAsync("preview/app/settings", new { app = first, name = "壱" });
        Host.Faults.FailNextDeploy(second);
        (await Admin.PostAsync("preview/app/deploy", new { apps = new[] { new { app = first }, new { app = second } } })).Text.ShouldBe("{}");
        (await Admin.WaitAsync(first, second)).ShouldBe(["CANCEL", "FAIL"]);
        (await Admin.GetAsync("app", $"id={first}")).Ok()["name"]!.GetValue<string>().ShouldBe("一");
        await Admin.DeployAsync(first, second);
        (await Admin.GetAsync("app", $"id={first}")).Ok()["name"]!.GetValue<string>().ShouldBe("壱");
    }

    [Test]
    public async Task Trap_8_without_a_deploy_the_status_is_success()
    {
        long app = await Admin.CreateAppAsync();
        (await Admin.WaitAsync(app)).ShouldBe(["SUCCESS"]);
        (await Admin.GetAsync("app", $"id={app}")).Refused(404, "GAIA_AP01");
    }

    [Test]
    public async Task Trap_8_success_may_be_that_of_an_older_deploy()
    {
        long app = await Admin.CreateDeployedAppAsync();
        (await Admin.PutAsync("preview/app/settings", new { app, theme = "RED" })).Ok();
        (await Admin.WaitAsync(app)).ShouldBe(["SUCCESS"], "of the deploy before this change");
        (await Admin.GetAsync("app/settings", $"app={app}")).Ok()["theme"]!.GetValue<string>().ShouldBe("WHITE");
    }

    [Test]
    public async Task Settings_calls_are_refused_while_a_deploy_runs()
    {
        await using EmulatorHost host = await EmulatorHost.StartAsync(
            new EmulatorOptions { DeployDuration = TimeSpan.FromMinutes(5) }, CancellationToken.None);
        using Kintone client = new(host);
        long app = await client.CreateAppAsync();
        (await client.PostAsync("preview/app/deploy", new { apps = new[] { new { app } } })).Ok();
        (await client.GetAsync("preview/app/deploy", $"apps[0]={app}")).Text.ShouldBe($$"""{"apps":[{"app":"{{app}}","status":"PROCESSING"}]}""");
        (await client.PutAsync("preview/app/settings", new { app, theme = "RED" })).Refused(400, "GAIA_LT01");
        (await client.GetAsync("preview/app/settings", $"app={app}")).Refused(400, "GAIA_LT01");
        (await client.GetAsync("preview/form", $"app={app}")).Refused(400, "GAIA_LT01");
        (await client.PostAsync("preview/app/deploy", new { apps = new[] { new { app } } })).Refused(400, "GAIA_LT01");
        (await client.GetAsync("app", $"id={app}")).Refused(404, "GAIA_AP01");
    }

    [Test]
    public async Task A_revert_takes_the_draft_back_and_is_nothing_for_a_new_app()
    {
        long app = await Admin.CreateDeployedAppAsync("元");
        long fresh = await Admin.CreateAppAsync("未");
        await Admin.PutAsync("preview/app/settings", new { app, name = "変" });
        (await Admin.PostAsync("preview/app/deploy", new { apps = new[] { new { app }, new { app = fresh } }, revert = "true" })).Ok();
        (await Admin.WaitAsync(app, fresh)).ShouldBe(["SUCCESS", "SUCCESS"]);
        (await Admin.GetAsync("preview/app/settings", $"app={app}")).Ok()["name"]!.GetValue<string>().ShouldBe("元");
        (await Admin.GetAsync("preview/app/settings", $"app={fresh}")).Ok()["name"]!.GetValue<string>().ShouldBe("未");
        (await Admin.GetAsync("app", $"id={fresh}")).Refused(404, "GAIA_AP01");
    }

    private static readonly string[] Areas =
    [
        "app/settings", "app/form/fields", "app/form/layout", "app/views", "app/status", "app/acl", "record/acl", "field/acl", "app/notifications/general",
        "app/notifications/perRecord", "app/notifications/reminder", "app/reports", "app/actions", "app/customize", "app/plugins", "app/adminNotes",
    ];

    [Test]
    [BeyondContract("a name that nobody uses marks each area", AnswersToo = true)]
    public async Task A_deploy_carries_every_area_and_a_revert_brings_every_area_back()
    {
        long app = await Admin.CreateDeployedAppAsync();
        foreach (string area in Areas)
        {
            // A name nobody uses marks each area, whatever its shape.
            await Host.PlantAsync(app, area, document => document["mark"] = "live");
        }

        (await Admin.PutAsync("preview/app/adminNotes", new { app, mark = "draft" })).Ok();
        (await Admin.PutAsync("preview/app/customize", new { app, mark = "draft" })).Ok();
        (await Admin.PutAsync("preview/app/reports", new { app, reports = new { }, mark = "draft" })).Ok();
        (await MarksAsync("")).ShouldAllBe(mark => mark == "live");
        (await MarksAsync("preview/")).Count(mark => mark == "draft").ShouldBe(3);
        (await Admin.PostAsync("preview/app/deploy", new { apps = new[] { new { app } }, revert = true })).Ok();
        await Admin.WaitAsync(app);
        (await MarksAsync("preview/")).ShouldAllBe(mark => mark == "live");
        (await Admin.PutAsync("preview/app/adminNotes", new { app, mark = "next" })).Ok();
        await Admin.DeployAsync(app);
        (await MarksAsync("")).Count(mark => mark == "next").ShouldBe(1);

        async Task<string[]> MarksAsync(string side)
        {
            List<string> marks = [];
            foreach (string area in Areas)
            {
                marks.Add((await Admin.GetAsync(side + area, $"app={app}")).Ok()["mark"]!.GetValue<string>());
            }

            return [.. marks];
        }
    }

    [Test]
    public async Task An_app_of_a_file_older_than_an_area_has_what_a_new_app_has()
    {
        string folder = Directory.CreateTempSubdirectory("appforge-").FullName;
        try
        {
            EmulatorOptions options = Options with { DataSource = Path.Combine(folder, "old.db") };
            long app;
            await using (EmulatorHost host = await EmulatorHost.StartAsync(options, CancellationToken.None))
            {
                using Kintone client = new(host);
                app = await client.CreateDeployedAppAsync(properties: Fields(("件名", Text("件名"))));
            }

            using (SqliteConnection old = new($"Data Source={options.DataSource};Pooling=False"))
            {
                old.Open();
                using SqliteCommand command = old.CreateCommand();
                command.CommandText = "DELETE FROM setting WHERE area IN ('app/reports', 'app/notifications/general')";
                command.ExecuteNonQuery().ShouldBe(4);
            }

            await using EmulatorHost again = await EmulatorHost.StartAsync(options, CancellationToken.None);
            using Kintone second = new(again);
            (await second.GetAsync("app/reports", $"app={app}")).Ok()["reports"]!.AsObject().ShouldBeEmpty();
            (await second.PutAsync("preview/app/form/fields", $$"""{"app":{{app}},"properties":{"件名":{"type":"SINGLE_LINE_TEXT","code":"題"} } }""")).Ok();
            await second.DeployAsync(app);
            (await second.GetAsync("app/notifications/general", $"app={app}")).Ok()["notifications"]!.AsArray().Count.ShouldBe(1);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public async Task A_deploy_names_1_to_300_apps_once_each()
    {
        long app = await Admin.CreateAppAsync();
        (await Admin.PostAsync("preview/app/deploy", new { apps = Array.Empty<object>() })).Invalid("apps");
        (await Admin.PostAsync("preview/app/deploy", new { apps = Enumerable.Range(1, 301).Select(i => new { app = i }) })).Invalid("apps");
        (await Admin.PostAsync("preview/app/deploy", new { apps = new[] { new { app }, new { app } } })).Invalid("apps");
        (await Admin.PostAsync("preview/app/deploy", new { apps = new[] { new { app = 99 } } })).Refused(404, "GAIA_AP01");
    }

    [Test]
    public async Task Apps_are_listed_by_filter_limit_and_offset()
    {
        long[] apps = [await Admin.CreateDeployedAppAsync("Alpha"), await Admin.CreateDeployedAppAsync("beta"), await Admin.CreateDeployedAppAsync("ALPHABET")];
        await Host.SetAppCodeAsync(apps[1], "BETA");
        (await IdsAsync("name=alpha")).ShouldBe([apps[0], apps[2]]);
        (await IdsAsync("codes[0]=BETA")).ShouldBe([apps[1]]);
        (await IdsAsync("codes[0]=beta")).ShouldBeEmpty();
        (await IdsAsync("limit=1&offset=1")).ShouldBe([apps[1]]);
        (await IdsAsync($"ids[0]={apps[2]}&ids[1]={apps[0]}")).ShouldBe([apps[0], apps[2]]);
        (await Admin.GetAsync("apps", "limit=101")).Invalid("limit");
        (await Admin.GetAsync("apps", "limit=0")).Invalid("limit");

        async Task<long[]> IdsAsync(string query) =>
            [.. (await Admin.GetAsync("apps", query)).Ok()["apps"]!.AsArray().Select(a => long.Parse(a!["appId"]!.GetValue<string>()))];
    }

    [Test]
    public async Task A_file_outlives_the_process_and_a_running_deploy_is_finished()
    {
        string file = Path.Combine(Path.GetTempPath(), $"appforge-{Guid.NewGuid():N}.db");
        try
        {
            long app;
            EmulatorOptions options = new() { DataSource = file, DeployDuration = TimeSpan.FromMilliseconds(200) };
            await using (EmulatorHost host = await EmulatorHost.StartAsync(options, CancellationToken.None))
            {
                using Kintone client = new(host);
                app = await client.CreateAppAsync("残る");
                (await client.PostAsync("preview/app/deploy", new { apps = new[] { new { app } } })).Ok();
            }

            await using EmulatorHost again = await EmulatorHost.StartAsync(options, CancellationToken.None);
            using Kintone second = new(again);
            (await second.WaitAsync(app)).ShouldBe(["SUCCESS"]);
            (await second.GetAsync("app", $"id={app}")).Ok()["name"]!.GetValue<string>().ShouldBe("残る");
        }
        finally
        {
            foreach (string left in new[] { file, file + "-wal", file + "-shm" })
            {
                File.Delete(left);
            }
        }
    }

    [Test]
    public async Task Trap_1_a_live_acl_put_deploys_the_whole_draft()
    {
        long app = await Admin.CreateDeployedAppAsync("元");
        await Admin.PutAsync("preview/app/settings", new { app, name = "草稿" });
        (await Admin.PutAsync("app/acl", new { app, rights = new[] { new { entity = new { type = "GROUP", code = "everyone" }, recordViewable = true } } })).Ok();
        (await Admin.GetAsync("app", $"id={app}")).Ok()["name"]!.GetValue<string>().ShouldBe("草稿");
        (await RevisionAsync("app/settings", app)).ShouldBe(await RevisionAsync("preview/app/settings", app));
        (await Admin.PutAsync("app/views", new { app, views = new { } })).Status.ShouldBe(405);
    }

    [TestCase("ja", "レコード番号", "ステータス")]
    [TestCase("en", "Record_number", "Status")]
    public async Task Built_in_codes_follow_the_creators_language(string language, string number, string status)
    {
        Admin.Headers["Accept-Language"] = language;
        long app = await Admin.CreateAppAsync();
        JsonObject properties = (await Admin.GetAsync("preview/app/form/fields", $"app={app}")).Ok()["properties"]!.AsObject();
        properties.Count.ShouldBe(8);
        properties[number]!["type"]!.GetValue<string>().ShouldBe("RECORD_NUMBER");
        properties[status]!["enabled"]!.GetValue<bool>().ShouldBeFalse();
    }

    [TestCase("\"unique\":true", "一", "一", "FAIL")]
    [TestCase("\"unique\":true", "一", "", "SUCCESS")]
    [TestCase("\"unique\":true", "一", "12345678901234567890123456789012345678901234567890123456789012345", "FAIL")]
    [TestCase("\"maxLength\":2", "一", "一二三", "FAIL")]
    [TestCase("\"maxLength\":3", "一", "一二三", "SUCCESS")]
    [TestCase("\"required\":true", "", "", "SUCCESS")]
    public async Task Tightening_against_the_records_fails_the_deploy(string change, string first, string second, string status)
    {
        long app = await Admin.CreateDeployedAppAsync(properties: Fields(("値", Text("値"))));
        long other = await Admin.CreateDeployedAppAsync();
        (await Admin.PostAsync("records", new { app, records = new[] { first, second }.Select(value => new { 値 = new { value } }) })).Ok();
        (await Admin.PutAsync("preview/app/form/fields", $$"""{"app":{{app}},"properties":{"値":{"type":"SINGLE_LINE_TEXT",{{change}}} } }""")).Ok();
        string before = (await Admin.GetAsync("app/form/fields", $"app={app}")).Text;
        (await Admin.PostAsync("preview/app/deploy", new { apps = new[] { new { app }, new { app = other } } })).Ok();
        (await Admin.WaitAsync(app, other)).ShouldBe([status, status == "FAIL" ? "CANCEL" : status]);
        ((await Admin.GetAsync("app/form/fields", $"app={app}")).Text == before).ShouldBe(status == "FAIL");
    }

    [Test]
    public async Task A_live_acl_put_does_not_carry_what_the_records_forbid()
    {
        long app = await Admin.CreateDeployedAppAsync(properties: Fields(("値", Text("値"))));
        (await Admin.PostAsync("records", new { app, records = new[] { "一", "一" }.Select(value => new { 値 = new { value } }) })).Ok();
        (await Admin.PutAsync("preview/app/form/fields", $$"""{"app":{{app}},"properties":{"値":{"type":"SINGLE_LINE_TEXT","unique":true} } }""")).Ok();
        (await Admin.PutAsync("record/acl", new { app, rights = Array.Empty<object>() })).Ok();
        (await Admin.WaitAsync(app)).ShouldBe(["FAIL"]);
        (await Admin.GetAsync("app/form/fields", $"app={app}")).Ok()["properties"]!["値"]!["unique"]!.GetValue<bool>().ShouldBeFalse();
    }

    private async Task<long> RevisionAsync(string resource, long app) =>
        long.Parse((await Admin.GetAsync(resource, $"app={app}")).Ok()["revision"]!.GetValue<string>());
}
