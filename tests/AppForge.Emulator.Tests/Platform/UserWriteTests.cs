using System.Text.Json.Nodes;
using Shouldly;

namespace AppForge.Emulator.Tests.Platform;

/// <summary>users-and-orgs.md, A: writing users, organisations, groups and who belongs where.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class UserWriteTests : PlatformTest
{
    private static readonly string[] Batches = ["users", "organizations", "groups"];

    [Test]
    public async Task A_new_user_logs_in_at_once_and_shows_what_was_sent()
    {
        (await Admin.PostAsync("/v1/users.json", """
            {"users":[{"code":"tanaka","password":"p","name":"田中","surName":"田中","givenName":"一","phone":"03","birthDate":"1990-04-01","locale":"zh-TW",
             "timezone":"Asia/Tokyo","sortOrder":3,"customItemValues":[{"code":"room","value":"5F"}]}]}
            """)).Text.ShouldBe("{}");
        JsonObject user = await UserAsync("tanaka");
        (user["name"]!.GetValue<string>(), user["phone"]!.GetValue<string>(), user["birthDate"]!.GetValue<string>(), user["locale"]!.GetValue<string>())
            .ShouldBe(("田中", "03", "1990-04-01", "zh-TW"));
        (user["sortOrder"]!.GetValue<long>(), user["valid"]!.GetValue<bool>(), user["email"]!.GetValue<string>()).ShouldBe((3, true, ""));
        user["customItemValues"]!.ToJsonString().ShouldBe("""[{"code":"room","value":"5F"}]""");
        (await As("tanaka").GetAsync("/v1/users.json?codes[0]=tanaka")).Ok();
        (await As("tanaka").GetAsync("apps")).Ok();
    }

    [Test]
    public async Task What_is_left_out_stays_and_a_stopped_user_is_out_at_once()
    {
        (await Admin.PutAsync("/v1/users.json", """{"users":[{"code":"sato","phone":"1"},{"code":"suzuki","valid":false}]}""")).Ok();
        (await Admin.PutAsync("/v1/users.json", """{"users":[{"code":"sato","email":"s@example.com"}]}""")).Ok();
        JsonObject sato = await UserAsync("sato");
        (sato["phone"]!.GetValue<string>(), sato["email"]!.GetValue<string>()).ShouldBe(("1", "s@example.com"));
        (await As("suzuki").GetAsync("apps")).Refused(401, "CB_WA01");
        (await UserAsync("suzuki"))["valid"]!.GetValue<bool>().ShouldBeFalse();
        (await Admin.PutAsync("/v1/users.json", """{"users":[{"code":"suzuki","valid":true,"password":"new"}]}""")).Ok();
        (await As("suzuki", "new").GetAsync("apps")).Ok();
        (await Admin.PutAsync("/v1/users.json", """{"users":[{"code":"Administrator","valid":false}]}""")).Invalid("users[0].valid");
    }

    [Test]
    public async Task A_batch_is_taken_whole_or_not_at_all()
    {
        (await Admin.PostAsync("/v1/users.json", """{"users":[{"code":"a","password":"p","name":"a"},{"code":"sato","password":"p","name":"b"},{"code":"a"}]}"""))
            .Invalid("users[1].code", "users[2].code", "users[2].name", "users[2].password");
        (await Admin.GetAsync("/v1/users.json?codes[0]=a")).Invalid("codes[0]");
        (await Admin.PutAsync("/v1/users.json", """{"users":[{"code":"sato","name":"変更"},{"code":"nobody"}]}""")).Invalid("users[1].code");
        (await UserAsync("sato"))["name"]!.GetValue<string>().ShouldBe("sato");
    }

    [TestCase("""{"code":"x","password":"p","name":"x","timezone":"Mars/Olympus"}""", "timezone")]
    [TestCase("""{"code":"x","password":"p","name":"x","timezone":"/dev/zero"}""", "timezone")]
    [TestCase("""{"code":"x","password":"p","name":"x","timezone":"../../../etc/passwd"}""", "timezone")]
    [TestCase("""{"code":"x","password":"p","name":"x","locale":"tlh"}""", "locale")]
    [TestCase("""{"code":"x","password":"p","name":"x","birthDate":"1.4.1990"}""", "birthDate")]
    [TestCase("""{"code":"x","password":"p","name":"x","primaryOrganization":"1"}""", "primaryOrganization")]
    [TestCase("""{"code":"x","password":"p","name":""}""", "name")]
    public async Task A_wrong_value_is_named(string user, string path) =>
        (await Admin.PostAsync("/v1/users.json", $$"""{"users":[{{user}}]}""")).Invalid("users[0]." + path);

    [TestCaseSource(nameof(Batches))]
    public async Task A_batch_has_one_to_a_hundred_entries(string resource)
    {
        JsonArray many = [.. Enumerable.Range(0, 101).Select(i => new JsonObject { ["code"] = $"c{i}", ["name"] = "n", ["password"] = "p" })];
        (await Admin.PostAsync($"/v1/{resource}.json", new JsonObject { [resource] = many }.ToJsonString())).Invalid(resource);
        (await Admin.PostAsync($"/v1/{resource}.json", $$"""{"{{resource}}":[]}""")).Invalid(resource);
        (await Admin.PostAsync($"/v1/{resource}.json", "{}")).Invalid(resource);
        (await As("sato").PostAsync($"/v1/{resource}.json", $$"""{"{{resource}}":[{"code":"x","name":"x","password":"p"}]}""")).Refused(400, "CB_IL02");
    }

    [Test]
    public async Task A_deleted_user_is_gone_everywhere_but_in_what_he_made()
    {
        long app = await As("sato").CreateDeployedAppAsync();
        (await Admin.DeleteAsync("/v1/users.json", "codes[0]=sato")).Text.ShouldBe("{}");
        (await As("sato").GetAsync("apps")).Refused(401, "CB_WA01");
        (await Admin.GetAsync("app", $"id={app}")).Ok()["creator"]!["code"]!.GetValue<string>().ShouldBe("sato");
        (await Admin.DeleteAsync("/v1/users.json", "codes[0]=Administrator")).Invalid("codes[0]");
        (await Admin.DeleteAsync("/v1/users.json", "codes[0]=nobody")).Invalid("codes[0]");
    }

    [Test]
    public async Task A_new_code_shows_in_settings_conditions_and_records_and_keeps_the_id()
    {
        string id = (await UserAsync("sato"))["id"]!.GetValue<string>();
        long app = await As("sato").CreateDeployedAppAsync(properties: Fields(("担当", Field("USER_SELECT", "担当"))));
        (await Admin.PutAsync("preview/app/views", $$"""{"app":{{app}},"views":{"a":{"type":"LIST","name":"a","index":0,"fields":[],"filterCond":"担当 in (\"sato\")"} } }""")).Ok();
        (await Admin.PutAsync("preview/app/acl", $$"""{"app":{{app}},"rights":[{"entity":{"type":"USER","code":"sato"},"recordViewable":true},{"entity":{"type":"USER","code":"Administrator"},"recordViewable":true,"recordAddable":true}]}""")).Ok();
        await Admin.DeployAsync(app);
        (await Admin.PostAsync("record", $$$"""{"app":{{{app}}},"record":{"担当":{"value":[{"code":"sato"}]} } }""")).Ok();

        (await As("sato").PostAsync("record/comment", $$$"""{"app":{{{app}}},"record":1,"comment":{"text":"a"} }""")).Ok();
        (await As("suzuki").GetAsync("record/comments", $"app={app}&record=1")).Refused(403, "CB_NO02");

        (await Admin.PutAsync("/v1/users/codes.json", """{"codes":[{"currentCode":"sato","newCode":"suzuki"},{"currentCode":"suzuki","newCode":"sato"}]}""")).Ok();
        (await UserAsync("suzuki"))["id"]!.GetValue<string>().ShouldBe(id);
        (await Admin.GetAsync("app/views", $"app={app}")).Ok()["views"]!["a"]!["filterCond"]!.GetValue<string>().ShouldBe("担当 in (\"suzuki\")");
        (await Admin.GetAsync("app/acl", $"app={app}")).Ok()["rights"]![0]!["entity"]!["code"]!.GetValue<string>().ShouldBe("suzuki");
        JsonArray found = (await Admin.GetAsync("records", $"app={app}&query={Uri.EscapeDataString("担当 in (\"suzuki\")")}")).Ok()["records"]!.AsArray();
        found.Single()!["担当"]!["value"]!.ToJsonString().ShouldContain("suzuki");
        (await Admin.GetAsync("app", $"id={app}")).Ok()["creator"]!["code"]!.GetValue<string>().ShouldBe("suzuki");
        JsonNode comment = (await As("suzuki").GetAsync("record/comments", $"app={app}&record=1")).Ok()["comments"]![0]!;
        comment["creator"]!["code"]!.GetValue<string>().ShouldBe("suzuki");
        (await Admin.PutAsync("/v1/users/codes.json", """{"codes":[{"currentCode":"sato","newCode":"smith"}]}""")).Invalid("codes");
        (await Admin.PutAsync("/v1/users/codes.json", """{"codes":[{"currentCode":"nobody","newCode":"x"}]}""")).Invalid("codes[0].currentCode");
    }

    [Test]
    public async Task Organizations_are_made_moved_renamed_and_deleted()
    {
        (await Admin.PostAsync("/v1/organizations.json", """{"organizations":[{"code":"ka","name":"係","parentCode":"kacho","description":"d"},{"code":"kyoku","name":"局"}]}""")).Ok();
        (await Admin.PutAsync("/v1/organizations.json", """{"organizations":[{"code":"bu","parentCode":"kyoku","localName":"Dept","localNameLocale":"en"}]}""")).Ok();
        JsonArray all = (await Admin.GetAsync("/v1/organizations.json")).Ok()["organizations"]!.AsArray();
        all.Select(o => (o!["code"]!.GetValue<string>(), (string?)o["parentCode"])).ShouldBe([("bu", "kyoku"), ("kacho", "bu"), ("ka", "kacho"), ("kyoku", null)]);
        all[0]!["localName"]!.GetValue<string>().ShouldBe("Dept");
        (await Admin.PutAsync("/v1/organizations.json", """{"organizations":[{"code":"kyoku","parentCode":"ka"}]}""")).Invalid("organizations[0].parentCode");
        (await Admin.PutAsync("/v1/organizations.json", """{"organizations":[{"code":"bu","parentCode":"nowhere"}]}""")).Invalid("organizations[0].parentCode");
        (await Admin.PutAsync("/v1/organizations/codes.json", """{"codes":[{"currentCode":"kacho","newCode":"kacho2"}]}""")).Ok();
        (await Admin.GetAsync("/v1/user/organizations.json?code=sato")).Ok()["organizationTitles"]![0]!["organization"]!["code"]!.GetValue<string>().ShouldBe("kacho2");
        (await Admin.DeleteAsync("/v1/organizations.json", "codes[0]=kacho2")).Ok();
        Codes((await Admin.GetAsync("/v1/organizations.json")).Ok()["organizations"]!).ShouldBe(["bu", "kyoku"]);
        (await Admin.GetAsync("/v1/user/organizations.json?code=sato")).Ok()["organizationTitles"]!.AsArray().ShouldBeEmpty();
    }

    [Test]
    public async Task Who_belongs_to_an_organization_is_replaced_with_titles()
    {
        (await Admin.PutAsync("/v1/userOrganizations.json", """{"userOrganizations":[{"code":"suzuki","organizations":[{"orgCode":"bu","titleCode":"kacho"},{"orgCode":"kacho"}]},{"code":"sato","organizations":[]}]}""")).Ok();
        JsonArray titles = (await Admin.GetAsync("/v1/user/organizations.json?code=suzuki")).Ok()["organizationTitles"]!.AsArray();
        titles.Select(t => (t!["organization"]!["code"]!.GetValue<string>(), (string?)t["title"]?["code"])).ShouldBe([("bu", "kacho"), ("kacho", null)]);
        JsonArray users = (await Admin.GetAsync("/v1/organization/users.json?code=bu&size=1")).Ok()["userTitles"]!.AsArray();
        (users.Single()!["user"]!["code"]!.GetValue<string>(), users[0]!["title"]!["name"]!.GetValue<string>()).ShouldBe(("suzuki", "課長"));
        (await Admin.GetAsync("/v1/user/organizations.json?code=sato")).Ok()["organizationTitles"]!.AsArray().ShouldBeEmpty();
        string kacho = (await Admin.GetAsync("/v1/organizations.json?codes[0]=kacho")).Ok()["organizations"]![0]!["id"]!.GetValue<string>();
        (await Admin.PutAsync("/v1/users.json", $$"""{"users":[{"code":"suzuki","primaryOrganization":"{{kacho}}"}]}""")).Ok();
        (await UserAsync("suzuki"))["primaryOrganization"]!.GetValue<string>().ShouldBe(kacho);
        (await Admin.PutAsync("/v1/userOrganizations.json", """{"userOrganizations":[{"code":"suzuki","organizations":[{"orgCode":"x"},{"orgCode":"bu","titleCode":"y"}]}]}"""))
            .Invalid("userOrganizations[0].organizations[0].orgCode", "userOrganizations[0].organizations[1].titleCode");
    }

    [Test]
    public async Task A_group_gives_its_rights_at_once_and_takes_them_away()
    {
        long app = await Admin.CreateDeployedAppAsync();
        (await Admin.PostAsync("/v1/groups.json", """{"groups":[{"code":"g","name":"班","description":"d"}]}""")).Ok();
        (await Admin.PutAsync("preview/app/acl", $$"""{"app":{{app}},"rights":[{"entity":{"type":"GROUP","code":"g"},"recordViewable":true}]}""")).Ok();
        await Admin.DeployAsync(app);
        (await As("sato").GetAsync("records", $"app={app}")).Refused(403, "CB_NO02");
        (await Admin.PutAsync("/v1/group/users.json", """{"code":"g","users":["sato","smith"]}""")).Ok();
        (await As("sato").GetAsync("records", $"app={app}")).Ok();
        Codes((await Admin.GetAsync("/v1/group/users.json?code=g")).Ok()["users"]!).ShouldBe(["sato", "smith"]);
        (await Admin.PutAsync("/v1/user/groups.json", """{"code":"sato","groups":["soumu"]}""")).Ok();
        (await As("sato").GetAsync("records", $"app={app}")).Refused(403, "CB_NO02");
        Codes((await As("sato").GetAsync("/v1/user/groups.json?code=sato")).Ok()["groups"]!).ShouldBe(["everyone", "soumu"]);
        (await As("sato").GetAsync("/v1/user/groups.json?code=smith")).Refused(400, "CB_IL02");
        (await Admin.PutAsync("/v1/groups.json", """{"groups":[{"code":"g","name":"新しい班"}]}""")).Ok();
        (await Admin.PutAsync("/v1/groups/codes.json", """{"codes":[{"currentCode":"g","newCode":"g2"}]}""")).Ok();
        (await As("smith").GetAsync("records", $"app={app}")).Ok();
        (await Admin.DeleteAsync("/v1/groups.json", "codes[0]=g2")).Ok();
        (await As("smith").GetAsync("records", $"app={app}")).Refused(403, "CB_NO02");
    }

    [Test]
    public async Task Built_in_groups_cannot_be_changed()
    {
        (await Admin.PutAsync("/v1/groups.json", """{"groups":[{"code":"everyone","name":"x"}]}""")).Invalid("groups[0].code");
        (await Admin.DeleteAsync("/v1/groups.json", "codes[0]=Administrators")).Invalid("codes[0]");
        (await Admin.PutAsync("/v1/group/users.json", """{"code":"Administrators","users":["sato"]}""")).Invalid("code");
        (await Admin.PutAsync("/v1/user/groups.json", """{"code":"sato","groups":["everyone"]}""")).Invalid("groups[0]");
        (await Admin.PostAsync("/v1/groups.json", """{"groups":[{"code":"everyone","name":"x"}]}""")).Invalid("groups[0].code");
    }

    [Test]
    public async Task Whoever_may_not_use_kintone_reaches_none_of_it()
    {
        (await Admin.PutAsync("/v1/users/services.json", """{"users":[{"code":"sato","services":["garoon"]}]}""")).Ok();
        (await Admin.GetAsync("/v1/users/services.json?codes[0]=sato")).Ok()["users"]![0]!["services"]!.ToJsonString().ShouldBe("""["garoon"]""");
        (await As("sato").GetAsync("apps")).Refused(403, "CB_NO01");
        (await As("sato").GetAsync("/v1/users.json?codes[0]=sato")).Ok();
        (await Admin.PutAsync("/v1/users/services.json", """{"users":[{"code":"sato","services":["kintone"]}]}""")).Ok();
        (await As("sato").GetAsync("apps")).Ok();
        (await Admin.PutAsync("/v1/users/services.json", """{"users":[{"code":"sato","services":["excel"]}]}""")).Invalid("users[0].services[0]");
    }

    private async Task<JsonObject> UserAsync(string code) => (await Admin.GetAsync($"/v1/users.json?codes[0]={code}")).Ok()["users"]![0]!.AsObject();
}
