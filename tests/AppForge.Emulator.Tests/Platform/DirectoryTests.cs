using System.Text.Json.Nodes;
using Shouldly;

namespace AppForge.Emulator.Tests.Platform;

/// <summary>users-and-orgs.md, A: reading the directory; settings.md, 3 and 5: what becomes of people who stop or leave.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class DirectoryTests : AreaTest
{
    [Test]
    public async Task Users_are_read_by_code_or_id_or_all_of_them_in_the_order_of_their_ids()
    {
        JsonArray users = await ListAsync("users", "");
        users.Select(u => u!["code"]!.GetValue<string>()).ShouldBe(["sato", "suzuki", "smith", "gone", "Administrator"]);
        users.Select(u => u!["valid"]!.GetValue<bool>()).ShouldBe([true, true, true, false, true]);
        users[2]!["locale"]!.GetValue<string>().ShouldBe("en");
        string id = users[1]!["id"]!.GetValue<string>();
        (await ListAsync("users", $"ids[0]={id}"))[0]!["code"]!.GetValue<string>().ShouldBe("suzuki");
        (await ListAsync("users", "codes[0]=gone&codes[1]=sato")).Select(u => u!["code"]!.GetValue<string>()).ShouldBe(["sato", "gone"]);
        (await ListAsync("users", "offset=1&size=2")).Select(u => u!["code"]!.GetValue<string>()).ShouldBe(["suzuki", "smith"]);
        (await Admin.GetAsync("/v1/users.json?codes[0]=nobody")).Invalid("codes[0]");
        (await Admin.GetAsync($"/v1/users.json?codes[0]=sato&ids[0]={id}")).Invalid("ids");
        (await Admin.GetAsync("/v1/users.json?size=101")).Invalid("size");
        (await Admin.GetAsync("users")).Status.ShouldBe(404);
    }

    [Test]
    public async Task Organizations_know_their_parent_and_the_built_in_groups_are_listed()
    {
        JsonArray organizations = await ListAsync("organizations", "");
        organizations.Select(o => (o!["code"]!.GetValue<string>(), (string?)o["parentCode"])).ShouldBe([("bu", null), ("kacho", "bu")]);
        (await ListAsync("users", "codes[0]=sato"))[0]!["primaryOrganization"]!.GetValue<string>().ShouldBe(organizations[1]!["id"]!.GetValue<string>());
        (await ListAsync("groups", "")).Select(g => g!["code"]!.GetValue<string>()).ShouldBe(["Administrators", "everyone", "soumu"]);
    }

    [Test]
    public async Task Others_read_themselves_only_and_tokens_of_apps_nothing()
    {
        (await As("sato").GetAsync("/v1/users.json?codes[0]=sato")).Ok();
        (await As("sato").GetAsync("/v1/users.json")).Refused(400, "CB_IL02");
        (await As("sato").GetAsync("/v1/groups.json")).Refused(400, "CB_IL02");
        await Admin.DeployAsync(App);
        (await WithToken(Host.GenerateApiToken(App, AppRights.All)).GetAsync("/v1/users.json")).Refused(401, "CB_AU01");
    }

    private static readonly TestCaseData[] Mentioning =
    [
        new("app/acl", """ "rights":[{"entity":$},{"entity":{"type":"GROUP","code":"everyone"},"recordViewable":true}] """, "rights.0.entity"),
        new("record/acl", """ "rights":[{"filterCond":"","entities":[{"entity":$,"viewable":true}]}] """, "rights.0.entities.0.entity"),
        new("field/acl", """ "rights":[{"code":"件名","entities":[{"entity":$,"accessibility":"READ"}]}] """, "rights.0.entities.0.entity"),
        new("app/status", """ "enable":true,"states":{"a":{"name":"a","index":0},"b":{"name":"b","index":1,"assignee":{"type":"ANY","entities":[{"entity":$}]}}},"actions":[] """, "states.b.assignee.entities.0.entity"),
        new("app/notifications/general", """ "notifications":[{"entity":$}] """, "notifications.0.entity"),
        new("app/notifications/perRecord", """ "notifications":[{"filterCond":"","targets":[{"entity":$}]}] """, "notifications.0.targets.0.entity"),
        new("app/notifications/reminder", """ "notifications":[{"timing":{"code":"日付","daysLater":1,"time":"09:00"},"targets":[{"entity":$}]}] """, "notifications.0.targets.0.entity"),
    ];

    [TestCaseSource(nameof(Mentioning))]
    public async Task Who_stops_or_leaves_is_kept_but_not_shown(string area, string body, string path)
    {
        foreach ((string type, string code) in new[] { ("USER", "sato"), ("USER", "suzuki"), ("GROUP", "soumu"), ("ORGANIZATION", "kacho") })
        {
            string entity = $$"""{"type":"{{type}}","code":"{{code}}"}""";
            (await PutAsync(area, body.Replace("$", entity, StringComparison.Ordinal))).Ok();
            CodeAt(await ReadAsync(area), path).ShouldBe(code);
            await Host.ChangeDirectoryAsync(d => code == "sato" ? d.WithSuspended(code) : d.Without(code));
            CodeAt(await ReadAsync(area), path).ShouldNotBe(code);
            Reply refused = await PutAsync(area, body.Replace("$", entity, StringComparison.Ordinal));
            refused.Refused(400, "CB_VA01");
            refused.ErrorPaths.Single().ShouldEndWith("entity.code");
        }

        await Host.ChangeDirectoryAsync(d => d.WithOrganizations("kacho"));
        CodeAt(await ReadAsync(area), path).ShouldBe("kacho", "it was kept all the time");
    }

    [Test]
    public async Task Candidates_and_defaults_of_fields_and_those_who_may_use_an_action_hide_too()
    {
        long destination = await Admin.CreateDeployedAppAsync();
        (await PutAsync("app/form/fields", """ "properties":{"担当":{"type":"USER_SELECT","defaultValue":[{"type":"USER","code":"sato"},{"type":"FUNCTION","code":"LOGINUSER()"}],"entities":[{"type":"GROUP","code":"soumu"}]}} """)).Ok();
        (await PutAsync("app/actions", $$""" "actions":{"a":{"name":"a","index":0,"destApp":{"app":{{destination}} },"mappings":[],"entities":[{"type":"USER","code":"sato"},{"type":"GROUP","code":"everyone"}]} } """)).Ok();
        await Host.ChangeDirectoryAsync(d => d.Without("sato", "soumu"));
        JsonNode field = (await ReadAsync("app/form/fields"))["properties"]!["担当"]!;
        (field["defaultValue"]!.AsArray().Count, field["entities"]!.AsArray().Count).ShouldBe((1, 0));
        (await ReadAsync("app/actions"))["actions"]!["a"]!["entities"]!.ToJsonString().ShouldBe("""[{"type":"GROUP","code":"everyone"}]""");
        (await PutAsync("app/form/fields", """ "properties":{"担当":{"type":"USER_SELECT","entities":[{"type":"GROUP","code":"soumu"}]}} """)).Invalid("properties[担当].entities[0].code");
    }

    [TestCase("app/views", """ "views":{"a":{"type":"LIST","name":"a","index":0,"fields":[],"filterCond":"$"}} """)]
    [TestCase("record/acl", """ "rights":[{"filterCond":"$","entities":[]}] """)]
    [TestCase("app/notifications/perRecord", """ "notifications":[{"filterCond":"$","targets":[]}] """)]
    [TestCase("app/reports", """ "reports":{"a":{"chartType":"PIE","name":"a","index":0,"groups":[{"code":"件名"}],"aggregations":[{"type":"COUNT"}],"sorts":[],"filterCond":"$"}} """)]
    public async Task A_condition_that_names_someone_deleted_is_refused(string area, string body)
    {
        string sent = body.Replace("$", "担当 in (\\\"sato\\\")", StringComparison.Ordinal);
        (await PutAsync(area, sent)).Ok();
        await Host.ChangeDirectoryAsync(d => d.WithSuspended("sato"));
        (await PutAsync(area, sent)).Ok();
        await Host.ChangeDirectoryAsync(d => d.Without("sato"));
        (await PutAsync(area, sent)).Refused(400, "GAIA_IL42");
    }

    private async Task<JsonArray> ListAsync(string resource, string query) =>
        (await Admin.GetAsync($"/v1/{resource}.json?{query}")).Ok()[resource]!.AsArray();

    private static string? CodeAt(JsonNode? node, string path)
    {
        foreach (string step in path.Split('.'))
        {
            node = node is JsonArray array ? array.ElementAtOrDefault(int.Parse(step)) : node?[step];
        }

        return (string?)node?["code"];
    }
}
