using System.Text.Json.Nodes;
using AppForge.Testing.OpenApi;
using Shouldly;

namespace AppForge.Emulator.Tests;

/// <summary>settings.md: general settings, layout, views, process, rights.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class AreaTests : AreaTest
{
    [Test]
    public async Task Trap_3_general_settings_are_patched_key_by_key()
    {
        (await PutAsync("app/settings", """ "theme":"GREEN","enableComments":"false","numberPrecision":{"digits":20,"decimalPlaces":"2","roundingMode":"UP"} """)).Ok();
        JsonObject settings = await ReadAsync("app/settings");
        settings["name"]!.GetValue<string>().ShouldBe("試験");
        settings["theme"]!.GetValue<string>().ShouldBe("GREEN");
        settings["enableComments"]!.GetValue<bool>().ShouldBeFalse();
        settings["numberPrecision"]!.ToJsonString().ShouldBe("""{"digits":"20","decimalPlaces":"2","roundingMode":"UP"}""");
        settings["firstMonthOfFiscalYear"]!.GetValue<string>().ShouldBe("4");
    }

    [TestCase(""" "theme":"PINK" """, "theme")]
    [TestCase(""" "name":"" """, "name")]
    [TestCase(""" "titleField":{"selectionMode":"MANUAL"} """, "titleField.code")]
    [TestCase(""" "titleField":{"code":"件名"} """, "titleField.selectionMode")]
    [TestCase(""" "icon":{"type":"PRESET","key":"APP91"} """, "icon.key")]
    [TestCase(""" "numberPrecision":{"digits":31} """, "numberPrecision.digits")]
    [TestCase(""" "firstMonthOfFiscalYear":13 """, "firstMonthOfFiscalYear")]
    [TestCase(""" "enableComments":"yes" """, "enableComments")]
    public async Task General_settings_have_limits(string more, string path) => (await PutAsync("app/settings", more)).Invalid(path);

    [Test]
    public async Task Trap_37_an_uploaded_key_attaches_and_another_key_downloads()
    {
        string upload = await Admin.UploadAsync("icon.png", "image/png", [1, 2, 3]);
        (await Admin.GetAsync("file", $"fileKey={upload}")).Refused(404, "GAIA_BL01");
        (await PutAsync("app/settings", $$""" "icon":{"type":"FILE","file":{"fileKey":"{{upload}}" } } """)).Ok();
        JsonNode file = (await ReadAsync("app/settings"))["icon"]!["file"]!;
        (file["name"]!.GetValue<string>(), file["contentType"]!.GetValue<string>(), file["size"]!.GetValue<string>()).ShouldBe(("icon.png", "image/png", "3"));
        string key = file["fileKey"]!.GetValue<string>();
        key.ShouldNotBe(upload);
        (await Admin.DownloadAsync(key)).ShouldBe([1, 2, 3]);
        (await PutAsync("app/settings", """ "icon":{"type":"FILE","file":{"fileKey":"nothing"}} """)).Refused(404, "GAIA_BL01");
    }

    [TestCase("""[{"type":"ROW","fields":[{"type":"SINGLE_LINE_TEXT","code":"件名"}]}]""", "layout")]
    [TestCase("""[{"type":"ROW","fields":[{"type":"NUMBER","code":"件名"}]}]""", "layout[0].fields[0].type")]
    [TestCase("""[{"type":"ROW","fields":[{"type":"SINGLE_LINE_TEXT","code":"件名"},{"type":"SINGLE_LINE_TEXT","code":"件名"}]}]""", "layout[0].fields[1].code")]
    [TestCase("""[{"type":"ROW","fields":[{"type":"STATUS","code":"ステータス"}]}]""", "layout[0].fields[0].type")]
    [TestCase("""[{"type":"ROW","fields":[{"type":"SPACER","elementId":"e"},{"type":"HR","elementId":"e"}]}]""", "layout[0].fields[1].elementId")]
    [TestCase("""[{"type":"COLUMN","fields":[]}]""", "layout[0].type")]
    [TestCase("""[{"type":"ROW","fields":[{"type":"GROUP","code":"群"}]}]""", "layout[0].fields[0].type")]
    [TestCase("""[{"type":"ROW","fields":[{"type":"SUBTABLE","code":"表"}]}]""", "layout[0].fields[0].type")]
    public async Task A_layout_lists_every_field_once(string layout, string path) => (await PutAsync("app/form/layout", $"\"layout\":{layout}")).Invalid(path);

    [Test]
    public async Task A_layout_is_replaced_whole_and_sizes_left_out_stay()
    {
        (await PutAsync("app/form/layout", """ "layout":[{"type":"ROW","fields":[{"type":"NOTHING"}]}] """)).Invalid("layout[0].fields[0].type");
        (await PutAsync("app/form/layout", """ "layout":[{"type":"ROW","fields":[{"type":"SINGLE_LINE_TEXT","code":"なし"}]}] """)).Refused(400, "GAIA_FC01");
        const string Rest = """{"type":"DATE","code":"日付"},{"type":"USER_SELECT","code":"担当"},{"type":"RECORD_NUMBER","code":"レコード番号"}""";
        (await PutAsync("app/form/layout", $$""" "layout":[{"type":"ROW","fields":[{"type":"SINGLE_LINE_TEXT","code":"件名","size":{"width":300} },{{Rest}}]}] """)).Ok();
        (await PutAsync("app/form/layout", $$""" "layout":[{"type":"ROW","fields":[{"type":"SINGLE_LINE_TEXT","code":"件名"},{{Rest}},{"type":"LABEL"}]}] """)).Ok();
        JsonArray cells = (await ReadAsync("app/form/layout"))["layout"]![0]!["fields"]!.AsArray();
        cells[0]!["size"]!["width"]!.GetValue<string>().ShouldBe("300");
        cells[4]!["label"]!.GetValue<string>().ShouldBe("");
    }

    [Test]
    public async Task Trap_2_views_are_replaced_as_a_map_and_keep_their_ids_by_name()
    {
        Reply first = await PutAsync("app/views", """
            "views":{"二":{"type":"CALENDAR","name":"二","index":9},"一":{"type":"LIST","name":"一","index":"3","fields":["件名"]},"三":{"type":"CUSTOM","name":"三","index":10,"html":"x"}}
            """);
        string id = first.Ok()["views"]!["一"]!["id"]!.GetValue<string>();
        JsonObject views = (await ReadAsync("app/views"))["views"]!.AsObject();
        views["一"]!["index"]!.GetValue<string>().ShouldBe("0");
        (views["一"]!["sort"]!.GetValue<string>(), views["一"]!["filterCond"]!.GetValue<string>()).ShouldBe(("レコード番号 desc", ""));
        (views["二"]!["date"]!.GetValue<string>(), views["二"]!["title"]!.GetValue<string>()).ShouldBe(("更新日時", "レコード番号"));
        (views["三"]!["pager"]!.GetValue<bool>(), views["三"]!["device"]!.GetValue<string>()).ShouldBe((true, "DESKTOP"));
        (await PutAsync("app/views", """ "views":{"一":{"type":"LIST","name":"改","index":0}} """)).Ok()["views"]!["改"]!["id"]!.GetValue<string>().ShouldBe(id);
        views = (await ReadAsync("app/views"))["views"]!.AsObject();
        views.Count.ShouldBe(1);
        views["改"]!["fields"]!.AsArray().Count.ShouldBe(1);
    }

    [TestCase("""{"a":{"type":"LIST","name":"b","index":0,"fields":[]}}""", "views[a].name", TestName = "Trap_42_a_new_view_is_named_like_its_key")]
    [TestCase("""{"a":{"type":"LIST","index":0,"fields":[]}}""", "views[a].name")]
    [TestCase("""{"a":{"type":"LIST","name":"a","fields":[]}}""", "views[a].index")]
    [TestCase("""{"a":{"type":"LIST","name":"a","index":0}}""", "views[a].fields")]
    [TestCase("""{"a":{"name":"a","index":0}}""", "views[a].type")]
    [TestCase("""{"a":{"type":"CUSTOM","name":"a","index":0},"b":{"type":"CUSTOM","name":"b","index":0}}""", "views")]
    public async Task Views_that_cannot_be(string views, string path) => (await PutAsync("app/views", $"\"views\":{views}")).Invalid(path);

    [Test]
    public async Task Trap_14_the_built_in_view_comes_with_process_management_and_must_be_sent()
    {
        (await PutAsync("app/views", """ "views":{"(作業者が自分)":{"type":"LIST","name":"(作業者が自分)","index":0,"fields":[],"builtinType":"ASSIGNEE"}} """))
            .Invalid("views[(作業者が自分)].builtinType");
        (await PutAsync("app/status", """ "enable":true """)).Ok();
        (await ReadAsync("app/views"))["views"]!["(作業者が自分)"]!["builtinType"]!.GetValue<string>().ShouldBe("ASSIGNEE");
        (await PutAsync("app/views", """ "views":{} """)).Invalid("views");
        (await PutAsync("app/views", """ "views":{"(作業者が自分)":{"type":"LIST","index":0,"filterCond":"件名 = \"x\""}} """)).Ok();
        (await ReadAsync("app/views"))["views"]!["(作業者が自分)"]!["filterCond"]!.GetValue<string>().ShouldBe("作業者 in (LOGINUSER())");
        (await PutAsync("app/status", """ "enable":false """)).Ok();
        (await ReadAsync("app/views"))["views"]!.AsObject().ShouldBeEmpty();
    }

    [Test]
    public async Task Trap_21_status_fields_are_listed_when_off_and_switched_on_with_the_process()
    {
        JsonObject before = await ReadAsync("app/status");
        (before["enable"]!.GetValue<bool>(), before["states"], before["actions"]).ShouldBe((false, null, null));
        (await FieldAsync("ステータス"))["enabled"]!.GetValue<bool>().ShouldBeFalse();
        (await PutAsync("app/status", """ "enable":true """)).Ok();
        (await FieldAsync("作業者"))["enabled"]!.GetValue<bool>().ShouldBeTrue();
        (await FieldAsync("カテゴリー"))["enabled"]!.GetValue<bool>().ShouldBeFalse();
        (await PutAsync("app/form/fields", """ "properties":{"ステータス":{"type":"STATUS","label":"状態"}} """)).Ok();
        (await FieldAsync("ステータス"))["label"]!.GetValue<string>().ShouldBe("ステータス");
        (await PutAsync("app/status", """ "enable":false """)).Ok();
        (await ReadAsync("app/status"))["states"]!.AsObject().Count.ShouldBe(3);

        async Task<JsonNode> FieldAsync(string code) => (await ReadAsync("app/form/fields"))["properties"]![code]!;
    }

    [Test]
    public async Task Without_the_process_conditions_on_the_assignee_go()
    {
        (await PutAsync("app/status", """ "enable":true """)).Ok();
        (await PutAsync("app/views", """
            "views":{"(作業者が自分)":{"type":"LIST","index":0},
            "私":{"type":"LIST","name":"私","index":1,"fields":[],"filterCond":"作業者 in (LOGINUSER()) and 件名 = \"x\" and ステータス in (\"完了\")"},
            "皆":{"type":"LIST","name":"皆","index":2,"fields":[],"filterCond":"作業者 in (\"sato\")"}}
            """)).Ok();
        (await PutAsync("app/notifications/perRecord", """
            "notifications":[{"filterCond":"件名 = \"y\" or (件名 = \"x\" and 作業者 in (\"sato\"))","title":"t","targets":[]}]
            """)).Ok();
        (await PutAsync("record/acl", """
            "rights":[{"filterCond":"件名 = \"x\" and 作業者 in (\"sato\")","entities":[{"entity":{"type":"GROUP","code":"everyone"},"viewable":true}]},
            {"filterCond":"件名 = \"x\"","entities":[{"entity":{"type":"FIELD_ENTITY","code":"作業者"},"viewable":true},{"entity":{"type":"GROUP","code":"everyone"},"viewable":true}]}]
            """)).Ok();
        (await PutAsync("field/acl", """
            "rights":[{"code":"件名","entities":[{"entity":{"type":"FIELD_ENTITY","code":"作業者"},"accessibility":"WRITE"},{"entity":{"type":"USER","code":"sato"},"accessibility":"READ"}]}]
            """)).Ok();
        (await PutAsync("app/status", """ "enable":false """)).Ok();
        JsonObject views = (await ReadAsync("app/views"))["views"]!.AsObject();
        views.Select(v => (v.Key, v.Value!["filterCond"]!.GetValue<string>())).ShouldBe([("私", "件名 = \"x\" and ステータス in (\"完了\")"), ("皆", "")]);
        (await ReadAsync("app/notifications/perRecord"))["notifications"]![0]!["filterCond"]!.GetValue<string>().ShouldBe("件名 = \"y\" or 件名 = \"x\"");
        JsonNode rule = (await ReadAsync("record/acl"))["rights"]!.AsArray().ShouldHaveSingleItem()!;
        rule["entities"]!.AsArray().ShouldHaveSingleItem()!["entity"]!["code"]!.GetValue<string>().ShouldBe("everyone");
        (await ReadAsync("field/acl"))["rights"]![0]!["entities"]!.AsArray().ShouldHaveSingleItem()!["entity"]!["code"]!.GetValue<string>().ShouldBe("sato");
    }

    private const string TwoStates = """ "states":{"着手":{"name":"着手","index":0},"完了":{"name":"完了","index":1,"assignee":{"type":"ANY","entities":[]}}} """;

    [Test]
    public async Task Trap_25_an_assignee_left_out_is_the_creator()
    {
        (await PutAsync("app/status", "\"enable\":true," + TwoStates + ""","actions":[{"name":"する","from":"着手","to":"完了"}] """)).Ok();
        JsonObject status = await ReadAsync("app/status");
        status["states"]!["着手"]!["assignee"]!.ToJsonString().ShouldBe(
            JsonNode.Parse("""{"type":"ONE","entities":[{"entity":{"type":"FIELD_ENTITY","code":"作成者"},"includeSubs":false}]}""")!.ToJsonString());
        status["actions"]![0]!["type"]!.GetValue<string>().ShouldBe("PRIMARY");
        status["actions"]![0]!["filterCond"]!.GetValue<string>().ShouldBe("");
    }

    [TestCase("""{"着手":{"name":"着手","index":0,"assignee":{"type":"ANY","entities":[]}}}""", "states[着手].assignee")]
    [TestCase("""{"着手":{"name":"着手","index":0,"assignee":{"type":"ONE","entities":[{"entity":{"type":"USER","code":"sato"}}]}}}""", "states[着手].assignee")]
    [TestCase("""{"着手":{"name":"着手","index":0,"assignee":{"type":"ONE","entities":[{"entity":{"type":"CREATOR"}}]}}}""", "states[着手].assignee")]
    [TestCase("""{"新":{"name":"新","index":0},"着手":{"index":1}}""", "states[新].name")]
    [TestCase("""{"着手":{"index":0},"新":{"index":1}}""", "states[新].name")]
    [TestCase("""{"着手":{}}""", "states[着手].index")]
    [TestCase("{}", "states")]
    public async Task The_first_state_is_special(string states, string path)
    {
        (await PutAsync("app/status", "\"enable\":true," + TwoStates)).Ok();
        (await PutAsync("app/status", $"\"states\":{states}")).Invalid(path);
    }

    [Test]
    public async Task Trap_42_actions_use_the_new_names_of_states()
    {
        (await PutAsync("app/status", "\"enable\":true," + TwoStates)).Ok();
        const string Renamed = """ "states":{"着手":{"name":"開始","index":0},"完了":{"index":1}} """;
        (await PutAsync("app/status", Renamed + ""","actions":[{"name":"する","from":"着手","to":"完了"}] """)).Invalid("actions[0].from");
        (await PutAsync("app/status", Renamed + ""","actions":[{"name":"する","from":"開始","to":"完了"}] """)).Ok();
        (await ReadAsync("app/status"))["states"]!["完了"]!["assignee"]!["type"]!.GetValue<string>().ShouldBe("ANY");
        (await PutAsync("app/status", """ "actions":[{"name":"戻す","from":"完了","to":"開始","type":"SECONDARY"}] """)).Invalid("actions[0].executableUser");
    }

    [Test]
    public async Task Trap_24_everyone_is_last_and_there_even_when_left_out()
    {
        (await PutAsync("app/acl", """ "rights":[{"entity":{"type":"GROUP","code":"everyone"},"recordViewable":true},{"entity":{"type":"CREATOR"},"appEditable":true}] """)).Ok();
        JsonArray rights = (await ReadAsync("app/acl"))["rights"]!.AsArray();
        rights[0]!["entity"]!.ToJsonString().ShouldBe("""{"type":"CREATOR","code":null}""");
        rights[1]!["entity"]!["code"]!.GetValue<string>().ShouldBe("everyone");
        (await PutAsync("app/acl", """ "rights":[] """)).Ok();
        rights = (await ReadAsync("app/acl"))["rights"]!.AsArray();
        rights.Count.ShouldBe(1);
        rights[0]!["recordViewable"]!.GetValue<bool>().ShouldBeFalse();
    }

    [TestCase("app/acl", """[{"entity":{"type":"USER","code":"unknown"}}]""", "rights[0].entity.code")]
    [TestCase("app/acl", """[{"entity":{"type":"USER","code":"gone"}}]""", "rights[0].entity.code")]
    [TestCase("app/acl", """[{"entity":{"type":"FIELD_ENTITY","code":"担当"}}]""", "rights[0].entity.type")]
    [TestCase("app/acl", """[{"entity":{"type":"USER","code":"sato"},"recordEditable":true}]""", "rights[0].recordViewable")]
    [TestCase("app/acl", """[{}]""", "rights[0].entity")]
    [TestCase("record/acl", """[{"filterCond":""}]""", "rights[0].entities")]
    [TestCase("record/acl", """[{"entities":[{"entity":{"type":"CREATOR"},"viewable":true}]}]""", "rights[0].entities[0].entity.type")]
    [TestCase("field/acl", """[{"code":"件名","entities":[{"entity":{"type":"USER","code":"sato"}}]}]""", "rights[0].entities[0].accessibility")]
    [TestCase("field/acl", """[{"code":"件名","entities":[]},{"code":"件名","entities":[]}]""", "rights[1].code")]
    public async Task Rights_that_cannot_be(string area, string rights, string path) => (await PutAsync(area, $"\"rights\":{rights}")).Invalid(path);

    [TestCase("record/acl")]
    [TestCase("field/acl")]
    public async Task Record_and_field_rights_take_id_too_and_it_wins(string area)
    {
        (await Admin.PutAsync("preview/" + area, $$"""{"app":999,"id":{{App}},"rights":[]}""")).Ok();
        (await PutAsync("field/acl", """ "rights":[{"code":"なし","entities":[]}] """)).Refused(400, "GAIA_FC01");
    }

    [TestCase("default", 200)]
    [TestCase("user", 200)]
    [TestCase("zh", 200)]
    [TestCase("fr", 400)]
    public async Task The_lang_parameter_is_an_enumeration(string lang, int status) =>
        (await Admin.GetAsync("preview/app/settings", $"app={App}&lang={lang}")).Status.ShouldBe(status);

    [TestCase("app/form/layout")]
    [TestCase("app/acl")]
    [TestCase("field/acl")]
    [TestCase("app/notifications/general")]
    [TestCase("app/customize")]
    [TestCase("app/adminNotes")]
    [BeyondContract("the parameter isn't there, and is passed over")]
    public async Task Without_names_in_several_languages_there_is_no_lang_parameter(string area) =>
        (await Admin.GetAsync("preview/" + area, $"app={App}&lang=xx")).Ok();

    [Test]
    public async Task A_table_is_shown_and_laid_out_as_a_whole()
    {
        object table = new { type = "SUBTABLE", code = "表", fields = Fields(("列", Text("列"))) };
        (await Admin.PostAsync("preview/app/form/fields", new { app = App, properties = Fields(("表", table)) })).Ok();
        (await PutAsync("app/views", """ "views":{"一覧":{"type":"LIST","name":"一覧","index":0,"fields":["件名","列"]}} """)).Invalid("views[一覧].fields");
        (await PutAsync("app/views", """ "views":{"一覧":{"type":"LIST","name":"一覧","index":0,"fields":["件名","表"]}} """)).Ok();
        const string Row = """{"type":"ROW","fields":[{"type":"SINGLE_LINE_TEXT","code":"件名"},{"type":"DATE","code":"日付"},{"type":"USER_SELECT","code":"担当"}]}""";
        const string Column = """{"type":"SINGLE_LINE_TEXT","code":"列"}""";
        (await PutAsync("app/form/layout", $$""" "layout":[{{Row}},{"type":"SUBTABLE","code":"表","fields":[{{Column}},{"type":"LABEL","label":"見出し"}]}] """))
            .Invalid("layout[1].fields[1].type");
        (await PutAsync("app/form/layout", $$""" "layout":[{{Row}},{"type":"SUBTABLE","code":"表","fields":[{{Column}}]}] """)).Ok();
    }

    [TestCase("", "必須です。")]
    [TestCase("app=", "必須です。")]
    [TestCase("app=0", "最小でも1以上です。")]
    [TestCase("app=x", "数字でなければなりません。")]
    public async Task TheApp_parameter_is_checked_first(string query, string message)
    {
        Reply reply = await Admin.GetAsync("preview/app/settings", query);
        reply.Invalid("app");
        reply.Json["errors"]!["app"]!["messages"]![0]!.GetValue<string>().ShouldBe(message);
    }
}
