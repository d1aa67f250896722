using AppForge.Compiler.Model;
using AppForge.Deploy.Applying;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Planning;
using AppForge.Emulator;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Deploy.Tests.Deployment;

/// <summary>Apps are created in the space that the environment names for them, and moved there.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class SpaceTests
{
    private const string Spaces = "spaces:\n  総務: { id: 3, thread: 30 }\n  財政: 4\n";

    [Test]
    public async Task A_new_app_is_created_in_its_space_and_an_old_one_is_moved()
    {
        await using var tenant = await StartAsync();
        await tenant.DeployAsync(Project(tenant, "name: A\n", "name: B\nspace: 総務\n", Spaces));
        (await SpacesAsync(tenant)).ShouldBe([null, 3]);

        var moved = Project(tenant, "name: A\nspace: 財政\n", "name: B\nspace: 総務\n", Spaces);
        var plan = await tenant.PlanAsync(moved);
        var result = await tenant.ApplyAsync(moved, plan);

        plan.Apps[0].Move.ShouldBe(new SpaceMove("財政", null, 4));
        plan.Steps.ShouldBe([new MoveAppStep("a", 4)]);
        result.Failure?.Describe(Compiler.Diagnostics.Language.English).ShouldBeNull();
        result.Outcome.ShouldBe(ApplyOutcome.Applied);
        (await SpacesAsync(tenant)).ShouldBe([4, 3]);
        (await tenant.PlanAsync(moved)).IsEmpty.ShouldBeTrue();
    }

    [Test]
    public async Task The_space_of_the_environment_is_for_new_apps()
    {
        await using var tenant = await StartAsync();
        await tenant.DeployAsync(Project(tenant, "name: A\n", null, ""));
        var second = Project(tenant, "name: A\n", "name: B\n", "space: 4\n");

        (await tenant.DeployAsync(second)).Outcome.ShouldBe(ApplyOutcome.Applied);

        (await SpacesAsync(tenant)).ShouldBe([null, 4]);
        (await tenant.PlanAsync(second)).IsEmpty.ShouldBeTrue();
    }

    [Test]
    public void A_space_that_the_environment_does_not_name_is_a_hole()
    {
        var project = Definitions.Of(("a", "name: A\nspace: 総務\n"));

        var (_, diagnostics) = EnvironmentResolver.Resolve(project, EnvironmentModel.Empty("staging"));

        diagnostics.ShouldHaveSingleItem().Code.ShouldBe("AF4002");
        diagnostics[0].Span.StartPosition.Line.ShouldBe(2);
    }

    [Test]
    public async Task An_app_of_a_guest_space_lives_there_and_can_not_be_elsewhere()
    {
        await using var tenant = await StartAsync(guest: 9);
        var everything = Project(tenant, "name: A\nfields: { 件名: { type: SINGLE_LINE_TEXT } }\nadminNotes: 覚え\n", null, "guestSpace: 9\n");

        (await tenant.DeployAsync(everything)).Outcome.ShouldBe(ApplyOutcome.Applied);
        (await tenant.PlanAsync(everything)).IsEmpty.ShouldBeTrue();
        var changed = Project(tenant, "name: A2\nfields: { 件名: { type: SINGLE_LINE_TEXT, required: true } }\n", null, "guestSpace: 9\n");
        (await tenant.DeployAsync(changed)).Outcome.ShouldBe(ApplyOutcome.Applied);
        (await tenant.PlanAsync(changed)).IsEmpty.ShouldBeTrue();

        var elsewhere = Project(tenant, "name: A\nspace: 財政\n", null, "guestSpace: 9\n" + Spaces);
        EnvironmentResolver.Resolve(elsewhere, elsewhere.Environments["local"]).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("AF4003");
    }

    private static async Task<LocalTenant> StartAsync(long? guest = null) => await LocalTenant.StartAsync(
        directory: new EmulatorDirectory { Spaces = [new(3, "総務", 30, IsGuest: false), new(4, "財政", 40, IsGuest: false), new(9, "共同", 90, IsGuest: true)] }, guestSpace: guest);

    private static Compiler.Compilation Project(LocalTenant tenant, string a, string? b, string environment) => Definitions.Project(
        tenant, [("apps/a/app.yaml", a), .. b is null ? Array.Empty<(string, string)>() : [("apps/b/app.yaml", b)], ("environments/local.yaml", environment)]);

    private static async Task<IEnumerable<long?>> SpacesAsync(LocalTenant tenant) =>
        (await tenant.Api.GetAppsAsync(AppSearch.All, CancellationToken.None)).OrderBy(a => a.Name, StringComparer.Ordinal).Select(a => a.SpaceId).ToList();
}
