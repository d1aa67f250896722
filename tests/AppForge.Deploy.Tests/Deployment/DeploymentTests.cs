using System.Text.Json.Nodes;
using AppForge.Compiler.Diff;
using AppForge.Deploy.Applying;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Planning;
using AppForge.Emulator;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Deploy.Tests.Deployment;

/// <summary>The main job on the sample apps: deploy, deploy again, change, be stopped.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class DeploymentTests
{
    private const string Master = "apps/vehicle-master/app.yaml";

    [Test]
    public async Task The_samples_are_deployed_in_waves_and_a_second_deploy_writes_nothing()
    {
        await using var tenant = await LocalTenant.StartAsync();
        var samples = Definitions.Samples();

        var first = await tenant.DeployAsync(samples);
        var second = await tenant.DeployAsync(samples);

        first.Outcome.ShouldBe(ApplyOutcome.Applied);
        first.Differences.ShouldBeEmpty();
        tenant.Ids.Ids.Count.ShouldBe(4);
        second.Outcome.ShouldBe(ApplyOutcome.Nothing);
        second.Requests.ShouldBe(new RequestCounts(0, 0, 0));
    }

    [Test]
    public async Task New_apps_are_published_before_others_refer_to_them_and_each_wave_is_one_deploy()
    {
        await using var tenant = await LocalTenant.StartAsync();

        var plan = await tenant.PlanAsync(Definitions.Samples());

        plan.Steps.TakeWhile(s => s is not DeployStep).OfType<CreateAppStep>().Count().ShouldBe(4);
        plan.Steps.TakeWhile(s => s is not DeployStep).OfType<WriteAreaStep>().Select(s => s.Area.Name).Distinct().ShouldBe(["acl.app"], "who may use it is known before everybody could");
        var deploys = plan.Steps.OfType<DeployStep>().ToList();
        deploys.Select(d => d.Purpose).ShouldBe([DeployPurpose.Publish, DeployPurpose.Foundation, DeployPurpose.Foundation, DeployPurpose.Changes]);
        deploys[0].Apps.Length.ShouldBe(4);
        deploys[^1].Apps.Length.ShouldBe(4);
    }

    [Test]
    public async Task Four_edits_are_four_changes_and_nothing_else()
    {
        await using var tenant = await LocalTenant.StartAsync();
        await tenant.DeployAsync(Definitions.Samples());

        var plan = await tenant.PlanAsync(FourEdits());

        plan.Apps.SelectMany(a => a.Intentions).Select(c => $"{c.Kind} {c.Address}").ShouldBe(
        [
            "Change apps.vehicle-master.fields.稼働状態.options",
            "Change apps.vehicle-master.fields.車種.label",
            "Add apps.vehicle-master.fields.色",
            "Remove apps.vehicle-master.views.地図（保管場所）",
        ], ignoreOrder: true);
        (await tenant.DeployAsync(FourEdits())).Outcome.ShouldBe(ApplyOutcome.Applied);
        (await tenant.PlanAsync(FourEdits())).IsEmpty.ShouldBeTrue();
    }

    [Test]
    public async Task A_field_goes_with_its_cell_and_what_showed_it_and_the_plan_calls_it_a_loss()
    {
        await using var tenant = await LocalTenant.StartAsync();
        await tenant.DeployAsync(FourAppsWithColor());

        var plan = await tenant.PlanAsync(Definitions.Samples());
        var result = await tenant.ApplyAsync(Definitions.Samples(), plan);

        plan.NeedingApproval.Select(c => c.Address.Text).ShouldBe(["apps.vehicle-master.fields.色"]);
        result.Outcome.ShouldBe(ApplyOutcome.Applied);
    }

    [Test]
    public async Task A_renamed_field_is_the_same_field()
    {
        await using var tenant = await LocalTenant.StartAsync();
        var before = Definitions.Of(("a", "name: A\nfields:\n  旧: { type: SINGLE_LINE_TEXT }\n"));
        var after = Definitions.Of(("a", "name: A\nfields:\n  新: { type: SINGLE_LINE_TEXT, renamedFrom: 旧 }\n"));
        await tenant.DeployAsync(before);

        var plan = await tenant.PlanAsync(after);
        var result = await tenant.ApplyAsync(after, plan);

        plan.Apps[0].Intentions.First().Kind.ShouldBe(ChangeKind.Rename);
        plan.Steps.OfType<DeleteEntriesStep>().ShouldBeEmpty();
        result.Outcome.ShouldBe(ApplyOutcome.Applied);
        (await tenant.PlanAsync(after)).IsEmpty.ShouldBeTrue();
    }

    [Test]
    public async Task Somebody_elses_undeployed_edit_is_seen()
    {
        await using var tenant = await LocalTenant.StartAsync();
        var samples = Definitions.Samples();
        await tenant.DeployAsync(samples);

        await tenant.PutAsync("app/settings", tenant.Ids.IdOf("org-master")!.Value, new JsonObject { ["theme"] = "RED" });

        (await tenant.PlanAsync(samples)).Foreign.Select(a => a.Key).ShouldBe(["org-master"]);
    }

    [Test]
    public async Task An_edit_between_plan_and_deploy_makes_the_plan_stale_and_nothing_is_written()
    {
        await using var tenant = await LocalTenant.StartAsync();
        await tenant.DeployAsync(Definitions.Samples());
        var plan = await tenant.PlanAsync(FourEdits());
        await tenant.PutAsync("app/settings", tenant.Ids.IdOf("vehicle-master")!.Value, new JsonObject { ["theme"] = "RED" });

        var result = await tenant.ApplyAsync(FourEdits(), plan);

        result.Outcome.ShouldBe(ApplyOutcome.Refused);
        result.Failure!.Kind.ShouldBe(KintoneErrorKind.Conflict);
        result.LeftOver.ShouldBeEmpty();
        var now = await tenant.PlanAsync(Definitions.Samples());
        now.Apps.SelectMany(a => a.Intentions).Select(c => c.Address.Text).ShouldBe(["apps.vehicle-master.theme"]);
    }

    [Test]
    public async Task A_failure_in_the_middle_is_taken_back()
    {
        await using var tenant = await LocalTenant.StartAsync();
        await tenant.DeployAsync(Definitions.Samples());
        var plan = await tenant.PlanAsync(FourEdits());
        tenant.Host.Faults.Add(new FaultRule(FaultKind.DatabaseLock) { Method = "PUT", PathContains = "/views", Times = 1000 });

        var result = await tenant.ApplyAsync(FourEdits(), plan);

        result.Outcome.ShouldBe(ApplyOutcome.Failed);
        result.LeftOver.ShouldBeEmpty();
        (await tenant.PlanAsync(Definitions.Samples())).IsEmpty.ShouldBeTrue();
    }

    [Test]
    public async Task A_deploy_that_kintone_cancels_is_explained_and_taken_back()
    {
        await using var tenant = await LocalTenant.StartAsync();
        await tenant.DeployAsync(Definitions.Samples());
        var plan = await tenant.PlanAsync(FourEdits());
        tenant.Host.Faults.FailNextDeploy(tenant.Ids.IdOf("vehicle-master")!.Value);

        var result = await tenant.ApplyAsync(FourEdits(), plan);

        result.Outcome.ShouldBe(ApplyOutcome.Failed);
        result.Failure!.Text.Japanese.ShouldContain("vehicle-master");
        (await tenant.PlanAsync(Definitions.Samples())).IsEmpty.ShouldBeTrue();
    }

    [Test]
    public async Task An_app_of_the_same_name_is_seen_before_a_second_one_is_made()
    {
        await using var tenant = await LocalTenant.StartAsync();
        await tenant.DeployAsync(Definitions.Of(("a", "name: 同じ名前\n")));

        var plan = await tenant.PlanAsync(Definitions.Of(("a", "name: 同じ名前\n"), ("b", "name: 同じ名前\n"), ("c", "name: ほかの名前\n")));
        tenant.Ids = Environments.AppIdMap.Empty;
        var forgotten = await tenant.PlanAsync(Definitions.Of(("a", "name: 同じ名前\n")));

        plan.WithNamesakes.ShouldBeEmpty("the app of that name is known by its key");
        forgotten.WithNamesakes.Single().Namesakes.ShouldBe([1]);
    }

    [Test]
    public async Task An_app_that_is_gone_is_named()
    {
        await using var tenant = await LocalTenant.StartAsync();
        tenant.Ids = tenant.Ids.With("org-master", 4711);

        var failure = await Should.ThrowAsync<KintoneApiException>(() => tenant.PlanAsync(Definitions.Samples()));

        failure.Kind.ShouldBe(KintoneErrorKind.NotFound);
        failure.Text.Japanese.ShouldContain("4711");
    }

    [Test]
    public async Task Api_tokens_deploy_to_apps_that_exist_and_are_no_way_to_create_one()
    {
        const string Fields = "name: A\nfields:\n  件名: { type: SINGLE_LINE_TEXT }\n";
        await using var tenant = await LocalTenant.StartAsync();
        await tenant.DeployAsync(Definitions.Of(("a", Fields)));
        var id = tenant.Ids.IdOf("a")!.Value;
        var token = new Secret(tenant.Host.GenerateApiToken(id, AppRights.All));
        var withToken = tenant.As(new KintoneCredentials.ApiTokens(new Dictionary<long, Secret> { [id] = token }));

        var changed = await withToken.DeployAsync(Definitions.Of(("a", Fields + "theme: BLUE\n")));
        var created = await withToken.DeployAsync(Definitions.Of(("b", "name: B\n")));

        changed.Outcome.ShouldBe(ApplyOutcome.Applied);
        created.Outcome.ShouldBe(ApplyOutcome.Failed);
        created.Requests.ShouldBe(new RequestCounts(0, 0, 0), "an endpoint that takes no token is not even asked");
    }

    [Test]
    public async Task An_account_without_the_right_to_manage_an_app_is_told_which()
    {
        var clerk = new EmulatorUser { Code = "sato", Password = "himitsu-1" };
        await using var tenant = await LocalTenant.StartAsync(directory: new EmulatorDirectory { Users = [clerk] });
        await tenant.DeployAsync(Definitions.Samples());
        var colleague = tenant.As(new KintoneCredentials.Password("sato", new Secret("himitsu-1")));

        var failure = await Should.ThrowAsync<KintoneApiException>(() => colleague.PlanAsync(Definitions.Samples()));

        failure.Kind.ShouldBe(KintoneErrorKind.Forbidden);
        failure.Text.Japanese.ShouldContain("（#");
    }

    [Test]
    public async Task A_process_that_is_switched_off_keeps_its_states()
    {
        const string Fields = "name: A\nfields:\n  件名: { type: SINGLE_LINE_TEXT }\n";
        await using var tenant = await LocalTenant.StartAsync();
        await tenant.DeployAsync(Definitions.Of(("a", Fields + "process:\n  states:\n    受付:\n    完了:\n  actions:\n    - { name: 終える, from: 受付, to: 完了 }\n")));

        var off = Definitions.Of(("a", Fields));
        var plan = await tenant.PlanAsync(off);

        plan.Apps[0].Intentions.Select(c => c.Address.Text).ShouldContain("apps.a.process.enable");
        plan.NeedingApproval.ShouldBeEmpty();
        var result = await tenant.DeployAsync(off);
        result.Differences.Select(c => $"{c.Kind} {c.Address}").ShouldBeEmpty();
        (await tenant.PlanAsync(off)).IsEmpty.ShouldBeTrue();
    }

    [Test]
    public async Task What_is_unmanaged_is_left_alone()
    {
        const string Fields = "name: A\nfields:\n  件名: { type: SINGLE_LINE_TEXT }\nviews:\n  全部: { type: LIST, fields: [件名] }\n";
        await using var tenant = await LocalTenant.StartAsync();
        await tenant.DeployAsync(Definitions.Of(("a", Fields)));
        var app = tenant.Ids.IdOf("a")!.Value;
        await tenant.PutAsync("app/views", app, new JsonObject
        {
            ["views"] = new JsonObject
            {
                ["全部"] = new JsonObject { ["type"] = "LIST", ["index"] = "0", ["name"] = "全部", ["fields"] = new JsonArray("件名") },
                ["個人用_佐藤"] = new JsonObject { ["type"] = "LIST", ["index"] = "1", ["name"] = "個人用_佐藤", ["fields"] = new JsonArray("件名") },
            }
        });
        await tenant.PublishAsync(app);

        (await tenant.PlanAsync(Definitions.Of(("a", Fields + "unmanaged: [views.個人用*]\n")))).IsEmpty.ShouldBeTrue();
        (await tenant.PlanAsync(Definitions.Of(("a", Fields)))).Apps[0].Intentions.Single().Address.Text.ShouldBe("apps.a.views.個人用_佐藤");
    }

    private static Compiler.Compilation FourEdits() => Definitions.Samples(
        (Master, "  車種: { type: SINGLE_LINE_TEXT, required: true", "  色: { type: SINGLE_LINE_TEXT }\n  車種: { type: SINGLE_LINE_TEXT, label: 車種・型式, required: true"),
        (Master, "options: [利用可, 整備中, 廃車]", "options: [利用可, 廃車, 整備中]"),
        (Master, Layout, "\n\nlayout:\n  - [色]\n"),
        (Master, MapView(), ""));

    private static Compiler.Compilation FourAppsWithColor() => Definitions.Samples(
        (Master, "  車種: { type: SINGLE_LINE_TEXT, required: true", "  色: { type: SINGLE_LINE_TEXT }\n  車種: { type: SINGLE_LINE_TEXT, required: true"),
        (Master, Layout, "\n\nlayout:\n  - [色]\n"));

    private const string Layout = "\n\nlayout:\n";

    // The view as it stands in the file, from its name to the next one or the end of the section.
    private static string MapView()
    {
        var text = File.ReadAllText(Path.Combine(Testing.RepositoryRoot.Path, Master));
        var start = text.IndexOf("  地図（保管場所）:", StringComparison.Ordinal);
        var end = start + 1;
        do
        {
            end = text.IndexOf('\n', end) + 1;
        }
        while (text.AsSpan(end).StartsWith("    "));

        return text[start..end];
    }
}
