using System.Text.Json.Nodes;
using Shouldly;

namespace AppForge.Emulator.Tests.Platform;

/// <summary>users-and-orgs.md, B, and behaviour.md, trap 44: spaces, guest spaces, moving apps.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SpaceTests : EmulatorTest
{
    internal override EmulatorOptions Options => base.Options with
    {
        Directory = base.Options.Directory with
        {
            Spaces =
            [
                new EmulatorSpace(1, "庁内", 11, false) { OtherThreads = [12] },
                new EmulatorSpace(2, "業者", 21, true),
                new EmulatorSpace(3, "別の業者", 31, true),
                new EmulatorSpace(4, "人事", 41, false) { IsPrivate = true, Members = ["sato"], OnlyAdministratorsCreateApps = true },
            ],
        },
    };

    [Test]
    public async Task An_app_is_made_in_the_default_thread_or_in_one_of_the_space()
    {
        long first = await CreateAsync("""{"name":"a","space":1}""");
        long second = await CreateAsync("""{"name":"b","space":"1","thread":12}""");
        (await Admin.PostAsync("preview/app", """{"name":"c","space":1,"thread":21}""")).Invalid("thread");
        (await Admin.PostAsync("preview/app", """{"name":"c","space":9}""")).Invalid("space");
        await Admin.DeployAsync(first, second);
        (await PlaceAsync(first)).ShouldBe(("1", "11"));
        (await PlaceAsync(second)).ShouldBe(("1", "12"));
        JsonObject space = (await Admin.GetAsync("space", "id=1")).Ok();
        (space["defaultThread"]!.GetValue<string>(), space["isGuest"]!.GetValue<bool>(), space["useMultiThread"]!.GetValue<bool>()).ShouldBe(("11", false, true));
        space["attachedApps"]!.AsArray().Select(a => a!["threadId"]!.GetValue<string>()).ShouldBe(["11", "12"]);
        (await Admin.GetAsync("apps", "spaceIds[0]=1")).Ok()["apps"]!.AsArray().Count.ShouldBe(2);
        (await Admin.GetAsync("apps", "spaceIds[0]=4")).Ok()["apps"]!.AsArray().ShouldBeEmpty();
    }

    [Test]
    public async Task An_app_moves_at_once_and_without_a_space_it_moves_out()
    {
        long app = await Admin.CreateAppAsync();
        (await Admin.PostAsync("app/move", new { app, space = 1 })).Refused(404, "GAIA_AP01");
        await Admin.DeployAsync(app);
        (await Admin.PostAsync("app/move", new { app, space = 1 })).Text.ShouldBe("{}");
        (await PlaceAsync(app)).ShouldBe(("1", "11"));
        (await Admin.PostAsync("app/move", new { app, space = 2 })).Invalid("space");
        (await Admin.PostAsync("app/move", new { app, space = 9 })).Invalid("space");
        (await As("sato").PostAsync("app/move", new { app })).Refused(403, "CB_NO02");
        (await WithToken(Host.GenerateApiToken(app, AppRights.All)).PostAsync("app/move", new { app })).Refused(403, "GAIA_NO01");
        (await Admin.PostAsync("app/move", $$"""{"app":{{app}},"space":null}""")).Ok();
        (await PlaceAsync(app)).ShouldBe((null, null));
    }

    [Test]
    public async Task Trap_44_a_guest_app_lives_under_its_own_path()
    {
        long guest = long.Parse((await Admin.PostAsync("/k/guest/2/v1/preview/app.json", """{"name":"客","space":2}""")).Ok()["app"]!.GetValue<string>());
        long ordinary = await Admin.CreateDeployedAppAsync();
        (await Admin.PostAsync("preview/app", """{"name":"客","space":2}""")).Refused(400, "GAIA_IL23");
        (await Admin.GetAsync("preview/app/reports", $"app={guest}")).Refused(400, "GAIA_IL23");
        (await Admin.GetAsync($"/k/guest/3/v1/preview/app/reports.json?app={guest}")).Refused(403, "CB_NO02");
        (await Admin.GetAsync($"/k/guest/2/v1/preview/app/reports.json?app={ordinary}")).Refused(403, "CB_NO02");
        (await Admin.PostAsync("/k/guest/2/v1/preview/app/deploy.json", new { apps = new[] { new { app = guest }, new { app = ordinary } } })).Refused(403, "CB_NO02");
        (await Admin.PostAsync("preview/app/deploy", new { apps = new[] { new { app = guest } } })).Refused(400, "GAIA_IL23");
        (await Admin.PostAsync("/k/guest/2/v1/preview/app/deploy.json", new { apps = new[] { new { app = guest } } })).Ok();
        (await Admin.GetAsync($"/k/guest/2/v1/app.json?id={guest}")).Ok()["spaceId"]!.GetValue<string>().ShouldBe("2");
        (await Admin.GetAsync($"/k/guest/2/v1/app/adminNotes.json?app={guest}")).Ok();
        (await Admin.GetAsync("space", "id=2")).Refused(400, "GAIA_IL23");
        (await Admin.GetAsync("/k/guest/2/v1/space.json?id=2")).Ok()["isGuest"]!.GetValue<bool>().ShouldBeTrue();
        (await Admin.GetAsync("apps", $"ids[0]={guest}")).Ok()["apps"]![0]!["spaceId"]!.GetValue<string>().ShouldBe("2");
        (await Admin.PutAsync("/k/guest/2/v1/preview/app/notifications/general.json",
            $$"""{"app":{{guest}},"notifications":[{"entity":{"type":"ORGANIZATION","code":"bu"} }]}""")).Invalid("notifications[0].entity.type");
    }

    [Test]
    public async Task A_private_space_shows_itself_to_members_and_may_keep_app_making_to_administrators()
    {
        (await As("suzuki").GetAsync("space", "id=4")).Refused(403, "CB_NO02");
        JsonObject space = (await As("sato").GetAsync("space", "id=4")).Ok();
        (space["isPrivate"]!.GetValue<bool>(), space["memberCount"]!.GetValue<string>(), space["permissions"]!["createApp"]!.GetValue<string>()).ShouldBe((true, "1", "ADMIN"));
        (await As("sato").PostAsync("preview/app", """{"name":"a","space":4}""")).Refused(403, "CB_NO02");
        await CreateAsync("""{"name":"a","space":4}""");
        (await Admin.GetAsync("space", "id=9")).Invalid("id");
    }

    private async Task<long> CreateAsync(string body) => long.Parse((await Admin.PostAsync("preview/app", body)).Ok()["app"]!.GetValue<string>());

    private async Task<(string?, string?)> PlaceAsync(long app)
    {
        JsonObject described = (await Admin.GetAsync("app", $"id={app}")).Ok();
        return ((string?)described["spaceId"], (string?)described["threadId"]);
    }
}
