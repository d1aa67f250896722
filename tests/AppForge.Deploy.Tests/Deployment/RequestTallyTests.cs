using System.Collections.Concurrent;
using AppForge.Compiler.Diagnostics;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Planning;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Deploy.Tests.Deployment;

/// <summary>Requests are counted as kintone counts them: by app and by its day; over all processes of a machine.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class RequestTallyTests
{
    private const string Form = "name: A\nfields:\n  件名: { type: SINGLE_LINE_TEXT }\n";

    [Test]
    public async Task The_count_of_an_app_is_that_of_kintone()
    {
        await using var tenant = await LocalTenant.StartAsync();
        await tenant.DeployAsync(Definitions.Of(("a", Form), ("b", Form.Replace("A", "B", StringComparison.Ordinal))));
        await tenant.DeployAsync(Definitions.Of(("a", Form + "  数: { type: NUMBER }\n"), ("b", Form.Replace("A", "B", StringComparison.Ordinal))));

        var theirs = tenant.Host.RequestLog.CallsOfApps.ToDictionary(c => (c.Day, c.App), c => (int)c.Calls);

        tenant.Budget.OfApps().ShouldBe(theirs, ignoreOrder: true);
        theirs.Count.ShouldBe(2);
    }

    [Test]
    public async Task What_a_deployment_takes_is_no_more_than_was_expected()
    {
        await using var tenant = await LocalTenant.StartAsync();
        var project = Definitions.Samples();
        var plan = await tenant.PlanAsync(project);
        await tenant.ApplyAsync(project, plan);

        var sent = tenant.Budget.OfApps().ToLookup(c => c.Key.App, c => c.Value);

        foreach (var app in plan.Apps)
        {
            plan.ExpectedFor(app.Key).ShouldBeGreaterThanOrEqualTo(sent[tenant.Ids.IdOf(app.Key)!.Value].Sum(), app.Key);
        }

        (await tenant.PlanAsync(project)).Apps.ShouldAllBe(a => plan.ExpectedFor(a.Key) > 0);
        var empty = await tenant.PlanAsync(project);
        empty.Apps.ShouldAllBe(a => empty.ExpectedFor(a.Key) == 0);
    }

    [Test]
    public async Task Several_processes_add_up_and_a_day_is_a_day()
    {
        await using var tenant = await LocalTenant.StartAsync();
        await tenant.DeployAsync(Definitions.Of(("a", Form)));
        var (id, store) = (tenant.Ids.IdOf("a")!.Value, new ConcurrentDictionary<(DateOnly Day, string Process), string>());
        RequestTally Process(string name) => new(day => store.Where(s => s.Key.Day == day && s.Key.Process != name).Select(s => s.Value), (day, text) => store[(day, name)] = text);
        var today = tenant.Budget.OfApps().Keys.First().Day;
        var sent = tenant.Budget.OfApps()[(today, id)];

        Process("one").Keep(tenant.Budget);
        Process("one").Keep(tenant.Budget);
        Process("two").Keep(tenant.Budget);
        store[(today, "broken")] = "{\"1\":";

        Process("one").UsedOn(today, tenant.Budget)[id].ShouldBe(2 * sent);
        Process("three").UsedOn(today, new RequestBudget())[id].ShouldBe(2 * sent);
        Process("three").UsedOn(today.AddDays(1), new RequestBudget()).ShouldBeEmpty();
        RequestTally.None.UsedOn(today, tenant.Budget)[id].ShouldBe(sent);
    }

    [Test]
    public async Task A_plan_that_does_not_fit_into_the_day_says_so()
    {
        await using var tenant = await LocalTenant.StartAsync();
        var plan = await tenant.PlanAsync(Definitions.Of(("a", Form), ("b", Form.Replace("A", "B", StringComparison.Ordinal))));
        var expected = plan.ExpectedFor("a");

        BudgetUse.Of(plan, new Dictionary<long, int>(), expected).ShouldAllBe(u => u.Fits && u.Left == expected);
        var short1 = BudgetUse.Of(plan, new Dictionary<long, int>(), expected - 1)[0];
        short1.Fits.ShouldBeFalse();
        short1.Finding.Descriptor.Code.ShouldBe("AF4301");
        short1.Finding.Message(Language.Japanese).ShouldContain($"見込み {expected}");
    }
}
