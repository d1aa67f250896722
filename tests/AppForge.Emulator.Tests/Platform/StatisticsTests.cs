using System.Text;
using System.Text.Json.Nodes;
using Shouldly;

namespace AppForge.Emulator.Tests.Platform;

/// <summary>users-and-orgs.md, D and E: statistics, and the list of the APIs; the legacy form.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class StatisticsTests : PlatformTest
{
    [Test]
    public async Task Apps_are_counted_those_never_deployed_too()
    {
        long draft = await Admin.CreateAppAsync("下書き");
        long app = await As("sato").CreateDeployedAppAsync("使う", Fields(("件名", Text("件名")), ("添付", Field("FILE", "添付"))));
        string key = await Admin.UploadAsync("a.txt", "text/plain", Encoding.UTF8.GetBytes("12345"));
        (await Admin.PostAsync("record", $$$"""{"app":{{{app}}},"record":{"件名":{"value":"a"},"添付":{"value":[{"fileKey":"{{{key}}}"}]} } }""")).Ok();
        (await Admin.PostAsync("record", $$"""{"app":{{app}},"record":{} }""")).Ok();
        await Admin.PostAsync("app/move", new { app, space = 1 });

        JsonArray apps = await ListAsync("apps");
        apps.Select(a => (a!["id"]!.GetValue<string>(), a["name"]!.GetValue<string>(), a["status"]!.GetValue<string>()))
            .ShouldBe([($"{draft}", "下書き", "NOT_ACTIVATED"), ($"{app}", "使う", "ACTIVATED")]);
        JsonNode used = apps[1]!;
        (used["recordCount"]!.GetValue<string>(), used["fieldCount"]!.GetValue<string>(), used["storageUsage"]!.GetValue<string>()).ShouldBe(("2", "2", "5"));
        (used["customized"]!.GetValue<bool>(), used["creator"]!["code"]!.GetValue<string>(), used["space"]!["name"]!.GetValue<string>()).ShouldBe((false, "sato", "庁内"));
        long.Parse(used["dailyRequestCount"]!.GetValue<string>()).ShouldBeGreaterThan(2);
        used["recordUpdatedAt"]!.GetValue<string>().ShouldEndWith(":00Z");
        apps[0]!["space"].ShouldBeNull();

        (await Admin.PutAsync("preview/app/views", $$"""{"app":{{app}},"views":{"a":{"type":"CUSTOM","name":"a","index":0,"html":"<p></p>"} } }""")).Ok();
        (await ListAsync("apps"))[1]!["status"]!.GetValue<string>().ShouldBe("CHANGED");
        await Admin.DeployAsync(app);
        (await ListAsync("apps", "offset=1&limit=1")).Single()!["customized"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Test]
    public async Task Spaces_are_counted()
    {
        JsonArray spaces = await ListAsync("spaces");
        spaces.Select(s => (s!["id"]!.GetValue<string>(), s["isGuest"]!.GetValue<bool>(), s["isPrivate"]!.GetValue<bool>())).ShouldBe([("1", false, false), ("2", true, true)]);
        (spaces[0]!["memberCount"]!.GetValue<string>(), spaces[0]!["administratorCount"]!.GetValue<string>()).ShouldBe(("4", "1"));
        (await Admin.GetAsync("spaces/statistics", "limit=0")).Invalid("limit");
        (await As("sato").GetAsync("spaces/statistics")).Refused(403, "CB_NO02");
        (await As("sato").GetAsync("apps/statistics")).Refused(403, "CB_NO02");
    }

    [Test]
    public async Task The_list_of_the_apis_is_open_and_names_what_is_served()
    {
        Reply listed = await Nobody().GetAsync("apis");
        JsonObject apis = listed.Ok()["apis"]!.AsObject();
        apis["app/form/fields/get"]!["link"]!.GetValue<string>().ShouldBe("apis/app/form/fields/get.json");
        apis.ContainsKey("app/delete").ShouldBeFalse();
        (await Nobody().GetAsync("apps")).Refused(401, "CB_AU01");
    }

    [Test]
    public async Task The_legacy_form_is_a_list_in_the_order_of_the_layout()
    {
        object choice = new { type = "DROP_DOWN", code = "区分", label = "区分", options = new Dictionary<string, object> { ["乙"] = new { label = "乙", index = 1 }, ["甲"] = new { label = "甲", index = 0 } } };
        object table = new { type = "SUBTABLE", code = "明細", label = "明細", fields = Fields(("個数", Field("NUMBER", "個数"))) };
        long app = await Admin.CreateDeployedAppAsync(properties: Fields(("件名", Text("件名")), ("区分", choice), ("明細", table)));
        (await Admin.PutAsync("preview/app/form/layout", $$"""
            {"app":{{app}},"layout":[{"type":"SUBTABLE","code":"明細","fields":[{"type":"NUMBER","code":"個数"}]},
             {"type":"ROW","fields":[{"type":"LABEL","label":"案内"},{"type":"DROP_DOWN","code":"区分"},{"type":"SINGLE_LINE_TEXT","code":"件名"}]}]}
            """)).Ok();
        JsonArray form = (await Admin.GetAsync("preview/form", $"app={app}")).Ok()["properties"]!.AsArray();
        form.Take(4).Select(p => p!["type"]!.GetValue<string>()).ShouldBe(["SUBTABLE", "LABEL", "DROP_DOWN", "SINGLE_LINE_TEXT"]);
        form[0]!["fields"]![0]!["code"]!.GetValue<string>().ShouldBe("個数");
        form[2]!["options"]!.ToJsonString().ShouldBe(new JsonArray("甲", "乙").ToJsonString());
        form.Select(p => (string?)p!["type"]).ShouldContain("RECORD_NUMBER");
        (await Admin.GetAsync("form", $"app={app}")).Ok()["properties"]![0]!["type"]!.GetValue<string>().ShouldNotBe("SUBTABLE", "not deployed yet");
        (await As("sato").GetAsync("form", $"app={app}")).Ok();
        (await As("sato").GetAsync("preview/form", $"app={app}")).Refused(403, "CB_NO02");
        (await Admin.GetAsync("form", "app=99")).Refused(404, "GAIA_AP01");
    }

    private async Task<JsonArray> ListAsync(string what, string query = "") => (await Admin.GetAsync($"{what}/statistics", query)).Ok()[what]!.AsArray();
}
