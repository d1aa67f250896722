using System.Text.Json.Nodes;
using Shouldly;

namespace AppForge.Emulator.Tests.Platform;

/// <summary>users-and-orgs.md, B: making, changing and deleting spaces, their members, threads and guests.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SpaceWriteTests : PlatformTest
{
    private const string Managed = """[{"entity":{"type":"USER","code":"sato"},"isAdmin":true}]""";

    [Test]
    public async Task A_space_is_made_from_a_template()
    {
        long space = await MakeAsync($$"""{"id":2,"name":"総務部","members":{{Managed}},"isPrivate":true,"fixedMember":true}""");
        JsonObject made = await ReadAsync(space);
        (made["name"]!.GetValue<string>(), made["isPrivate"]!.GetValue<bool>(), made["fixedMember"]!.GetValue<bool>(), made["useMultiThread"]!.GetValue<bool>())
            .ShouldBe(("総務部", true, true, true));
        (made["memberCount"]!.GetValue<string>(), made["body"]!.GetValue<string>(), made["showAppList"]!.GetValue<bool>()).ShouldBe(("1", "<p>案内</p>", true));
        made["creator"]!["code"]!.GetValue<string>().ShouldBe("Administrator");
        (await As("suzuki").GetAsync("space", $"id={space}")).Refused(403, "CB_NO02");
        (await As("sato").GetAsync("space", $"id={space}")).Ok();
    }

    [TestCase("""{"id":9,"name":"a","members":$}""", "id")]
    [TestCase("""{"id":1,"name":"","members":$}""", "name")]
    [TestCase("""{"id":1,"name":"a","members":[]}""", "members")]
    [TestCase("""{"id":1,"name":"a","members":[{"entity":{"type":"USER","code":"sato"}}]}""", "members")]
    [TestCase("""{"id":1,"name":"a","members":[{"entity":{"type":"USER","code":"gone"},"isAdmin":true}]}""", "members[0].entity.code")]
    [TestCase("""{"id":1,"name":"a","members":[{"entity":{"type":"ROLE","code":"x"},"isAdmin":true}]}""", "members[0].entity.type")]
    public async Task What_is_wrong_with_a_new_space_is_named(string body, string path) =>
        (await Admin.PostAsync("template/space", body.Replace("$", Managed, StringComparison.Ordinal))).Invalid(path);

    [Test]
    public async Task Settings_of_a_space_are_a_patch_and_threads_have_no_way_back()
    {
        long space = await MakeAsync($$"""{"id":1,"name":"案件","members":{{Managed}}}""");
        (await ReadAsync(space))["showThreadList"].ShouldBeNull();
        (await As("sato").PutAsync("space", $$"""{"id":{{space}},"useMultiThread":true,"permissions":{"createApp":"ADMIN"} }""")).Text.ShouldBe("{}");
        (await As("sato").PutAsync("space", $$"""{"id":{{space}},"useMultiThread":false,"showThreadList":false,"isPrivate":true}""")).Ok();
        JsonObject changed = await ReadAsync(space);
        (changed["useMultiThread"]!.GetValue<bool>(), changed["showThreadList"]!.GetValue<bool>(), changed["showAppList"]!.GetValue<bool>()).ShouldBe((true, false, true));
        (changed["isPrivate"]!.GetValue<bool>(), changed["permissions"]!["createApp"]!.GetValue<string>(), changed["name"]!.GetValue<string>()).ShouldBe((true, "ADMIN", "案件"));
        changed["modifier"]!["code"]!.GetValue<string>().ShouldBe("sato");
        (await As("suzuki").PutAsync("space", $$"""{"id":{{space}},"name":"x"}""")).Refused(403, "CB_NO02");
        (await Admin.PutAsync("space", """{"id":99,"name":"x"}""")).Invalid("id");
        (await Admin.PutAsync("space", $$"""{"id":{{space}},"name":"{{new string('x', 129)}}","permissions":{"createApp":"NOBODY"} }""")).Invalid("name", "permissions.createApp");
    }

    [Test]
    public async Task Members_are_replaced_and_those_of_groups_are_members_too()
    {
        long space = await MakeAsync($$"""{"id":1,"name":"案件","members":{{Managed}},"isPrivate":true}""");
        (await As("sato").PutAsync("space/members", $$"""
            {"id":{{space}},"members":[{"entity":{"type":"USER","code":"smith"},"isAdmin":true},{"entity":{"type":"GROUP","code":"soumu"} },
             {"entity":{"type":"ORGANIZATION","code":"bu"},"includeSubs":true}]}
            """)).Text.ShouldBe("{}");
        JsonArray members = (await Admin.GetAsync("space/members", $"id={space}")).Ok()["members"]!.AsArray();
        members.Select(m => $"{m!["entity"]!["type"]} {m["entity"]!["code"]} {m["isAdmin"]} {m["isImplicit"]} {m["includeSubs"]}").ShouldBe(
        [
            "USER smith true false ", "GROUP soumu false  ", "ORGANIZATION bu false  true", "USER suzuki false true ", "USER sato false true ",
        ]);
        (await ReadAsync(space))["memberCount"]!.GetValue<string>().ShouldBe("3");
        (await As("suzuki").GetAsync("space", $"id={space}")).Ok();
        (await As("sato").PutAsync("space/members", $$"""{"id":{{space}},"members":{{Managed}}}""")).Refused(403, "CB_NO02");

        // Who is stopped or deleted is left out; who leaves the group is no member at once.
        (await Admin.PutAsync("/v1/users.json", """{"users":[{"code":"smith","valid":false}]}""")).Ok();
        (await Admin.PutAsync("/v1/group/users.json", """{"code":"soumu","users":[]}""")).Ok();
        members = (await Admin.GetAsync("space/members", $"id={space}")).Ok()["members"]!.AsArray();
        members.Select(m => m!["entity"]!["code"]!.GetValue<string>()).ShouldBe(["soumu", "bu", "sato"]);
        (await As("suzuki").GetAsync("space", $"id={space}")).Refused(403, "CB_NO02");
    }

    [Test]
    public async Task The_text_of_a_single_threaded_space_is_that_of_its_thread()
    {
        long single = await MakeAsync($$"""{"id":1,"name":"案件","members":{{Managed}}}""");
        JsonObject made = await ReadAsync(single);
        made["body"].ShouldBeNull();
        string thread = made["defaultThread"]!.GetValue<string>();
        (await As("sato").PutAsync("space/thread", $$"""{"id":{{thread}},"body":"<b>本文</b>"}""")).Ok();
        (await ReadAsync(single))["body"]!.GetValue<string>().ShouldBe("<b>本文</b>");
        (await As("sato").PutAsync("space/body", $$"""{"id":{{single}},"body":""}""")).Ok();
        (await ReadAsync(single))["body"].ShouldBeNull();
        (await Admin.PutAsync("space/body", $$"""{"id":{{single}}}""")).Invalid("body");
        (await Admin.PutAsync("space/body", $$"""{"id":{{single}},"body":"{{new string('x', 65_536)}}"}""")).Invalid("body");
        (await Admin.PostAsync("space/thread", $$"""{"space":{{single}},"name":"二つ目"}""")).Invalid("space");
        (await Admin.PutAsync("space/thread", $$"""{"id":{{thread}},"name":"名前"}""")).Invalid("name");
    }

    [Test]
    public async Task Threads_are_added_changed_and_commented()
    {
        long space = await MakeAsync($$"""{"id":2,"name":"部","members":{{Managed}}}""");
        long thread = await IdAsync(As("sato").PostAsync("space/thread", $$"""{"space":{{space}},"name":"議題"}"""));
        (await As("sato").PutAsync("space/thread", $$"""{"id":{{thread}},"name":"議題2","body":"<p>x</p>"}""")).Text.ShouldBe("{}");
        long app = long.Parse((await Admin.PostAsync("preview/app", $$"""{"name":"a","space":{{space}},"thread":{{thread}}}""")).Ok()["app"]!.GetValue<string>());
        await Admin.DeployAsync(app);
        (await ReadAsync(space))["attachedApps"]![0]!["threadId"]!.GetValue<string>().ShouldBe($"{thread}");

        string file = await Admin.UploadAsync("a.txt", "text/plain", [1]);
        (await Admin.PostAsync("space/thread/comment", $$"""
            {"space":{{space}},"thread":{{thread}},"comment":{"text":"見て","mentions":[{"code":"sato","type":"USER"}],"files":[{"fileKey":"{{file}}","width":"100"}]} }
            """)).Ok()["id"]!.GetValue<string>().ShouldBe("1");
        (await Admin.PostAsync("space/thread/comment", $$"""{"space":{{space}},"thread":{{thread}},"comment":{"text":"二"} }""")).Ok()["id"]!.GetValue<string>().ShouldBe("2");
        (await Admin.PostAsync("space/thread/comment", $$"""{"space":{{space}},"thread":{{thread}},"comment":{} }""")).Invalid("comment.text");
        (await Admin.PostAsync("space/thread/comment", $$"""{"space":{{space}},"thread":77,"comment":{"text":"x","mentions":[{"code":"nobody","type":"USER"}]} }"""))
            .Invalid("thread", "comment.mentions[0].code");
        (await Admin.PostAsync("space/thread/comment", $$"""{"space":{{space}},"thread":{{thread}},"comment":{"files":[{"fileKey":"nothing"}]} }""")).Refused(404, "GAIA_BL01");
        (await Admin.PostAsync("space/thread/comment", $$"""{"space":{{space}},"thread":{{thread}},"comment":{"files":[{"fileKey":"a","width":"99"}]} }"""))
            .Invalid("comment.files[0].width");
        (await As("suzuki").PostAsync("space/thread/comment", $$"""{"space":{{space}},"thread":{{thread}},"comment":{"text":"x"} }""")).Refused(403, "CB_NO02");
        (await Admin.PutAsync("space/thread", """{"id":99999,"name":"x"}""")).Invalid("id");
    }

    [Test]
    public async Task A_space_goes_with_its_apps()
    {
        long space = await MakeAsync($$"""{"id":1,"name":"案件","members":{{Managed}}}""");
        long master = long.Parse((await Admin.PostAsync("preview/app", $$"""{"name":"m","space":{{space}}}""")).Ok()["app"]!.GetValue<string>());
        object key = new { type = "SINGLE_LINE_TEXT", code = "鍵", label = "鍵", unique = true };
        (await Admin.PostAsync("preview/app/form/fields", new { app = master, properties = Fields(("鍵", key)) })).Ok();
        await Admin.DeployAsync(master);
        (await Admin.PostAsync("record", $$$"""{"app":{{{master}}},"record":{"鍵":{"value":"1"} } }""")).Ok();
        object lookup = new { type = "SINGLE_LINE_TEXT", code = "参照", label = "参照", lookup = new { relatedApp = new { app = master }, relatedKeyField = "鍵", fieldMappings = Array.Empty<object>() } };
        long other = await Admin.CreateDeployedAppAsync(properties: Fields(("参照", lookup)));

        (await As("suzuki").DeleteAsync("space", $"id={space}")).Refused(403, "CB_NO02");
        (await As("sato").DeleteAsync($"/k/v1/space.json", $"id={space}")).Text.ShouldBe("{}");
        (await Admin.GetAsync("space", $"id={space}")).Invalid("id");
        (await Admin.GetAsync("app", $"id={master}")).Refused(404, "GAIA_AP01");
        (await Admin.GetAsync("records", $"app={master}")).Refused(404, "GAIA_AP01");
        (await Admin.GetAsync("app/form/fields", $"app={other}")).Ok()["properties"]!["参照"]!["lookup"].ShouldBeNull();
        (await Admin.PostAsync("record", $$$"""{"app":{{{other}}},"record":{"参照":{"value":"1"} } }""")).Refused(400, "GAIA_LO04");
        (await Admin.CreateAppAsync()).ShouldBeGreaterThan(other);
    }

    [Test]
    public async Task Guests_reach_their_guest_spaces_and_nothing_else()
    {
        (await Admin.PostAsync("guests", """
            {"guests":[{"code":"guest@example.com","name":"客","password":"guest","timezone":"Asia/Tokyo","locale":"en","company":"社"},
                       {"code":"other@example.com","name":"別","password":"guest","timezone":"Asia/Tokyo"}]}
            """)).Text.ShouldBe("{}");
        Kintone guest = As("guest@example.com", "guest");
        long app = long.Parse((await Admin.PostAsync("/k/guest/2/v1/preview/app.json", """{"name":"客","space":2}""")).Ok()["app"]!.GetValue<string>());
        (await Admin.PostAsync("/k/guest/2/v1/preview/app/deploy.json", new { apps = new[] { new { app } } })).Ok();
        string records = $"/k/guest/2/v1/records.json?app={app}";
        (await guest.GetAsync(records)).Refused(403, "CB_NO02");
        (await Admin.PutAsync("/k/guest/2/v1/space/guests.json", """{"id":2,"guests":["guest@example.com"]}""")).Text.ShouldBe("{}");
        (await guest.GetAsync(records)).Ok();
        (await guest.GetAsync("apps")).Refused(403, "CB_NO02");
        (await As("other@example.com", "guest").GetAsync(records)).Refused(403, "CB_NO02");
        (await Admin.GetAsync("/v1/users.json?codes[0]=guest@example.com")).Invalid("codes[0]");
        (await Admin.GetAsync("/k/guest/2/v1/space/members.json?id=2")).Ok()["members"]!.ToJsonString().ShouldNotContain("guest@");

        (await Admin.PutAsync("/k/guest/2/v1/space/guests.json", """{"id":2,"guests":["sato"]}""")).Invalid("guests[0]");
        (await Admin.PutAsync("space/guests", """{"id":2,"guests":[]}""")).Status.ShouldBe(404);
        (await Admin.PostAsync("guests", """{"guests":[{"code":"no-address","name":"","password":"12","timezone":"x"},{"code":"guest@example.com","name":"n","password":"123","timezone":"UTC"}]}"""))
            .Invalid("guests[0].code", "guests[0].name", "guests[0].password", "guests[0].timezone", "guests[1].code");
        (await As("sato").PostAsync("guests", """{"guests":[{"code":"a@b","name":"n","password":"123","timezone":"UTC"}]}""")).Refused(403, "CB_NO02");
        (await Admin.PutAsync("/k/guest/2/v1/space/guests.json", """{"id":2,"guests":[]}""")).Ok();
        (await guest.GetAsync(records)).Refused(403, "CB_NO02");
        (await Admin.DeleteAsync("/k/v1/guests.json", "guests[0]=guest@example.com")).Text.ShouldBe("{}");
        (await guest.GetAsync(records)).Refused(401, "CB_WA01");
        (await Admin.DeleteAsync("/k/v1/guests.json", "guests[0]=sato")).Invalid("guests[0]");
    }

    [Test]
    public async Task The_apps_of_a_private_space_are_for_its_members()
    {
        long space = await MakeAsync($$"""{"id":1,"name":"案件","members":{{Managed}},"isPrivate":true}""");
        long app = long.Parse((await Admin.PostAsync("preview/app", $$"""{"name":"m","space":{{space}}}""")).Ok()["app"]!.GetValue<string>());
        await Admin.DeployAsync(app);
        (await As("sato").GetAsync("records", $"app={app}")).Ok();
        (await As("suzuki").GetAsync("records", $"app={app}")).Refused(403, "CB_NO02");
        (await As("suzuki").GetAsync("apps")).Ok()["apps"]!.AsArray().ShouldBeEmpty();
    }

    private async Task<long> MakeAsync(string body) => await IdAsync(Admin.PostAsync("template/space", body));

    private async Task<JsonObject> ReadAsync(long space) => (await Admin.GetAsync("space", $"id={space}")).Ok();
}
