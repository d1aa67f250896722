using Shouldly;

namespace AppForge.Emulator.Tests;

/// <summary>behaviour.md, 2: who may call what.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class AuthenticationTests : EmulatorTest
{
    [Test]
    public async Task Without_credentials_one_is_asked_to_log_in()
    {
        Reply reply = await Nobody().GetAsync("apps");
        reply.Refused(401, "CB_AU01");
        reply.Message.ShouldBe("ログインしてください。");
    }

    [TestCase("Administrator", "wrong")]
    [TestCase("nobody", "cybozu")]
    [TestCase("gone", "p")]
    public async Task A_wrong_or_suspended_login_is_refused(string user, string password) =>
        (await As(user, password).GetAsync("apps")).Refused(401, "CB_WA01");

    [TestCase("###")]
    [TestCase("")]
    [TestCase("YWJj")]
    public async Task A_broken_authorization_header_is_a_wrong_login(string value)
    {
        Kintone client = Nobody();
        client.Headers["X-Cybozu-Authorization"] = value;
        (await client.GetAsync("apps")).Status.ShouldBe(401);
    }

    [TestCase("POST", "preview/app", """{"name":"a"}""")]
    [TestCase("GET", "apps", null)]
    public async Task Trap_12_some_apis_refuse_tokens(string method, string resource, string? body)
    {
        long app = await Admin.CreateDeployedAppAsync();
        Kintone client = WithToken(Host.GenerateApiToken(app, AppRights.All));
        (await client.SendAsync(method, $"/k/v1/{resource}.json", body)).Refused(403, "GAIA_NO01");
    }

    [Test]
    public async Task Trap_43_spaces_and_moves_take_no_token_and_cursors_bulk_requests_plug_ins_and_the_memo_do()
    {
        long app = await Admin.CreateDeployedAppAsync();
        Kintone client = WithToken(Host.GenerateApiToken(app, AppRights.All));
        (await client.GetAsync("space", "id=1")).Refused(403, "GAIA_NO01");
        (await client.PostAsync("app/move", new { app, space = 1 })).Refused(403, "GAIA_NO01");
        (await client.PostAsync("records/cursor", new { app })).Ok();
        (await client.PostAsync("bulkRequest", new { requests = new[] { new { method = "POST", api = "/k/v1/record.json", payload = new { app, record = new { } } } } })).Ok();
        (await client.GetAsync("app/plugins", $"app={app}")).Ok();
        (await client.GetAsync("app/adminNotes", $"app={app}")).Ok();
    }

    [Test]
    public async Task Trap_12_a_token_cannot_write_views_of_an_app_with_a_custom_view()
    {
        long app = await Admin.CreateDeployedAppAsync();
        Kintone client = WithToken(Host.GenerateApiToken(app, AppRights.All));
        (await client.PutAsync("preview/app/views", new { app, views = new { } })).Ok();
        (await Admin.PutAsync("preview/app/views", new { app, views = new { c = new { type = "CUSTOM", name = "c", index = 0 } } })).Ok();
        (await client.PutAsync("preview/app/views", new { app, views = new { } })).Refused(403, "GAIA_NO01");
    }

    [Test]
    public async Task A_token_works_for_its_deployed_app_within_its_rights()
    {
        long app = await Admin.CreateAppAsync();
        long other = await Admin.CreateDeployedAppAsync();
        string manage = Host.GenerateApiToken(app, AppRights.Manage);
        string view = Host.GenerateApiToken(other, AppRights.View);
        (await WithToken(manage).GetAsync("preview/app/settings", $"app={app}")).Refused(400, "GAIA_IA02");
        await Admin.DeployAsync(app);
        (await WithToken(manage).GetAsync("preview/app/settings", $"app={app}")).Ok();
        (await WithToken(view).GetAsync("app/settings", $"app={other}")).Ok();
        (await WithToken(view).GetAsync("preview/app/settings", $"app={other}")).Refused(403, "GAIA_NO01");
        (await WithToken(view).GetAsync("app/settings", $"app={app}")).Refused(400, "GAIA_IA02");
        (await WithToken($"{view}, {manage}").GetAsync("app/form/fields", $"app={app}")).Ok();
        (await WithToken("unknown").GetAsync("app/settings", $"app={app}")).Refused(400, "GAIA_IA02");
        string second = Host.GenerateApiToken(app, AppRights.View);
        (await WithToken($"{second},{manage}").GetAsync("app/settings", $"app={app}")).Refused(400, "GAIA_DA03");
        (await WithToken(string.Join(',', Enumerable.Repeat(view, 10))).GetAsync("app/settings", $"app={app}")).Status.ShouldBe(400);
    }

    [Test]
    public async Task Rights_come_from_the_live_app_acl_first_match_wins()
    {
        Kintone sato = As("sato");
        Kintone suzuki = As("suzuki");
        long app = await sato.CreateDeployedAppAsync();
        (await suzuki.GetAsync("app/settings", $"app={app}")).Ok();
        (await suzuki.GetAsync("preview/app/settings", $"app={app}")).Refused(403, "CB_NO02");
        object[] rights =
        [
            new { entity = new { type = "GROUP", code = "everyone" }, appEditable = true },
            new { entity = new { type = "GROUP", code = "soumu" } },
            new { entity = new { type = "ORGANIZATION", code = "bu" }, includeSubs = true, appEditable = true, recordAddable = true },
        ];
        (await sato.PutAsync("preview/app/acl", new { app, rights })).Ok();
        (await suzuki.GetAsync("app/settings", $"app={app}")).Ok();
        await sato.DeployAsync(app);
        (await suzuki.GetAsync("app/settings", $"app={app}")).Refused(403, "CB_NO02");
        (await suzuki.GetAsync("preview/app/settings", $"app={app}")).Refused(403, "CB_NO02");
        (await sato.GetAsync("preview/app/settings", $"app={app}")).Ok();
        (await sato.GetAsync("app/settings", $"app={app}")).Ok();
        (await As("smith").GetAsync("app/settings", $"app={app}")).Refused(403, "CB_NO02");
        (await As("smith").GetAsync("app/form/fields", $"app={app}")).Ok();
        (await Admin.GetAsync("preview/app/acl", $"app={app}")).Ok();
        (await suzuki.GetAsync("apps")).Ok()["apps"]!.AsArray().Count.ShouldBe(0);
    }

    [Test]
    public async Task Trap_44_guest_space_apps_have_their_own_path()
    {
        long guest = long.Parse((await Admin.PostAsync("/k/guest/2/v1/preview/app.json", new { name = "g", space = 2 })).Ok()["app"]!.GetValue<string>());
        long normal = await Admin.CreateAppAsync();
        (await Admin.GetAsync("preview/app/settings", $"app={guest}")).Refused(400, "GAIA_IL23");
        (await Admin.GetAsync("/k/guest/2/v1/preview/app/settings.json", $"app={guest}")).Ok();
        (await Admin.GetAsync("/k/guest/1/v1/preview/app/settings.json", $"app={guest}")).Refused(403, "CB_NO02");
        (await Admin.GetAsync("/k/guest/2/v1/preview/app/settings.json", $"app={normal}")).Refused(403, "CB_NO02");
        (await Admin.PostAsync("preview/app", new { name = "g", space = 2 })).Refused(400, "GAIA_IL23");
        (await Admin.PostAsync("preview/app", new { name = "g", space = 9 })).Invalid("space");
    }

    [Test]
    public void A_users_file_is_read_and_a_broken_one_named_without_its_content()
    {
        EmulatorDirectory directory = EmulatorDirectory.Parse(
            """{"users":[{"code":"a","password":"secret","language":"english","groups":["g"],"isAdministrator":true}],"tokens":[{"token":"t","app":1,"rights":"view, manage"}]}""");
        directory.Users.Single().Language.ShouldBe(MessageLanguage.English);
        directory.Tokens.Single().Rights.ShouldBe(AppRights.View | AppRights.Manage);
        directory.Tokens.Single().ToString().ShouldNotContain("\"t\"");
        Should.Throw<FormatException>(() => EmulatorDirectory.Parse("""{"users":[{"code":"a","password":"secret","lang":"x"}]}"""))
            .Message.ShouldNotContain("secret");
    }

    [Test]
    public async Task Groups_organizations_and_users_can_be_added_by_their_codes()
    {
        string[] roles = ["soumu", "soumu", "kaikei", "everyone", "Administrators"];
        EmulatorDirectory directory = new EmulatorDirectory { Groups = [new EmulatorGroup("soumu", "総務課")] }
            .WithGroups(roles).WithOrganizations("bu", "ka").WithUsers("p", "sato", "sato", "suzuki");
        directory.Groups.ShouldBe([new EmulatorGroup("soumu", "総務課"), new EmulatorGroup("kaikei", "kaikei")]);
        directory.Organizations.Select(o => o.Code).ShouldBe(["bu", "ka"]);
        directory.Users.Select(u => u.Code).ShouldBe(["sato", "suzuki"]);
        directory.WithUsers("q", "sato").Users.Count.ShouldBe(2);
        await using EmulatorHost host = await EmulatorHost.StartAsync(new EmulatorOptions { Directory = directory }, CancellationToken.None);
        using Kintone client = new(host);
        long app = await client.CreateAppAsync();
        object[] rights = [.. new[] { ("GROUP", "kaikei"), ("ORGANIZATION", "ka"), ("USER", "suzuki") }
            .Select(e => new { entity = new { type = e.Item1, code = e.Item2 }, recordViewable = true })];
        (await client.PutAsync("preview/app/acl", new { app, rights })).Ok();
    }
}
