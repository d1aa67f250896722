using AppForge.Deploy.Applying;
using AppForge.Deploy.Kintone;
using AppForge.Emulator;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Deploy.Tests.Deployment;

/// <summary>Whom kintone hides (stopped, deleted) is neither a difference nor written back.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class HiddenPeopleTests
{
    private const string App = """
        name: A
        fields:
          件名: { type: SINGLE_LINE_TEXT }
        process:
          states:
            受付:
            審査: { assignee: { type: ANY, entities: [user/sato, user/suzuki] } }
          actions: [{ name: 回す, from: 受付, to: 審査 }]

        """;

    [Test]
    public async Task A_stopped_user_is_not_readable_and_stays_out_of_what_is_written()
    {
        await using var tenant = await StartAsync();
        await tenant.DeployAsync(Definitions.Of(("a", App)));
        await tenant.Host.ChangeDirectoryAsync(d => d.WithSuspended("sato"));

        var plan = await tenant.PlanAsync(Definitions.Of(("a", App)));
        var changed = Definitions.Of(("a", App.Replace("type: ANY", "type: ALL", StringComparison.Ordinal)));
        var result = await tenant.DeployAsync(changed);

        plan.IsEmpty.ShouldBeTrue();
        plan.IsComplete.ShouldBeFalse();
        plan.Unreadable.Select(a => a.Text).ShouldBe(["apps.a.process.states.審査.assignee.entities[user/sato]"]);
        result.Failure?.Describe(Compiler.Diagnostics.Language.English).ShouldBeNull();
        result.Outcome.ShouldBe(ApplyOutcome.Applied);
        (await tenant.PlanAsync(changed)).IsEmpty.ShouldBeTrue();
    }

    [Test]
    public async Task Nobody_is_looked_up_as_long_as_kintone_names_everybody()
    {
        await using var tenant = await StartAsync();
        await tenant.DeployAsync(Definitions.Of(("a", App)));

        await tenant.PlanAsync(Definitions.Of(("a", App)));

        tenant.Requests("GET", "/v1/users.json").ShouldBeEmpty();
    }

    [Test]
    public async Task Somebody_who_is_there_and_new_to_the_settings_is_a_change()
    {
        await using var tenant = await StartAsync();
        await tenant.DeployAsync(Definitions.Of(("a", App.Replace("user/sato, ", "", StringComparison.Ordinal))));

        var plan = await tenant.PlanAsync(Definitions.Of(("a", App)));

        plan.IsComplete.ShouldBeTrue();
        plan.Apps[0].Intentions.Select(c => c.Address.Text).ShouldBe(["apps.a.process.states.審査.assignee.entities[user/sato]"]);
    }

    [Test]
    public async Task Where_nobody_may_be_looked_up_the_plan_says_that_it_is_incomplete()
    {
        await using var tenant = await StartAsync();
        await tenant.DeployAsync(Definitions.Of(("a", App.Replace("user/sato, ", "", StringComparison.Ordinal))));
        var id = tenant.Ids.IdOf("a")!.Value;
        var withToken = tenant.As(new KintoneCredentials.ApiTokens(new Dictionary<long, Secret> { [id] = new(tenant.Host.GenerateApiToken(id, AppRights.All)) }));

        var plan = await withToken.PlanAsync(Definitions.Of(("a", App)));

        plan.Unreadable.Select(a => a.Text).ShouldContain("apps.a.process.states.審査.assignee.entities[user/sato].entity");
        plan.Apps[0].Intentions.Count().ShouldBe(1, "it may be a change, and may be none");
    }

    private static Task<LocalTenant> StartAsync() => LocalTenant.StartAsync(directory: new EmulatorDirectory
    {
        Users = [new EmulatorUser { Code = "sato", Password = "himitsu-1" }, new EmulatorUser { Code = "suzuki", Password = "himitsu-2" }],
    });
}
