using System.Text.Json.Nodes;
using Shouldly;

namespace AppForge.Emulator.Tests;

/// <summary>Lookups and related records: fields.md, "Lookup" and "REFERENCE_TABLE".</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RelatedAppTests : EmulatorTest
{
    [Test]
    public async Task Trap_10_a_never_deployed_app_cannot_be_a_target()
    {
        long master = await Admin.CreateAppAsync();
        await Admin.PostAsync("preview/app/form/fields", new { app = master, properties = Fields(("key", Text("key"))) });
        long app = await Admin.CreateAppAsync();
        (await AddLookupAsync(app, master)).Refused(404, "GAIA_AP01");
        (await AddTableAsync(app, master)).Refused(404, "GAIA_AP01");
        await Admin.DeployAsync(master);
        (await AddLookupAsync(app, master)).Ok();
    }

    [TestCase("$id", "SINGLE_LINE_TEXT", "CB_VA01")]
    [TestCase("nothing", "SINGLE_LINE_TEXT", "GAIA_FC01")]
    [TestCase("number", "SINGLE_LINE_TEXT", "CB_VA01")]
    [TestCase("レコード番号", "SINGLE_LINE_TEXT", "CB_VA01")]
    [TestCase("レコード番号", "NUMBER", "")]
    [TestCase("number", "NUMBER", "")]
    public async Task The_key_decides_the_type(string key, string type, string code)
    {
        long master = await MasterAsync();
        Reply reply = await AddLookupAsync(await Admin.CreateAppAsync(), master, key, type);
        if (code.Length == 0)
        {
            reply.Ok();
        }
        else
        {
            reply.Refused(400, code);
        }
    }

    [TestCase("copy", "name", "")]
    [TestCase("nothing", "name", "GAIA_FC01")]
    [TestCase("copy", "nothing", "GAIA_FC01")]
    [TestCase("look", "name", "CB_VA01")]
    [TestCase("copy", "number", "CB_VA01")]
    public async Task A_copy_needs_a_target_of_a_fitting_type(string field, string relatedField, string code)
    {
        long master = await MasterAsync();
        Reply reply = await AddLookupAsync(await Admin.CreateAppAsync(), master, mappings: [new { field, relatedField }]);
        if (code.Length == 0)
        {
            reply.Ok();
        }
        else
        {
            reply.Refused(400, code);
        }
    }

    [Test]
    public async Task A_copy_target_belongs_to_one_lookup()
    {
        long master = await MasterAsync();
        long app = await Admin.CreateAppAsync();
        (await AddLookupAsync(app, master, mappings: [new { field = "copy", relatedField = "name" }])).Ok();
        object second = Lookup(master, "key", "SINGLE_LINE_TEXT", "second", [new { field = "copy", relatedField = "name" }]);
        (await Admin.PostAsync("preview/app/form/fields", new { app, properties = Fields(("second", second)) })).Invalid("properties[second].lookup.fieldMappings[0].field");
    }

    [Test]
    public async Task Trap_22_and_23_the_reference_is_null_without_rights_and_the_code_is_the_targets_own()
    {
        Kintone sato = As("sato");
        long master = await MasterAsync();
        long app = await Admin.CreateAppAsync();
        await AddLookupAsync(app, master);
        await AddTableAsync(app, master);
        await Admin.DeployAsync(app);
        await Host.SetAppCodeAsync(master, "MASTER");
        JsonObject seen = (await sato.GetAsync("app/form/fields", $"app={app}")).Ok()["properties"]!.AsObject();
        seen["look"]!["lookup"]!["relatedApp"]!.ToJsonString().ShouldBe($$"""{"app":"{{master}}","code":"MASTER"}""");
        await Admin.PutAsync("app/acl", new { app = master, rights = Array.Empty<object>() });
        seen = (await sato.GetAsync("app/form/fields", $"app={app}")).Ok()["properties"]!.AsObject();
        seen["look"]!.AsObject().ContainsKey("lookup").ShouldBeTrue();
        seen["look"]!["lookup"].ShouldBeNull();
        seen["table"]!["referenceTable"].ShouldBeNull();
        (await AddLookupByCodeAsync(await Admin.CreateAppAsync(), "MASTER")).Ok();
    }

    [Test]
    public async Task Trap_40_naming_the_related_app_resets_the_rest()
    {
        long master = await MasterAsync();
        long app = await Admin.CreateAppAsync();
        (await AddTableAsync(app, master)).Ok();
        (await PutTableAsync(app, new { size = "50", sort = "name asc" })).Ok();
        (await TableAsync(app))["size"]!.GetValue<string>().ShouldBe("50");
        (await PutTableAsync(app, new { filterCond = "name = \"x\"" })).Ok();
        (await TableAsync(app))["size"]!.GetValue<string>().ShouldBe("50");
        (await PutTableAsync(app, new { relatedApp = new { app = master }, condition = new { field = "copy", relatedField = "name" } })).Ok();
        JsonObject table = await TableAsync(app);
        (table["size"]!.GetValue<string>(), table["sort"]!.GetValue<string>(), table["filterCond"]!.GetValue<string>()).ShouldBe(("5", "レコード番号 desc", ""));
    }

    [Test]
    public async Task A_plain_field_does_not_become_a_lookup()
    {
        long master = await MasterAsync();
        long app = await Admin.CreateAppAsync();
        await AddLookupAsync(app, master);
        object lookup = new { type = "SINGLE_LINE_TEXT", lookup = new { relatedApp = new { app = master }, relatedKeyField = "key" } };
        (await Admin.PutAsync("preview/app/form/fields", new { app, properties = Fields(("copy", lookup)) })).Invalid("properties[copy].lookup");
    }

    [Test]
    public async Task A_field_others_refer_to_cannot_be_deleted()
    {
        long master = await MasterAsync();
        long app = await Admin.CreateAppAsync();
        await AddLookupAsync(app, master);
        (await Admin.DeleteAsync("preview/app/form/fields", $"app={master}&fields[0]=key")).Refused(400, "GAIA_LO02");
        (await Admin.DeleteAsync("preview/app/form/fields", $"app={app}&fields[0]=look")).Ok();
        (await AddTableAsync(app, master)).Ok();
        (await Admin.DeleteAsync("preview/app/form/fields", $"app={master}&fields[0]=name")).Refused(400, "GAIA_RE07");
        (await Admin.DeleteAsync("preview/app/form/fields", $"app={master}&fields[0]=key")).Ok();
    }

    [Test]
    public async Task A_deployed_rename_reaches_the_apps_that_refer_to_it()
    {
        long master = await MasterAsync();
        long app = await Admin.CreateAppAsync();
        await AddLookupAsync(app, master, mappings: [new { field = "copy", relatedField = "name" }]);
        await Admin.DeployAsync(app);
        await Admin.PutAsync("preview/app/form/fields", new { app = master, properties = Fields(("name", new { type = "SINGLE_LINE_TEXT", code = "名称" })) });
        (await MappingAsync("preview/")).ShouldBe("name");
        await Admin.DeployAsync(master);
        (await MappingAsync("preview/")).ShouldBe("名称");
        (await MappingAsync("")).ShouldBe("名称");

        async Task<string> MappingAsync(string side) => (await Admin.GetAsync($"{side}app/form/fields", $"app={app}")).Ok()
            ["properties"]!["look"]!["lookup"]!["fieldMappings"]![0]!["relatedField"]!.GetValue<string>();
    }

    private async Task<long> MasterAsync() => await Admin.CreateDeployedAppAsync(
        "マスタ", Fields(("key", Text("key")), ("name", Text("name")), ("number", Field("NUMBER", "number"))));

    private Task<Reply> AddLookupAsync(long app, long master, string key = "key", string type = "SINGLE_LINE_TEXT", object[]? mappings = null) =>
        Admin.PostAsync("preview/app/form/fields", new { app, properties = Fields(("look", Lookup(master, key, type, "look", mappings ?? [])), ("copy", Text("copy"))) });

    private Task<Reply> AddLookupByCodeAsync(long app, string code) => Admin.PostAsync("preview/app/form/fields", new
    {
        app,
        properties = Fields(("look", new { type = "SINGLE_LINE_TEXT", code = "look", label = "look", lookup = new { relatedApp = new { app = 999, code }, relatedKeyField = "key" } })),
    });

    private static object Lookup(long master, string key, string type, string code, object[] mappings) => new
    {
        type,
        code,
        label = code,
        lookup = new { relatedApp = new { app = master }, relatedKeyField = key, fieldMappings = mappings },
    };

    private async Task<Reply> AddTableAsync(long app, long master)
    {
        JsonObject present = (await Admin.GetAsync("preview/app/form/fields", $"app={app}")).Ok()["properties"]!.AsObject();
        Dictionary<string, object> fields = Fields(("table", new
        {
            type = "REFERENCE_TABLE",
            code = "table",
            label = "table",
            referenceTable = new { relatedApp = new { app = master }, condition = new { field = "copy", relatedField = "name" } },
        }));
        if (!present.ContainsKey("copy"))
        {
            fields["copy"] = Text("copy");
        }

        return await Admin.PostAsync("preview/app/form/fields", new { app, properties = fields });
    }

    private Task<Reply> PutTableAsync(long app, object referenceTable) =>
        Admin.PutAsync("preview/app/form/fields", new { app, properties = Fields(("table", new { type = "REFERENCE_TABLE", referenceTable })) });

    [TestCase("displayFields", "[\"ステータス\"]")]
    [TestCase("filterCond", "\"作業者 in (LOGINUSER())\"")]
    [TestCase("sort", "\"ステータス asc\"")]
    public async Task A_process_that_another_app_takes_the_status_or_assignee_from_stays_on(string property, string value)
    {
        long master = await MasterAsync();
        (await Admin.PutAsync("preview/app/status", new { app = master, enable = true })).Ok();
        await Admin.DeployAsync(master);
        long app = await Admin.CreateAppAsync();
        (await AddTableAsync(app, master)).Ok();
        (await PutTableAsync(app, JsonNode.Parse($$"""{"{{property}}":{{value}}}""")!)).Ok();
        (await Admin.PutAsync("preview/app/status", new { app = master, enable = false })).Invalid("enable");
        (await Admin.PutAsync("preview/app/status", new { app = master, actions = Array.Empty<object>() })).Ok();
        (await Admin.DeleteAsync("preview/app/form/fields", $"app={app}&fields[0]=table")).Ok();
        (await Admin.PutAsync("preview/app/status", new { app = master, enable = false })).Ok();
    }

    [TestCase("key", true)]
    [TestCase("レコード番号", false)]
    [TestCase("unique", false)]
    public async Task A_key_that_is_not_unique_is_warned_of_at_deploy(string key, bool warns)
    {
        long master = await MasterAsync();
        object unique = new { type = "NUMBER", code = "unique", label = "unique", unique = true };
        (await Admin.PostAsync("preview/app/form/fields", new { app = master, properties = Fields(("unique", unique)) })).Ok();
        await Admin.DeployAsync(master);
        long app = await Admin.CreateAppAsync();
        (await AddLookupAsync(app, master, key, key == "key" ? "SINGLE_LINE_TEXT" : "NUMBER")).Ok();
        Reply deployed = await Admin.PostAsync("preview/app/deploy", new { apps = new[] { new { app } } });
        deployed.Ok();
        deployed.Headers.GetValueOrDefault("X-Cybozu-Warning").ShouldBe(warns ? $"App {app}: the key fields of these lookups do not prohibit duplicate values (look)" : null);
        (await Admin.WaitAsync(app)).ShouldBe(["SUCCESS"]);
        Reply live = await Admin.PutAsync("record/acl", new { app, rights = Array.Empty<object>() });
        live.Ok();
        live.Headers.ContainsKey("X-Cybozu-Warning").ShouldBe(warns);
    }

    private async Task<JsonObject> TableAsync(long app) =>
        (await Admin.GetAsync("preview/app/form/fields", $"app={app}")).Ok()["properties"]!["table"]!["referenceTable"]!.AsObject();
}
