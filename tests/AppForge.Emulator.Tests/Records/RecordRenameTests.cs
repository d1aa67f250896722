using System.Text.Json.Nodes;
using Shouldly;

namespace AppForge.Emulator.Tests.Records;

/// <summary>fields.md, "Options", settings.md, 3 and 12: what records have after a deploy gave fields, options and states new names, or took them away.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RecordRenameTests : RecordTest
{
    [Test]
    public async Task Values_follow_a_renamed_option_when_it_is_deployed()
    {
        long app = await CreateAsync(
            ("選", Choice("DROP_DOWN", "選", "A", "B")), ("複", Choice("CHECK_BOX", "複", "A", "B", "C")), ("表", Table("表", ("列", Choice("RADIO_BUTTON", "列", "A", "B")))));
        long id = await AddAsync(app, ("選", "A"), ("複", new[] { "A", "C" }), ("表", new[] { new { value = Values(("列", "A")) }, new { value = Values(("列", "B")) } }));
        await ChangeAsync(app, ("選", ChangedOptions("DROP_DOWN", ("A", "甲"), ("B", "B"))), ("複", ChangedOptions("CHECK_BOX", ("A", "B"), ("B", "A"), ("C", "C"))),
            ("表", new { type = "SUBTABLE", fields = Fields(("列", ChangedOptions("RADIO_BUTTON", ("A", "甲"), ("B", "B")))) }));
        (await ValueAsync(app, id, "選")).ShouldBe("\"A\"", "live is as it was");
        await Admin.DeployAsync(app);
        (await ValueAsync(app, id, "選")).ShouldBe("\"甲\"");
        (await ValueAsync(app, id, "複")).ShouldBe("[\"B\",\"C\"]", "two options have changed names");
        JsonObject record = await ReadAsync(app, id);
        record["表"]!["value"]!.AsArray().Select(r => (string?)r!["value"]!["列"]!["value"]).ShouldBe(["甲", "B"]);
        ((string?)record["$revision"]!["value"]).ShouldBe("1", "nobody edited the record");
        (await FindAsync(app, "選 in (\"甲\") and 複 in (\"B\") and 列 in (\"甲\")")).ShouldBe([id]);
        (await FindAsync(app, "複 in (\"A\")")).ShouldBeEmpty();
        (await QueryAsync(app, "選 in (\"A\")")).Refused(400, "GAIA_IQ10");
        (await PutAsync(app, id, ("選", "甲"))).Ok();
    }

    [Test]
    public async Task The_identity_of_an_option_is_not_shown()
    {
        long app = await CreateAsync(("選", Choice("DROP_DOWN", "選", "A")), ("表", Table("表", ("列", Choice("CHECK_BOX", "列", "A")))));
        (await Admin.GetAsync("app/form/fields", $"app={app}")).Text.ShouldNotContain("$id");
        (await Admin.PutAsync("preview/app/status", new { app, enable = true })).Ok();
        (await Admin.GetAsync("preview/app/status", $"app={app}")).Text.ShouldNotContain("$id");
    }

    [Test]
    public async Task Of_a_deleted_option_nothing_is_shown_and_its_name_does_not_bring_it_back()
    {
        long app = await CreateAsync(("選", Choice("DROP_DOWN", "選", "A", "B")), ("複", Choice("MULTI_SELECT", "複", "A", "B")));
        long id = await AddAsync(app, ("選", "A"), ("複", new[] { "A", "B" }));
        await ChangeAsync(app, ("選", ChangedOptions("DROP_DOWN", ("B", "A"))), ("複", ChangedOptions("MULTI_SELECT", ("B", "B"))));
        await Admin.DeployAsync(app);
        (await ValueAsync(app, id, "選")).ShouldBe("null");
        (await ValueAsync(app, id, "複")).ShouldBe("[\"B\"]");
        (await FindAsync(app, "選 in (\"\")")).ShouldBe([id]);
        await ChangeAsync(app, ("複", ChangedOptions("MULTI_SELECT", ("B", "B"), ("A", "A"))));
        await Admin.DeployAsync(app);
        (await ValueAsync(app, id, "複")).ShouldBe("[\"B\"]");
        (await PutAsync(app, id, ("選", "A"), ("複", new[] { "A" }))).Ok();
        await ChangeAsync(app, ("複", ChangedOptions("MULTI_SELECT", ("B", "B"))));
        await ChangeAsync(app, ("複", ChangedOptions("MULTI_SELECT", ("B", "B"), ("A", "A"))));
        await Admin.DeployAsync(app);
        (await ValueAsync(app, id, "複")).ShouldBe("[\"A\"]", "it was never gone from live");
    }

    [Test]
    public async Task Records_follow_a_renamed_state_and_hold_one_that_is_to_be_deleted()
    {
        long app = await CreateAsync(("数", Field("NUMBER", "数")));
        await SetStatesAsync(app, ("未", "未", 0), ("済", "済", 1));
        await Admin.DeployAsync(app);
        (long one, long two) = (await AddAsync(app), await AddAsync(app));
        (await Admin.PutAsync("record/status", new { app, id = two, action = "進む" })).Ok();
        (await Admin.PutAsync("preview/app/status", new { app, states = new Dictionary<string, object> { ["未"] = new { index = 0 } }, actions = Array.Empty<object>() })).Invalid("states");
        await SetStatesAsync(app, ("未", "受付", 0), ("済", "未", 1));
        await Admin.DeployAsync(app);
        (await ValueAsync(app, one, "ステータス")).ShouldBe("\"受付\"");
        (await ValueAsync(app, two, "ステータス")).ShouldBe("\"未\"");
        (await FindAsync(app, "ステータス = \"受付\"")).ShouldBe([one]);
        (await FindAsync(app, "ステータス in (\"未\")")).ShouldBe([two]);
        (await Admin.PutAsync("record/status", new { app, id = one, action = "進む" })).Ok();
    }

    [Test]
    public async Task Records_follow_a_renamed_field_and_lose_the_values_of_a_deleted_one()
    {
        long app = await CreateAsync(("字", Text("字")), ("数", Field("NUMBER", "数")), ("表", Table("表", ("列", Text("列")), ("別", Text("別")))));
        long id = await AddAsync(app, ("字", "a"), ("数", 1), ("表", new[] { new { value = Values(("列", "b"), ("別", "c")) } }));
        await ChangeAsync(app, ("字", new { type = "SINGLE_LINE_TEXT", code = "名" }),
            ("表", new { type = "SUBTABLE", code = "明細", fields = Fields(("列", new { type = "SINGLE_LINE_TEXT", code = "項" })) }));
        (await Admin.DeleteAsync("preview/app/form/fields", $"app={app}&fields[0]=数&fields[1]=別")).Ok();
        (await ValueAsync(app, id, "数")).ShouldBe("\"1\"", "until it is deployed");
        await Admin.DeployAsync(app);
        JsonObject record = await ReadAsync(app, id);
        ((string?)record["名"]!["value"]).ShouldBe("a");
        record["明細"]!["value"]![0]!["value"]!.AsObject().Select(c => c.Key).ShouldBe(["項"]);
        (await FindAsync(app, "名 = \"a\" and 項 in (\"b\")")).ShouldBe([id]);
        (await QueryAsync(app, "数 = 1")).Refused(400, "GAIA_IQ11");
        (await Admin.PostAsync("preview/app/form/fields", new { app, properties = Fields(("数", Field("NUMBER", "数"))) })).Ok();
        await Admin.DeployAsync(app);
        (await ValueAsync(app, id, "数")).ShouldBe("\"\"", "deleting and adding loses data (trap 17)");
        (await FindAsync(app, "数 = 1")).ShouldBeEmpty();
    }

    private static object ChangedOptions(string type, params (string Key, string Label)[] options) =>
        new { type, options = options.Select((o, index) => (o, index)).ToDictionary(o => o.o.Key, o => new { label = o.o.Label, o.index }) };

    private async Task ChangeAsync(long app, params (string Code, object Field)[] properties) =>
        (await Admin.PutAsync("preview/app/form/fields", new { app, properties = Fields(properties) })).Ok();

    private async Task SetStatesAsync(long app, params (string Key, string Name, int Index)[] states)
    {
        object[] nobody = [];
        (await Admin.PutAsync("preview/app/status", new
        {
            app,
            enable = true,
            states = states.ToDictionary(s => s.Key, s => new { name = s.Name, index = s.Index, assignee = new { type = "ONE", entities = nobody } }),
            actions = new[] { new { name = "進む", from = states[0].Name, to = states[1].Name, filterCond = "" } },
        })).Ok();
    }
}
