using System.Text.Json.Nodes;
using Shouldly;

namespace AppForge.Emulator.Tests.Records.Rights;

/// <summary>settings.md, 4, and behaviour.md, "Rights needed": what a record call answers to someone who may not. Rights are judged in <see cref="RightsDifferentialTests"/>.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RightsTests : RecordTest
{
    private static readonly object Everyone = new { type = "GROUP", code = "everyone" };
    private static readonly object Sato = new { type = "USER", code = "sato" };

    [Test]
    public async Task A_record_that_cannot_be_seen_is_left_out_of_lists_and_refused_by_itself()
    {
        long app = await CreateAsync(("数", Field("NUMBER", "数")), ("鍵", new { type = "SINGLE_LINE_TEXT", code = "鍵", label = "鍵", unique = true }));
        await AddAsync(app, ("数", 1), ("鍵", "a"));
        await AddAsync(app, ("数", 2), ("鍵", "b"));
        await SetRecordRightsAsync(app, Rule("数 = 1", Row(Everyone, view: false)));
        Kintone sato = As("sato");
        JsonObject list = (await sato.GetAsync("records", $"app={app}&totalCount=true")).Ok();
        list["records"]!.AsArray().Select(r => r!["$id"]!["value"]!.GetValue<string>()).ShouldBe(["2"]);
        list["totalCount"]!.GetValue<string>().ShouldBe("1");
        (await sato.GetAsync("record", $"app={app}&id=1")).Refused(403, "CB_NO02");
        (await sato.GetAsync("record", $"app={app}&id=3")).Refused(404, "GAIA_RE01");
        (await sato.PutAsync("record", new { app, id = 1, record = Values(("数", 3)) })).Refused(403, "CB_NO02");
        (await sato.PutAsync("record", new { app, updateKey = new { field = "鍵", value = "a" }, record = Values(("数", 3)) })).Refused(403, "CB_NO02");
        (await sato.DeleteAsync("records", $"app={app}&ids[0]=2&ids[1]=1")).Refused(403, "CB_NO02");
        (await sato.GetAsync("record/comments", $"app={app}&record=1")).Refused(403, "CB_NO02");
        (await sato.PostAsync("record/comment", new { app, record = 1, comment = new { text = "x" } })).Refused(403, "CB_NO02");
        (await sato.PostAsync("record/comment", new { app, record = 2, comment = new { text = "x" } })).Ok();
        (await sato.PostAsync("records/cursor", new { app })).Ok()["totalCount"]!.GetValue<string>().ShouldBe("1");
        (await Admin.GetAsync("record", $"app={app}&id=1")).Refused(403, "CB_NO02");
        (await sato.GetAsync("record", $"app={app}&id=2")).Ok();
    }

    [Test]
    public async Task What_can_be_seen_need_not_be_changed_or_deleted()
    {
        long app = await CreateAsync(("数", Field("NUMBER", "数")));
        await AddAsync(app, ("数", 1));
        await SetRecordRightsAsync(app, Rule("", Row(Sato, edit: false, delete: true), Row(Everyone, delete: false)));
        (await As("sato").PutAsync("record", new { app, id = 1, record = Values(("数", 2)) })).Refused(403, "CB_NO02");
        (await As("suzuki").PutAsync("record", new { app, id = 1, record = Values(("数", 2)) })).Ok();
        (await As("suzuki").DeleteAsync("records", $"app={app}&ids[0]=1")).Refused(403, "CB_NO02");
        (await As("sato").DeleteAsync("records", $"app={app}&ids[0]=1")).Ok();
    }

    [Test]
    public async Task Rights_for_the_app_come_before_those_for_records()
    {
        long app = await CreateAsync(("数", Field("NUMBER", "数")), ("鍵", new { type = "SINGLE_LINE_TEXT", code = "鍵", label = "鍵", unique = true }));
        await AddAsync(app, ("数", 1), ("鍵", "a"));
        await SetAppRightsAsync(app, new { entity = Sato, recordAddable = true }, new { entity = Everyone, recordViewable = true, recordEditable = true });
        await SetRecordRightsAsync(app, Rule("", Row(Everyone, delete: true)));
        (Kintone sato, Kintone suzuki) = (As("sato"), As("suzuki"));
        (await sato.PostAsync("record", new { app, record = Values(("数", 2), ("鍵", "b")) })).Ok();
        (await sato.GetAsync("record", $"app={app}&id=2")).Refused(403, "CB_NO02");
        (await sato.GetAsync("records", $"app={app}")).Refused(403, "CB_NO02");
        (await suzuki.GetAsync("record", $"app={app}&id=2")).Ok();
        (await suzuki.PostAsync("record", new { app, record = new { } })).Refused(403, "CB_NO02");
        (await suzuki.DeleteAsync("records", $"app={app}&ids[0]=1")).Refused(403, "CB_NO02");
        object[] upsert = [new { updateKey = new { field = "鍵", value = "c" }, record = Values(("数", 3)) }];
        (await suzuki.PutAsync("records", new { app, upsert = true, records = upsert })).Refused(403, "CB_NO02");
        (await sato.PutAsync("records", new { app, upsert = true, records = upsert })).Refused(403, "CB_NO02");
        (await Evaluated(suzuki, app, 1))["record"]!.ToJsonString().ShouldBe("""{"viewable":true,"editable":true,"deletable":false}""");
        (await Evaluated(sato, app, 1))["record"]!["viewable"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Test]
    public async Task An_administrator_manages_every_app_but_sees_records_by_the_rights()
    {
        long app = await CreateAsync(("数", Field("NUMBER", "数")));
        await AddAsync(app, ("数", 1));
        await SetAppRightsAsync(app, new { entity = Sato, recordViewable = true });
        (await Admin.GetAsync("record", $"app={app}&id=1")).Refused(403, "CB_NO02");
        (await Admin.GetAsync("app/form/fields", $"app={app}")).Ok();
        (await Admin.GetAsync("preview/app/acl", $"app={app}")).Ok();
        (await As("sato").GetAsync("record", $"app={app}&id=1")).Ok();
    }

    [Test]
    public async Task A_field_that_cannot_be_seen_is_not_there()
    {
        long app = await CreateAsync(
            ("公", Text("公")), ("秘", Text("秘")), ("読", Text("読")), ("箱", new { type = "GROUP", code = "箱", label = "箱" }), ("中", Text("中")),
            ("表", Table("表", ("列", Text("列")), ("秘列", Text("秘列")))));
        (await Admin.PutAsync("preview/app/form/layout", new
        {
            app,
            layout = new object[]
            {
                LayoutRow("公"), LayoutRow("秘"), LayoutRow("読"), new { type = "GROUP", code = "箱", layout = new[] { LayoutRow("中") } },
                new { type = "SUBTABLE", code = "表", fields = new[] { new { type = "SINGLE_LINE_TEXT", code = "列" }, new { type = "SINGLE_LINE_TEXT", code = "秘列" } } },
            },
        })).Ok();
        await AddAsync(app, ("公", "1"), ("秘", "2"), ("読", "3"), ("中", "4"), ("表", new[] { new { value = Values(("列", "5"), ("秘列", "6")) } }));
        await SetFieldRightsAsync(app, ("秘", [Access("NONE")]), ("読", [Access("READ")]), ("箱", [Access("NONE")]), ("秘列", [Access("NONE")]));
        Kintone sato = As("sato");
        JsonObject record = (await sato.GetAsync("record", $"app={app}&id=1")).Ok()["record"]!.AsObject();
        new[] { "公", "秘", "読", "中", "表" }.Where(record.ContainsKey).ShouldBe(["公", "読", "表"]);
        record["表"]!["value"]![0]!["value"]!.AsObject().Select(c => c.Key).ShouldBe(["列"]);
        foreach (string query in new[] { "秘 = \"2\"", "秘列 in (\"6\")", "order by 秘 asc", "中 = \"4\"" })
        {
            (await sato.GetAsync("records", $"app={app}&query={Uri.EscapeDataString(query)}")).Refused(400, "GAIA_IQ11");
        }

        (await sato.GetAsync("records", $"app={app}&fields[0]=秘&fields[1]=公")).Ok()["records"]![0]!.AsObject().Select(f => f.Key).ShouldBe(["公"]);
        foreach ((string code, object value) in new (string, object)[] { ("秘", "x"), ("読", "x"), ("中", "x"), ("表", new[] { new { value = Values(("秘列", "x")) } }) })
        {
            object values = Values((code, value));
            (await sato.PutAsync("record", new { app, id = 1, record = values })).Refused(403, "GAIA_FU01");
            (await sato.PostAsync("record", new { app, record = values })).Refused(403, "GAIA_FU01");
            (await sato.PostAsync("records", new { app, records = new[] { values } })).Refused(403, "GAIA_FU01");
        }

        string row = record["表"]!["value"]![0]!["id"]!.GetValue<string>();
        (await sato.PutAsync("record", new { app, id = 1, record = Values(("公", "7"), ("表", new[] { new { id = row, value = Values(("列", "8")) } })) })).Ok();
        await SetFieldRightsAsync(app);
        (await ValueAsync(app, 1, "秘")).ShouldBe("\"2\"");
        (await ReadAsync(app, 1))["表"]!["value"]![0]!["value"]!["秘列"]!["value"]!.GetValue<string>().ShouldBe("6", "what is not seen stays in its row");
    }

    [Test]
    public async Task People_in_a_field_of_the_record_can_be_the_ones_with_the_right()
    {
        long app = await CreateAsync(("担当", Field("USER_SELECT", "担当")), ("額", Field("NUMBER", "額")));
        await SetFieldRightsAsync(app, ("額", [Access("WRITE", new { type = "FIELD_ENTITY", code = "担当" }), Access("READ", new { type = "FIELD_ENTITY", code = "作成者" }), Access("NONE")]));
        object[] people = [new { code = "sato" }];
        await AddAsync(app, ("担当", people));
        (await As("sato").PutAsync("record", new { app, id = 1, record = Values(("額", 1)) })).Ok();
        (await As("suzuki").PutAsync("record", new { app, id = 1, record = Values(("額", 1)) })).Refused(403, "GAIA_FU01");
        (await Admin.PutAsync("record", new { app, id = 1, record = Values(("額", 1)) })).Refused(403, "GAIA_FU01");
        (await ValueAsync(app, 1, "額")).ShouldBe("\"1\"");
        (await As("suzuki").PostAsync("record", new { app, record = Values(("額", 2)) })).Refused(403, "GAIA_FU01");
        (await As("sato").PostAsync("record", new { app, record = Values(("担当", people), ("額", 2)) })).Ok();
        (await Evaluated(As("suzuki"), app, 2))["fields"]!["額"]!["viewable"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Test]
    public async Task A_token_has_the_rights_of_its_boxes_whatever_the_rules_say()
    {
        long app = await CreateAsync(("数", Field("NUMBER", "数")));
        await AddAsync(app, ("数", 1));
        await SetRecordRightsAsync(app, Rule("", Row(Everyone, view: false)));
        await SetFieldRightsAsync(app, ("数", [Access("NONE")]));
        Kintone token = WithToken(Host.GenerateApiToken(app, AppRights.View | AppRights.Edit));
        (await token.GetAsync("records", $"app={app}&query=数 = 1")).Ok()["records"]!.AsArray().Count.ShouldBe(1);
        (await token.PutAsync("record", new { app, id = 1, record = Values(("数", 2)) })).Ok();
        (await token.GetAsync("record", $"app={app}&id=1")).Ok()["record"]!["更新者"]!["value"]!["code"]!.GetValue<string>().ShouldBe("Administrator");
        (await token.DeleteAsync("records", $"app={app}&ids[0]=1")).Refused(403, "GAIA_NO01");
    }

    [Test]
    public async Task Several_tokens_open_several_apps_in_one_request()
    {
        long one = await CreateAsync(("数", Field("NUMBER", "数")));
        long two = await CreateAsync(("数", Field("NUMBER", "数")));
        object[] requests = [.. new[] { one, two }.Select(app => new { method = "POST", api = "/k/v1/record.json", payload = new { app, record = Values(("数", 1)) } })];
        (string first, string second) = (Host.GenerateApiToken(one, AppRights.Add), Host.GenerateApiToken(two, AppRights.Add));
        (await WithToken($"{first},{second}").PostAsync("bulkRequest", new { requests })).Ok();
        Reply refused = await WithToken(first).PostAsync("bulkRequest", new { requests });
        refused.Status.ShouldBe(400);
        refused.Json["results"]![1]!["code"]!.GetValue<string>().ShouldBe("GAIA_IA02");
        (await FindAsync(one, "")).ShouldBe([1]);
        (await WithToken($"{first},{Host.GenerateApiToken(two, AppRights.View)}").PostAsync("bulkRequest", new { requests })).Status.ShouldBe(403);
        (await WithToken(first + "," + Host.GenerateApiToken(one, AppRights.View)).PostAsync("bulkRequest", new { requests })).Refused(400, "GAIA_DA03");
    }

    [Test]
    public async Task A_lookup_copies_only_what_the_caller_can_see()
    {
        long master = await CreateAsync(("番号", new { type = "SINGLE_LINE_TEXT", code = "番号", label = "番号", unique = true }), ("名", Text("名")), ("秘", Text("秘")));
        await AddAsync(master, ("番号", "a"), ("名", "甲"));
        await AddAsync(master, ("番号", "b"), ("名", "乙"), ("秘", "x"));
        await SetRecordRightsAsync(master, Rule("秘 = \"x\"", Row(Sato), Row(Everyone, view: false)));
        long app = await CreateAsync(("番号", new
        {
            type = "SINGLE_LINE_TEXT",
            code = "番号",
            label = "番号",
            lookup = new
            {
                relatedApp = new { app = master },
                relatedKeyField = "番号",
                fieldMappings = new[] { new { field = "名", relatedField = "名" } },
                lookupPickerFields = Array.Empty<string>(),
                filterCond = "",
            },
        }), ("名", Text("名")));
        Task<Reply> Add(string user, string key) => As(user).PostAsync("record", new { app, record = Values(("番号", key)) });
        (await Add("suzuki", "a")).Ok();
        (await Add("suzuki", "b")).Refused(400, "GAIA_LO04");
        (await Add("sato", "b")).Ok();
        await SetFieldRightsAsync(master, ("名", [Access("READ", Sato), Access("NONE")]));
        (await Add("suzuki", "a")).Refused(400, "GAIA_LO04");
        (await Add("sato", "b")).Ok();
        await SetFieldRightsAsync(app, ("名", [Access("READ")]));
        (await Add("sato", "a")).Ok();
    }

    [Test]
    public async Task Related_records_count_only_where_they_can_be_seen()
    {
        long other = await CreateAsync(("鍵", Text("鍵")), ("数", Field("NUMBER", "数")));
        await AddAsync(other, ("鍵", "a"), ("数", 1));
        await AddAsync(other, ("鍵", "b"), ("数", 1));
        long app = await CreateAsync(("鍵", Text("鍵")), ("関連", new
        {
            type = "REFERENCE_TABLE",
            code = "関連",
            label = "関連",
            referenceTable = new { relatedApp = new { app = other }, condition = new { field = "鍵", relatedField = "鍵" }, filterCond = "", displayFields = new[] { "数" }, size = 5 },
        }));
        await AddAsync(app, ("鍵", "a"));
        await AddAsync(app, ("鍵", "b"));
        await SetRecordRightsAsync(other, Rule("鍵 = \"a\"", Row(Sato), Row(Everyone, view: false)));
        Task<Reply> Ask(Kintone client) => client.GetAsync("records", $"app={app}&fields[0]=$id&query=関連.数 in (1) order by $id asc");
        (await Ask(As("sato"))).Ok()["records"]!.AsArray().Count.ShouldBe(2);
        (await Ask(As("suzuki"))).Ok()["records"]!.AsArray().Select(r => r!["$id"]!["value"]!.GetValue<string>()).ShouldBe(["2"]);
        string token = Host.GenerateApiToken(app, AppRights.View);
        (await Ask(WithToken(token))).Ok()["records"]!.AsArray().Count.ShouldBe(0, "a token of the related app is needed as well");
        (await Ask(WithToken(token + "," + Host.GenerateApiToken(other, AppRights.View)))).Ok()["records"]!.AsArray().Count.ShouldBe(2);
        await SetFieldRightsAsync(other, ("数", [Access("NONE")]));
        (await Ask(As("sato"))).Refused(400, "GAIA_IQ11");
        await SetFieldRightsAsync(other, ("数", [Access("READ", new { type = "FIELD_ENTITY", code = "作成者" }), Access("NONE")]));
        await SetRecordRightsAsync(other);
        (await As("sato").PostAsync("record", new { app = other, record = Values(("鍵", "b")) })).Ok();
        (await Ask(As("sato"))).Ok()["records"]!.AsArray().Count.ShouldBe(0, "only in records of one's own the field can be asked for");
        (await Ask(Admin)).Ok()["records"]!.AsArray().Count.ShouldBe(2);
    }

    [Test]
    public async Task A_file_is_for_those_who_can_see_its_place()
    {
        long app = await CreateAsync(("添付", Field("FILE", "添付")), ("数", Field("NUMBER", "数")));
        object[] files = [new { fileKey = await Admin.UploadAsync("a.txt", "text/plain", "x"u8.ToArray()) }];
        await AddAsync(app, ("添付", files), ("数", 1));
        string key = (await ReadAsync(app, 1))["添付"]!["value"]![0]!["fileKey"]!.GetValue<string>();
        Task<Reply> Download(Kintone client) => client.GetAsync("file", $"fileKey={key}");
        (await Download(As("sato"))).Text.ShouldBe("x");
        await SetFieldRightsAsync(app, ("添付", [Access("READ", Sato), Access("NONE")]));
        (await Download(As("sato"))).Text.ShouldBe("x");
        (await Download(As("suzuki"))).Refused(403, "CB_NO02");
        await SetRecordRightsAsync(app, Rule("数 = 1", Row(Everyone, view: false)));
        (await Download(As("sato"))).Refused(403, "CB_NO02");
        (await Download(WithToken(Host.GenerateApiToken(app, AppRights.Add)))).Refused(403, "GAIA_NO01");
        (await Download(WithToken(Host.GenerateApiToken(app, AppRights.View)))).Text.ShouldBe("x");
    }

    [Test]
    public async Task Trap_43_evaluate_refuses_tokens()
    {
        long app = await CreateAsync(("数", Field("NUMBER", "数")), ("表", Table("表", ("列", Text("列")))));
        await AddAsync(app, ("数", 1));
        (await WithToken(Host.GenerateApiToken(app, AppRights.All)).GetAsync("records/acl/evaluate", $"app={app}&ids[0]=1")).Refused(403, "GAIA_NO01");
        JsonObject rights = await Evaluated(As("sato"), app, 1);
        rights["id"]!.GetValue<string>().ShouldBe("1");
        rights["fields"]!.AsObject().Select(f => f.Key).ShouldBe(
            ["数", "表", "列", "レコード番号", "作成者", "作成日時", "更新者", "更新日時", "ステータス", "作業者", "カテゴリー"], ignoreOrder: true);
        (await Admin.GetAsync("records/acl/evaluate", $"app={app}&ids[0]=1&ids[1]=2")).Refused(404, "GAIA_RE01");
        (await Admin.GetAsync("records/acl/evaluate", $"app={app}")).Invalid("ids");
        (await Admin.GetAsync("records/acl/evaluate", $"app={app}&" + string.Join('&', Enumerable.Range(0, 101).Select(i => $"ids[{i}]=1")))).Invalid("ids");
    }

    [Test]
    public async Task A_cursor_leaves_out_what_is_no_longer_to_be_seen()
    {
        long app = await CreateAsync(("数", Field("NUMBER", "数")));
        await AddAsync(app, ("数", 1));
        await AddAsync(app, ("数", 2));
        Kintone sato = As("sato");
        string cursor = (await sato.PostAsync("records/cursor", new { app })).Ok()["id"]!.GetValue<string>();
        await SetRecordRightsAsync(app, Rule("数 = 1", Row(Everyone, view: false)));
        (await sato.GetAsync("records/cursor", $"id={cursor}")).Ok()["records"]!.AsArray().Select(r => r!["$id"]!["value"]!.GetValue<string>()).ShouldBe(["2"]);
    }

    private static object LayoutRow(string code) => new { type = "ROW", fields = new[] { new { type = "SINGLE_LINE_TEXT", code } } };

    private static object Rule(string filterCond, params object[] entities) => new { filterCond, entities };

    private static object Row(object entity, bool view = true, bool? edit = null, bool? delete = null) =>
        new { entity, viewable = view, editable = edit ?? view, deletable = delete ?? view };

    private static object Access(string accessibility, object? entity = null) => new { entity = entity ?? Everyone, accessibility };

    private static async Task<JsonObject> Evaluated(Kintone client, long app, long id) =>
        (await client.GetAsync("records/acl/evaluate", $"app={app}&ids[0]={id}")).Ok()["rights"]![0]!.AsObject();

    private Task SetRecordRightsAsync(long app, params object[] rights) => SetAsync("record/acl", app, rights);

    private Task SetAppRightsAsync(long app, params object[] rights) => SetAsync("app/acl", app, rights);

    private Task SetFieldRightsAsync(long app, params (string Code, object[] Entities)[] rights) =>
        SetAsync("field/acl", app, [.. rights.Select(r => new { code = r.Code, entities = r.Entities })]);

    private async Task SetAsync(string area, long app, object[] rights)
    {
        (await Admin.PutAsync("preview/" + area, new { app, rights })).Ok();
        await Admin.DeployAsync(app);
    }
}
