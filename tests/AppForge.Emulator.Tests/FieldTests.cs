using System.Text.Json.Nodes;
using Shouldly;

namespace AppForge.Emulator.Tests;

/// <summary>fields.md: types, defaults, options, tables, renames, deletions.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class FieldTests : EmulatorTest
{
    private const string TwoOptions = """{"b":{"label":"b","index":7},"a":{"label":"a","index":"3"}}""";

    /// <summary>fields.md, 2, column "Default": what GET shows when only type, code and label were sent.</summary>
    private static readonly TestCaseData[] Defaults =
    [
        new("SINGLE_LINE_TEXT", "", """{"noLabel":false,"required":false,"unique":false,"defaultValue":"","minLength":"","maxLength":"","expression":"","hideExpression":false}"""),
        new("MULTI_LINE_TEXT", "", """{"noLabel":false,"required":false,"defaultValue":""}"""),
        new("RICH_TEXT", "", """{"noLabel":false,"required":false,"defaultValue":""}"""),
        new("NUMBER", "", """{"noLabel":false,"required":false,"unique":false,"defaultValue":"","minValue":"","maxValue":"","digit":false,"displayScale":"","unit":"","unitPosition":"BEFORE"}"""),
        new("CALC", "\"expression\":\"1\"", """{"noLabel":false,"required":false,"expression":"1","hideExpression":false,"format":"NUMBER","displayScale":"","unit":"","unitPosition":"BEFORE"}"""),
        new("RADIO_BUTTON", "\"options\":" + TwoOptions, """{"noLabel":false,"required":true,"defaultValue":"a","align":"HORIZONTAL","options":{"a":{"label":"a","index":"0"},"b":{"label":"b","index":"1"}}}"""),
        new("CHECK_BOX", "\"options\":" + TwoOptions, """{"noLabel":false,"required":false,"defaultValue":[],"align":"HORIZONTAL","options":{"a":{"label":"a","index":"0"},"b":{"label":"b","index":"1"}}}"""),
        new("MULTI_SELECT", "\"options\":" + TwoOptions, """{"noLabel":false,"required":false,"defaultValue":[],"options":{"a":{"label":"a","index":"0"},"b":{"label":"b","index":"1"}}}"""),
        new("DROP_DOWN", "\"options\":" + TwoOptions, """{"noLabel":false,"required":false,"defaultValue":"","options":{"a":{"label":"a","index":"0"},"b":{"label":"b","index":"1"}}}"""),
        new("DATE", "", """{"noLabel":false,"required":false,"unique":false,"defaultValue":"","defaultNowValue":false}"""),
        new("TIME", "", """{"noLabel":false,"required":false,"defaultValue":"","defaultNowValue":false}"""),
        new("DATETIME", "", """{"noLabel":false,"required":false,"unique":false,"defaultValue":"","defaultNowValue":false}"""),
        new("LINK", "", """{"noLabel":false,"required":false,"unique":false,"defaultValue":"","minLength":"","maxLength":"","protocol":"WEB"}"""),
        new("FILE", "", """{"noLabel":false,"required":false,"thumbnailSize":"50"}"""),
        new("USER_SELECT", "", """{"noLabel":false,"required":false,"defaultValue":[],"entities":[]}"""),
        new("ORGANIZATION_SELECT", "", """{"noLabel":false,"required":false,"defaultValue":[],"entities":[]}"""),
        new("GROUP_SELECT", "", """{"noLabel":false,"required":false,"defaultValue":[],"entities":[]}"""),
        new("GROUP", "", """{"noLabel":false,"openGroup":false}"""),
        new("SUBTABLE", "\"fields\":{\"x\":{\"type\":\"FILE\",\"code\":\"x\",\"label\":\"x\"}}", """{"noLabel":false,"fields":{"x":{"type":"FILE","code":"x","label":"x","noLabel":false,"required":false,"thumbnailSize":"50"}}}"""),
    ];

    [TestCaseSource(nameof(Defaults))]
    public async Task The_server_fills_in_defaults(string type, string more, string expected)
    {
        long app = await Admin.CreateAppAsync();
        string body = $$"""{"app":{{app}},"properties":{"f":{"type":"{{type}}","code":"f","label":"項目"{{(more.Length > 0 ? "," + more : "")}} } } }""";
        (await Admin.PostAsync("preview/app/form/fields", body)).Ok();
        JsonObject field = (await PropertiesAsync(app))["f"]!.AsObject();
        JsonObject wanted = JsonNode.Parse(expected)!.AsObject();
        wanted["type"] = type;
        wanted["code"] = "f";
        wanted["label"] = "項目";
        JsonNode.DeepEquals(field, wanted).ShouldBeTrue(field.ToJsonString());
    }

    /// <summary>A field of a POST that is refused: its JSON (code is always f) and the path of the complaint.</summary>
    [TestCase("""{"code":"f","label":"f"}""", "properties[f].type")]
    [TestCase("""{"type":"NOTHING","code":"f","label":"f"}""", "properties[f].type")]
    [TestCase("""{"type":"CREATOR","code":"f","label":"f"}""", "properties[f].type")]
    [TestCase("""{"type":"STATUS","code":"f","label":"f"}""", "properties[f].type")]
    [TestCase("""{"type":"NUMBER","label":"f"}""", "properties[f].code")]
    [TestCase("""{"type":"NUMBER","code":"f"}""", "properties[f].label")]
    [TestCase("""{"type":"NUMBER","code":"g","label":"f"}""", "properties[f].code")]
    [TestCase("""{"type":"NUMBER","code":"f","label":"f","minValue":"x"}""", "properties[f].minValue")]
    [TestCase("""{"type":"NUMBER","code":"f","label":"f","digit":"x"}""", "properties[f].digit")]
    [TestCase("""{"type":"CALC","code":"f","label":"f"}""", "properties[f].expression")]
    [TestCase("""{"type":"CALC","code":"f","label":"f","expression":"1","format":"X"}""", "properties[f].format")]
    [TestCase("""{"type":"DROP_DOWN","code":"f","label":"f"}""", "properties[f].options")]
    [TestCase("""{"type":"DROP_DOWN","code":"f","label":"f","options":{}}""", "properties[f].options")]
    [TestCase("""{"type":"DROP_DOWN","code":"f","label":"f","options":{"a":{"label":"a"}}}""", "properties[f].options[a].index")]
    [TestCase("""{"type":"DROP_DOWN","code":"f","label":"f","options":{"a":{"index":0}}}""", "properties[f].options[a].label")]
    [TestCase("""{"type":"DROP_DOWN","code":"f","label":"f","options":{"a":{"label":"b","index":0}}}""", "properties[f].options[a].label", TestName = "Trap_15_on_post_the_option_key_is_the_label")]
    [TestCase("""{"type":"DROP_DOWN","code":"f","label":"f","options":{"a":{"label":"a","index":0}},"defaultValue":"b"}""", "properties[f].defaultValue")]
    [TestCase("""{"type":"CHECK_BOX","code":"f","label":"f","options":{"a":{"label":"a","index":0}},"defaultValue":["a","b"]}""", "properties[f].defaultValue[1]")]
    [TestCase("""{"type":"DATE","code":"f","label":"f","defaultValue":"2026-02-30"}""", "properties[f].defaultValue")]
    [TestCase("""{"type":"TIME","code":"f","label":"f","defaultValue":"25:00"}""", "properties[f].defaultValue")]
    [TestCase("""{"type":"FILE","code":"f","label":"f","thumbnailSize":"100"}""", "properties[f].thumbnailSize")]
    [TestCase("""{"type":"SUBTABLE","code":"f","fields":{}}""", "properties[f].fields")]
    [TestCase("""{"type":"SUBTABLE","code":"f","fields":{"g":{"type":"GROUP","code":"g","label":"g"}}}""", "properties[f].fields[g].type")]
    [TestCase("""{"type":"SUBTABLE","code":"f","fields":{"f":{"type":"DATE","code":"f","label":"f"}}}""", "properties[f].fields[f].code")]
    [TestCase("null", "properties[f]")]
    public async Task A_field_that_cannot_be_is_refused_where_it_is_wrong(string field, string path)
    {
        long app = await Admin.CreateAppAsync();
        (await Admin.PostAsync("preview/app/form/fields", $$"""{"app":{{app}},"properties":{"f":{{field}} } }""")).Invalid(path);
        (await PropertiesAsync(app)).ContainsKey("f").ShouldBeFalse();
    }

    [Test]
    public async Task Numbers_of_30_digits_are_kept_to_the_last_and_a_default_has_1000_characters_at_most()
    {
        const string Least = "-12345678901234567890.1234567891", Most = "123456789012345678901234567890", More = "123456789012345678901234567891";
        long app = await Admin.CreateAppAsync();
        (await AddAsync(new { type = "NUMBER", code = "a", label = "a", defaultValue = Most, minValue = Least, maxValue = Most })).Ok();
        JsonObject field = (await PropertiesAsync(app))["a"]!.AsObject();
        (field["defaultValue"]!.GetValue<string>(), field["minValue"]!.GetValue<string>(), field["maxValue"]!.GetValue<string>()).ShouldBe((Most, Least, Most));
        (await AddAsync(new { type = "NUMBER", code = "b", label = "b", minValue = More, maxValue = Most })).Invalid("properties[b].minValue");
        (await AddAsync(new { type = "NUMBER", code = "b", label = "b", defaultValue = "0." + new string('1', 998) })).Ok();
        (await AddAsync(new { type = "NUMBER", code = "c", label = "c", defaultValue = "0." + new string('1', 999) }))
            .Json["errors"]!["properties[c].defaultValue"]!["messages"]!.AsArray().Select(m => m!.GetValue<string>()).ShouldBe(["1001文字より短くなければなりません。"]);

        Task<Reply> AddAsync(dynamic one) => Admin.PostAsync("preview/app/form/fields", new { app, properties = Fields(((string)one.code, (object)one)) });
    }

    [TestCase("1a")]
    [TestCase("a b")]
    [TestCase("a-b")]
    [TestCase("a(b)")]
    [TestCase("$id")]
    [TestCase("a　b")]
    [TestCase("ステータス")]
    [TestCase("レコード番号")]
    [TestCase("not")]
    [TestCase("__ROOT__")]
    [TestCase("作業者")]
    public async Task Codes_that_cannot_be(string code)
    {
        long app = await Admin.CreateAppAsync();
        (await Admin.PostAsync("preview/app/form/fields", new { app, properties = Fields((code, Text(code))) })).Invalid($"properties[{code}].code");
    }

    [TestCase("備考１")]
    [TestCase("＿・￥＄")]
    [TestCase("_01__Google結果")]
    [TestCase("ｱｲｳ")]
    [TestCase("记录编号")]
    public async Task Codes_seen_in_real_apps_are_taken(string code)
    {
        long app = await Admin.CreateAppAsync();
        (await Admin.PostAsync("preview/app/form/fields", new { app, properties = Fields((code, Text(code))) })).Ok();
    }

    [Test]
    public async Task An_existing_code_cannot_be_added_again()
    {
        long app = await AppAsync(("a", Text("a")));
        (await Admin.PostAsync("preview/app/form/fields", new { app, properties = Fields(("a", Text("a"))) })).Invalid("properties[a].code");
    }

    [Test]
    public async Task Trap_4_numbers_come_back_as_texts_and_may_be_sent_either_way()
    {
        long app = await AppAsync(("a", new { type = "SINGLE_LINE_TEXT", code = "a", label = "a", minLength = 2, maxLength = "30", required = "true" }));
        JsonObject field = (await PropertiesAsync(app))["a"]!.AsObject();
        field["minLength"]!.GetValue<string>().ShouldBe("2");
        field["maxLength"]!.GetValue<string>().ShouldBe("30");
        field["required"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Test]
    public async Task Trap_3_a_put_is_a_patch()
    {
        long app = await AppAsync(("a", new { type = "NUMBER", code = "a", label = "a", unit = "円", required = true }));
        (await PutAsync(app, ("a", new { type = "NUMBER", maxValue = "10" }))).Ok();
        JsonObject field = (await PropertiesAsync(app))["a"]!.AsObject();
        (field["unit"]!.GetValue<string>(), field["maxValue"]!.GetValue<string>(), field["required"]!.GetValue<bool>()).ShouldBe(("円", "10", true));
        (await PutAsync(app, ("a", new { type = "NUMBER", maxValue = "" }))).Ok();
        (await PropertiesAsync(app))["a"]!["maxValue"]!.GetValue<string>().ShouldBe("");
        (await PutAsync(app, ("zz", new { type = "NUMBER" }))).Refused(400, "GAIA_FC01");
        (await PutAsync(app, ("a", new { label = "x" }))).Invalid("properties[a].type");
    }

    [Test]
    public async Task Trap_17_a_type_never_changes()
    {
        long app = await AppAsync(("a", Text("a")));
        (await PutAsync(app, ("a", new { type = "NUMBER" }))).Invalid("properties[a].type");
    }

    [Test]
    public async Task Trap_15_on_put_an_options_key_is_the_old_name_and_the_rest_is_deleted()
    {
        long app = await AppAsync(("a", new
        {
            type = "DROP_DOWN",
            code = "a",
            label = "a",
            defaultValue = "甲",
            options = new Dictionary<string, object> { ["甲"] = new { label = "甲", index = 0 }, ["乙"] = new { label = "乙", index = 1 } },
        }));
        (await PutAsync(app, ("a", new
        {
            type = "DROP_DOWN",
            options = new Dictionary<string, object> { ["甲"] = new { label = "第一", index = 5 }, ["丙"] = new { label = "丙", index = 1 } },
        }))).Ok();
        JsonObject field = (await PropertiesAsync(app))["a"]!.AsObject();
        field["options"]!.ToJsonString().ShouldBe(JsonNode.Parse("""{"丙":{"label":"丙","index":"0"},"第一":{"label":"第一","index":"1"}}""")!.ToJsonString());
        field["defaultValue"]!.GetValue<string>().ShouldBe("第一");
        (await PutAsync(app, ("a", new { type = "DROP_DOWN", options = new { x = new { label = "y", index = 0 } } }))).Invalid("properties[a].options[x].label");
    }

    [Test]
    public async Task Trap_19_unique_is_dropped_silently_where_it_cannot_be()
    {
        long app = await AppAsync(
            ("a", new { type = "TIME", code = "a", label = "a", unique = true }),
            ("n", new { type = "NUMBER", code = "n", label = "n", unique = true }),
            ("t", new { type = "SUBTABLE", code = "t", fields = Fields(("i", new { type = "NUMBER", code = "i", label = "i", unique = true })) }));
        JsonObject properties = await PropertiesAsync(app);
        properties["a"]!.AsObject().ContainsKey("unique").ShouldBeFalse();
        properties["n"]!["unique"]!.GetValue<bool>().ShouldBeTrue();
        properties["t"]!["fields"]!["i"]!["unique"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Test]
    public async Task Trap_18_a_column_is_added_by_posting_the_table_with_it()
    {
        long app = await AppAsync(("t", new { type = "SUBTABLE", code = "t", fields = Fields(("i", Text("i"))) }));
        (await Admin.PostAsync("preview/app/form/fields", new
        {
            app,
            properties = Fields(("t", new { type = "SUBTABLE", code = "t", fields = Fields(("j", Text("j"))) })),
        })).Ok();
        (await PropertiesAsync(app))["t"]!["fields"]!.AsObject().Select(f => f.Key).ShouldBe(["i", "j"], ignoreOrder: true);
        JsonArray layout = (await Admin.GetAsync("preview/app/form/layout", $"app={app}")).Ok()["layout"]!.AsArray();
        layout.Single()!["fields"]!.AsArray().Select(c => c!["code"]!.GetValue<string>()).ShouldBe(["i", "j"]);
    }

    [Test]
    public async Task Trap_16_a_rename_is_by_key_and_everything_in_the_app_follows()
    {
        long app = await AppAsync(
            ("a", Text("a")),
            ("b", new { type = "SINGLE_LINE_TEXT", code = "b", label = "b", expression = "a & \"a\" & ab" }),
            ("u", Field("USER_SELECT", "u")));
        await Admin.PutAsync("preview/app/views", new { app, views = new { v = new { type = "LIST", name = "v", index = 0, fields = new[] { "a", "b" }, filterCond = "a = \"a\"", sort = "a asc" } } });
        await Admin.PutAsync("preview/app/settings", new { app, titleField = new { selectionMode = "MANUAL", code = "a" } });
        await Admin.PutAsync("preview/record/acl", new { app, rights = new[] { new { filterCond = "a = \"1\"", entities = new[] { new { entity = new { type = "FIELD_ENTITY", code = "u" }, viewable = true } } } } });
        await Admin.PutAsync("preview/field/acl", new { app, rights = new[] { new { code = "a", entities = Array.Empty<object>() } } });
        (await PutAsync(app, ("a", new { type = "SINGLE_LINE_TEXT", code = "件名" }), ("u", new { type = "USER_SELECT", code = "担当" }))).Ok();
        JsonObject properties = await PropertiesAsync(app);
        properties.ContainsKey("a").ShouldBeFalse();
        properties["件名"]!["label"]!.GetValue<string>().ShouldBe("a");
        properties["b"]!["expression"]!.GetValue<string>().ShouldBe("件名 & \"a\" & ab");
        JsonNode view = (await ReadAsync("views", app))["views"]!["v"]!;
        view["fields"]!.ToJsonString().ShouldBe(new JsonArray("件名", "b").ToJsonString());
        view["filterCond"]!.GetValue<string>().ShouldBe("件名 = \"a\"");
        view["sort"]!.GetValue<string>().ShouldBe("件名 asc");
        (await ReadAsync("settings", app))["titleField"]!["code"]!.GetValue<string>().ShouldBe("件名");
        (await Admin.GetAsync("preview/record/acl", $"app={app}")).Ok()["rights"]![0]!["entities"]![0]!["entity"]!["code"]!.GetValue<string>().ShouldBe("担当");
        (await Admin.GetAsync("preview/field/acl", $"app={app}")).Ok()["rights"]![0]!["code"]!.GetValue<string>().ShouldBe("件名");
        (await Admin.GetAsync("preview/app/form/layout", $"app={app}")).Ok()["layout"]![0]!["fields"]![0]!["code"]!.GetValue<string>().ShouldBe("件名");
    }

    [Test]
    public async Task Two_codes_can_be_swapped_but_none_taken_twice()
    {
        long app = await AppAsync(("a", Text("a")), ("b", Field("NUMBER", "b")));
        (await PutAsync(app, ("a", new { type = "SINGLE_LINE_TEXT", code = "b" }), ("b", new { type = "NUMBER", code = "a" }))).Ok();
        (await PropertiesAsync(app))["a"]!["type"]!.GetValue<string>().ShouldBe("NUMBER");
        (await PutAsync(app, ("a", new { type = "NUMBER", code = "b" }))).Invalid("properties[a].code");
        (await PutAsync(app, ("レコード番号", new { type = "RECORD_NUMBER", code = "No" }))).Ok();
        (await PutAsync(app, ("ステータス", new { type = "STATUS", code = "状態" }))).Invalid("properties[ステータス].code");
    }

    [Test]
    public async Task Deleting_takes_the_contents_of_groups_and_tables_along_and_cleans_up()
    {
        long app = await AppAsync(
            ("a", Text("a")), ("g", Field("GROUP", "g")), ("in_g", Text("in_g")),
            ("t", new { type = "SUBTABLE", code = "t", fields = Fields(("i", Text("i"))) }), ("z", Text("z")));
        await Admin.PutAsync("preview/app/form/layout", $$"""
            {"app":{{app}},"layout":[{"type":"ROW","fields":[{"type":"SINGLE_LINE_TEXT","code":"a"},{"type":"SINGLE_LINE_TEXT","code":"z"}]},
            {"type":"GROUP","code":"g","layout":[{"type":"ROW","fields":[{"type":"SINGLE_LINE_TEXT","code":"in_g"}]}]},
            {"type":"SUBTABLE","code":"t","fields":[{"type":"SINGLE_LINE_TEXT","code":"i"}]}]}
            """);
        await Admin.PutAsync("preview/app/views", new { app, views = new { v = new { type = "LIST", name = "v", index = 0, fields = new[] { "a", "z" } } } });
        (await Admin.DeleteAsync("preview/app/form/fields", $"app={app}&fields[0]=i")).Invalid("fields");
        (await Admin.DeleteAsync("preview/app/form/fields", $"app={app}&fields[0]=nothing")).Refused(400, "GAIA_FC01");
        (await Admin.DeleteAsync("preview/app/form/fields", $"app={app}&fields[0]=g&fields[1]=t&fields[2]=a")).Ok();
        (await PropertiesAsync(app)).Select(p => p.Key).Where(k => k.Length <= 4 && char.IsAscii(k[0])).ShouldBe(["z"]);
        (await ReadAsync("views", app))["views"]!["v"]!["fields"]!.ToJsonString().ShouldBe("[\"z\"]");
        (await Admin.GetAsync("preview/app/form/layout", $"app={app}")).Ok()["layout"]!.AsArray().Count.ShouldBe(1);
        (await Admin.DeleteAsync("preview/app/form/fields", $"app={app}&fields[0]=レコード番号")).Ok();
        (await PropertiesAsync(app)).ContainsKey("レコード番号").ShouldBeTrue();
    }

    private async Task<long> AppAsync(params (string Code, object Field)[] fields)
    {
        long app = await Admin.CreateAppAsync();
        (await Admin.PostAsync("preview/app/form/fields", new { app, properties = Fields(fields) })).Ok();
        return app;
    }

    private Task<Reply> PutAsync(long app, params (string Code, object Field)[] fields) =>
        Admin.PutAsync("preview/app/form/fields", new { app, properties = Fields(fields) });

    private async Task<JsonObject> PropertiesAsync(long app) =>
        (await Admin.GetAsync("preview/app/form/fields", $"app={app}")).Ok()["properties"]!.AsObject();

    private async Task<JsonObject> ReadAsync(string area, long app) => (await Admin.GetAsync("preview/app/" + area, $"app={app}")).Ok();
}
