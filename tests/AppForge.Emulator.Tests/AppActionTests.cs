using System.Text.Json.Nodes;
using Shouldly;

namespace AppForge.Emulator.Tests;

/// <summary>settings.md, 7: app actions.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class AppActionTests : AreaTest
{
    private long _destination;

    [SetUp]
    public async Task CreateDestinationAsync() => _destination = await Admin.CreateDeployedAppAsync("先", Fields(("写し", Text("写し")), ("URL", Field("LINK", "URL"))));

    [Test]
    public async Task Actions_are_replaced_as_a_map_and_keep_their_ids_by_name()
    {
        string id = (await PutAsync("app/actions", $"\"actions\":{{{Action("複写", 3)}}}")).Ok()["actions"]!["複写"]!["id"]!.GetValue<string>();
        await Host.SetAppCodeAsync(_destination, "SAKI");
        JsonNode action = (await ReadAsync("app/actions"))["actions"]!["複写"]!;
        (action["index"]!.GetValue<string>(), action["filterCond"]!.GetValue<string>()).ShouldBe(("0", ""));
        action["destApp"]!.ToJsonString().ShouldBe($$"""{"app":"{{_destination}}","code":"SAKI"}""");
        action["mappings"]!.AsArray().Count.ShouldBe(2);
        action["entities"]!.ToJsonString().ShouldBe("""[{"type":"GROUP","code":"everyone"}]""");
        (await PutAsync("app/actions", """ "actions":{"複写":{"name":"転記","index":0,"filterCond":"件名 = \"a\""}} """)).Ok()["actions"]!["転記"]!["id"]!.GetValue<string>().ShouldBe(id);
        action = (await ReadAsync("app/actions"))["actions"]!["転記"]!;
        (action["mappings"]!.AsArray().Count, action["filterCond"]!.GetValue<string>()).ShouldBe((2, "件名 = \"a\""));
        (await PutAsync("app/actions", """ "actions":{} """)).Ok();
        (await ReadAsync("app/actions"))["actions"]!.AsObject().ShouldBeEmpty();
    }

    [TestCase(""" "name":"b","index":0,"destApp":{"app":$},"mappings":[],"entities":[] """, "name")]
    [TestCase(""" "name":"a","destApp":{"app":$},"mappings":[],"entities":[] """, "index")]
    [TestCase(""" "name":"a","index":0,"mappings":[],"entities":[] """, "destApp")]
    [TestCase(""" "name":"a","index":0,"destApp":{"app":$},"entities":[] """, "mappings")]
    [TestCase(""" "name":"a","index":0,"destApp":{"app":$},"mappings":[] """, "entities")]
    [TestCase(""" "name":"a","index":0,"destApp":{"app":$},"mappings":[{"srcType":"TEXT"}],"entities":[] """, "mappings[0].srcType")]
    [TestCase(""" "name":"a","index":0,"destApp":{"app":$},"mappings":[{"srcType":"FIELD","destField":"写し"}],"entities":[] """, "mappings[0].srcField")]
    [TestCase(""" "name":"a","index":0,"destApp":{"app":$},"mappings":[],"entities":[{"type":"USER","code":"nobody"}] """, "entities[0].code")]
    [TestCase(""" "name":"a","index":0,"destApp":{"app":$},"mappings":[],"entities":[{"type":"FIELD_ENTITY","code":"担当"}] """, "entities[0].type")]
    public async Task Actions_that_cannot_be(string action, string path) =>
        (await PutAsync("app/actions", $$""" "actions":{"a":{{{action.Replace("$", $"{_destination}")}} } } """)).Invalid("actions[a]." + path);

    [Test]
    public async Task A_name_has_32_characters_at_most()
    {
        string name = new('a', 33);
        (await PutAsync("app/actions", $"\"actions\":{{{Action(name, 0)}}}")).Invalid($"actions[{name}].name");
        (await PutAsync("app/actions", $"\"actions\":{{{Action("a", 0)},{Action("b", 0)}}}")).Invalid("actions");
    }

    [Test]
    public async Task Trap_10_the_destination_is_deployed_and_its_fields_are_live()
    {
        long draft = await Admin.CreateAppAsync("未");
        foreach (long destination in new[] { draft, App, 999 })
        {
            (await PutAsync("app/actions", $$""" "actions":{"a":{"name":"a","index":0,"destApp":{"app":{{destination}} },"mappings":[],"entities":[]} } """)).Refused(404, "GAIA_AP01");
        }

        (await Admin.PostAsync("preview/app/form/fields", new { app = _destination, properties = Fields(("後", Text("後"))) })).Ok();
        string late = Action("a", 0).Replace("\"写し\"", "\"後\"", StringComparison.Ordinal);
        (await PutAsync("app/actions", $"\"actions\":{{{late}}}")).Refused(400, "GAIA_FC01");
        await Admin.DeployAsync(_destination);
        (await PutAsync("app/actions", $"\"actions\":{{{late}}}")).Ok();
    }

    [Test]
    public async Task Trap_22_an_unreadable_destination_is_null()
    {
        (await PutAsync("app/actions", $"\"actions\":{{{Action("a", 0)}}}")).Ok();
        (await Admin.PutAsync("preview/app/acl", new { app = _destination, rights = Array.Empty<object>() })).Ok();
        await Admin.DeployAsync(App, _destination);
        JsonNode action = (await As("sato").GetAsync("app/actions", $"app={App}")).Ok()["actions"]!["a"]!;
        (action["destApp"], action["mappings"], action["name"]!.GetValue<string>()).ShouldBe((null, null, "a"));
        (await ReadAsync("app/actions", ""))["actions"]!["a"]!["destApp"]!["app"]!.GetValue<string>().ShouldBe($"{_destination}");
    }

    [Test]
    public async Task Mappings_follow_renames_here_at_once_and_there_by_deploy()
    {
        (await PutAsync("app/actions", $"\"actions\":{{{Action("a", 0)}}}")).Ok();
        (await PutAsync("app/form/fields", """ "properties":{"件名":{"type":"SINGLE_LINE_TEXT","code":"題"}} """)).Ok();
        (await MappingAsync())["srcField"]!.GetValue<string>().ShouldBe("題");
        (await Admin.PutAsync("preview/app/form/fields", $$"""{"app":{{_destination}},"properties":{"写し":{"type":"SINGLE_LINE_TEXT","code":"複写"} } }""")).Ok();
        (await MappingAsync())["destField"]!.GetValue<string>().ShouldBe("写し");
        await Admin.DeployAsync(_destination);
        (await MappingAsync())["destField"]!.GetValue<string>().ShouldBe("複写");
        (await Admin.DeleteAsync("preview/app/form/fields", $"app={_destination}&fields[0]=複写")).Ok();
        await Admin.DeployAsync(_destination);
        (await MappingAsync())["srcType"]!.GetValue<string>().ShouldBe("RECORD_URL");

        async Task<JsonNode> MappingAsync() => (await ReadAsync("app/actions"))["actions"]!["a"]!["mappings"]![0]!;
    }

    private string Action(string name, int index) => $$"""
        "{{name}}":{"name":"{{name}}","index":{{index}},"destApp":{"app":"{{_destination}}"},
        "mappings":[{"srcType":"FIELD","srcField":"件名","destField":"写し"},{"srcType":"RECORD_URL","destField":"URL"}],"entities":[{"type":"GROUP","code":"everyone"}]}
        """;
}
