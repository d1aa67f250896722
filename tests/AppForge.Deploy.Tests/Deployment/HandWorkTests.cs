using AppForge.Deploy.Applying;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Deploy.Tests.Deployment;

/// <summary>What no API does is told, never sent, and no work of a deployment.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class HandWorkTests
{
    [Test]
    public async Task A_plug_in_that_is_too_many_or_switched_off_is_work_by_hand()
    {
        await using var tenant = await EveryArea.StartAsync();
        await tenant.DeployAsync(EveryArea.Project(tenant, "plugins: [map]", "plugins: [map, chart]"));

        var fewer = await tenant.PlanAsync(EveryArea.Project(tenant, "plugins: [map]", "plugins: [{ plugin: map, enabled: false }]"));

        fewer.IsEmpty.ShouldBeTrue("no API takes a plug-in away");
        fewer.Apps.SelectMany(a => a.Intentions).ShouldBeEmpty();
        fewer.ManualTasks.Select(t => $"{t.Reason} {t.Address}").ShouldBe(["Difference apps.ledger.plugins[chart]", "Difference apps.ledger.plugins[map].enabled"]);
        (await tenant.DeployAsync(EveryArea.Project(tenant))).Outcome.ShouldBe(ApplyOutcome.Nothing);
    }

    [Test]
    public async Task By_hand_and_by_deployment_go_beside_each_other()
    {
        await using var tenant = await EveryArea.StartAsync();
        await tenant.DeployAsync(EveryArea.Project(tenant));
        var other = EveryArea.Project(tenant, "plugins: [map]", "plugins: [{ plugin: chart, enabled: false }]");

        var plan = await tenant.PlanAsync(other);
        var result = await tenant.ApplyAsync(other, plan);

        plan.Apps[0].Intentions.Select(c => c.Address.Text).ShouldBe(["apps.ledger.plugins[chart]"]);
        plan.ManualTasks.Select(t => t.Address.Text).ShouldBe(["apps.ledger.plugins[map]", "apps.ledger.plugins[chart].enabled"]);
        result.Outcome.ShouldBe(ApplyOutcome.Applied, "what is left by hand is no failure of the deployment");
        (await tenant.PlanAsync(other)).ManualTasks.Count().ShouldBe(2);
    }

    [Test]
    public async Task A_changed_formula_leaves_records_to_be_calculated_again()
    {
        await using var tenant = await EveryArea.StartAsync();
        var created = await tenant.PlanAsync(EveryArea.Project(tenant));
        await tenant.DeployAsync(EveryArea.Project(tenant));

        var changed = await tenant.PlanAsync(EveryArea.Project(tenant, "expression: 金額 * 1.1", "expression: 金額 * 1.08"));

        created.ManualTasks.ShouldBeEmpty("a new app has no records");
        changed.ManualTasks.Select(t => $"{t.Reason} {t.Address}").ShouldBe(["FollowUp apps.ledger.fields.税込.expression"]);
    }

    [Test]
    public async Task What_is_declared_is_listed_and_never_makes_a_plan()
    {
        const string Declared = "categories: [甲/乙]\nwebhooks: [{ url: 'https://example.com/hook', events: [recordAdded] }]\nappCode: LEDGER\n";
        await using var tenant = await EveryArea.StartAsync();
        var project = EveryArea.Project(tenant, "name: 台帳\n", "name: 台帳\n" + Declared);

        var created = await tenant.PlanAsync(project);
        await tenant.ApplyAsync(project, created);
        var again = await tenant.PlanAsync(project);
        await tenant.Host.SetAppCodeAsync(tenant.Ids.IdOf("ledger")!.Value, "LEDGER");
        var done = await tenant.PlanAsync(project);

        created.ManualTasks.Select(t => $"{t.Reason} {t.Address}").ShouldBe(["Declared apps.ledger.appCode", "Declared apps.ledger.categories", "Declared apps.ledger.webhooks"]);
        again.IsEmpty.ShouldBeTrue();
        again.ManualTasks.Select(t => $"{t.Reason} {t.Address}").ShouldBe(["Difference apps.ledger.appCode", "Declared apps.ledger.categories", "Declared apps.ledger.webhooks"]);
        done.ManualTasks.Select(t => t.Address.Text).ShouldBe(["apps.ledger.categories", "apps.ledger.webhooks"]);
    }
}
