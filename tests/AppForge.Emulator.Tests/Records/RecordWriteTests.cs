using System.Text.Json.Nodes;
using Shouldly;

namespace AppForge.Emulator.Tests.Records;

/// <summary>records.md, 1 to 4: what may be written, and what is read back.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RecordWriteTests : RecordTest
{
    [TestCase("NUMBER", "\"1.5e1\"", "\"15\"")]
    [TestCase("NUMBER", "\" 42 \"", "\"42\"")]
    [TestCase("NUMBER", "12.5", "\"12.5\"")]
    [TestCase("NUMBER", "\"\"", "\"\"")]
    [TestCase("NUMBER", "\"1.00005\"", "\"1\"", TestName = "Trap_32_number_decimals_beyond_the_places_are_rounded")]
    [TestCase("DATE", "\"2026-04-01\"", "\"2026-04-01\"")]
    [TestCase("DATE", "\"\"", "null")]
    [TestCase("TIME", "\"9:05\"", "\"09:05\"")]
    [TestCase("TIME", "null", "null")]
    [TestCase("DATETIME", "\"2026-04-01T09:30:59+09:00\"", "\"2026-04-01T00:30:00Z\"", TestName = "Trap_35_times_have_minutes_only")]
    [TestCase("DATETIME", "\"2012-01-11T11:30Z\"", "\"2012-01-11T11:30:00Z\"")]
    [TestCase("DATETIME", "\"\"", "\"\"")]
    [TestCase("SINGLE_LINE_TEXT", "12", "\"12\"")]
    [TestCase("MULTI_LINE_TEXT", "\"一\\n二\"", "\"一\\n二\"")]
    [TestCase("MULTI_LINE_TEXT", "\"一\\r\\n二\\r三\"", "\"一\\n二\\n三\"")]
    [TestCase("RICH_TEXT", "\"<b>a</b><script>x()</script>\"", "\"<b>a</b>\"")]
    [TestCase("LINK", "\"https://example.com/\"", "\"https://example.com/\"")]
    [TestCase("USER_SELECT", "[{\"code\":\"sato\"}]", "[{\"code\":\"sato\",\"name\":\"sato\"}]")]
    [TestCase("ORGANIZATION_SELECT", "[{\"code\":\"bu\"}]", "[{\"code\":\"bu\",\"name\":\"部\"}]")]
    [TestCase("GROUP_SELECT", "[{\"code\":\"soumu\"}]", "[{\"code\":\"soumu\",\"name\":\"総務\"}]")]
    public async Task A_value_comes_back_in_its_form(string type, string sent, string read)
    {
        long app = await CreateAsync(("値", Field(type, "値")));
        long id = await AddAsync(app, ("値", JsonNode.Parse(sent)));
        (await ValueAsync(app, id, "値")).ShouldBe(read);
        (await ReadAsync(app, id))["値"]!["type"]!.GetValue<string>().ShouldBe(type);
    }

    [TestCase("NUMBER", "\"1,000\"", "record[値].value")]
    [TestCase("NUMBER", "\"12abc\"", "record[値].value")]
    [TestCase("NUMBER", "\".-5\"", "record[値].value")]
    [TestCase("NUMBER", "\"1234567890123\"", "record.値.value", TestName = "Trap_32_too_many_digits_are_refused")]
    [TestCase("DATE", "\"2026-02-30\"", "record.値.value")]
    [TestCase("DATE", "\"0999-01-01\"", "record.値.value")]
    [TestCase("TIME", "\"25:00\"", "record.値.value")]
    [TestCase("DATETIME", "\"2026-04-01\"", "record.値.value")]
    [TestCase("LINK", "\"no address\"", "record.値.value")]
    [TestCase("LINK", "\"//server/share\"", "record.値.value")]
    [TestCase("LINK", "\"/etc/hosts\"", "record.値.value")]
    [TestCase("GROUP_SELECT", "[{\"code\":\"x\"}]", "record.値.values[0].value")]
    public async Task A_value_of_another_form_is_refused(string type, string sent, string path)
    {
        long app = await CreateAsync(("値", Field(type, "値")));
        (await PostAsync(app, ("値", JsonNode.Parse(sent)))).Invalid(path);
        (await FindAsync(app, "")).ShouldBeEmpty();
    }

    [TestCase("USER_SELECT", "GAIA_IL26")]
    [TestCase("ORGANIZATION_SELECT", "GAIA_IL28")]
    public async Task Unknown_users_and_organizations_are_refused(string type, string code)
    {
        long app = await CreateAsync(("値", Field(type, "値")));
        (await PostAsync(app, ("値", new[] { new { code = "nobody" } }))).Refused(400, code);
    }

    [Test]
    public async Task Trap_34_an_error_of_a_calculation_is_the_empty_text()
    {
        long app = await CreateAsync(("数", Field("NUMBER", "数")), ("商", new { type = "CALC", code = "商", label = "商", expression = "1 / 数" }));
        long id = await AddAsync(app, ("数", 0));
        (await ValueAsync(app, id, "商")).ShouldBe("\"\"");
        (await PutAsync(app, id, ("数", 4))).Ok();
        (await ValueAsync(app, id, "商")).ShouldBe("\"0.25\"");
    }

    [Test]
    public async Task Choices_must_be_options()
    {
        long app = await CreateAsync(
            ("選択", Choice("DROP_DOWN", "選択", "A", "B")), ("複数", Choice("CHECK_BOX", "複数", "A", "B")), ("丸", Choice("RADIO_BUTTON", "丸", "A", "B")));
        Reply reply = await PostAsync(app, ("選択", "C"), ("複数", new[] { "A", "C" }), ("丸", "C"));
        reply.Invalid("record.選択.value", "record.複数.values[1].value", "record.丸.value");
        reply.Json["errors"]!["record.選択.value"]!["messages"]![0]!.GetValue<string>().ShouldBe("\"C\"は選択肢にありません。");
        long id = await AddAsync(app, ("選択", ""), ("複数", Array.Empty<string>()));
        (await ValueAsync(app, id, "選択")).ShouldBe("null");
        (await ValueAsync(app, id, "丸")).ShouldBe("\"A\"");
    }

    [Test]
    public async Task All_mistakes_are_told_together()
    {
        long app = await CreateAsync(
            ("件名", new { type = "SINGLE_LINE_TEXT", code = "件名", label = "件名", required = true, minLength = 2, maxLength = 3 }),
            ("数", new { type = "NUMBER", code = "数", label = "数", minValue = 1, maxValue = 5 }),
            ("添付", new { type = "FILE", code = "添付", label = "添付", required = true }),
            ("担当", new { type = "USER_SELECT", code = "担当", label = "担当", required = true }));
        (await PostAsync(app, ("数", 0))).Invalid("record.件名.value", "record.数.value", "record.添付.values", "record.担当.values.value");
        Reply batch = await Admin.PostAsync("records", new { app, records = new[] { Values(("件名", "1234")), Values(("数", "x")) } });
        batch.ErrorPaths.ShouldContain("records[0].件名.value");
        batch.ErrorPaths.ShouldContain("records[1][数].value");
        batch.Json["errors"]!["records[0].件名.value"]!["messages"]!.AsArray().Single()!.GetValue<string>().ShouldBe("4文字より短くなければなりません。");
        Admin.Headers["Accept-Language"] = "en";
        Reply english = await PostAsync(app, ("件名", "1"), ("数", 6));
        english.Json["errors"]!["record.件名.value"]!["messages"]![0]!.GetValue<string>().ShouldBe("Enter more than 1 characters.");
        english.Json["errors"]!["record.数.value"]!["messages"]![0]!.GetValue<string>().ShouldBe("The value must be 5 or less.");
    }

    [Test]
    public async Task Trap_28_defaults_are_for_absent_values_of_new_records()
    {
        long app = await CreateAsync(
            ("件名", new { type = "SINGLE_LINE_TEXT", code = "件名", label = "件名", defaultValue = "既定" }),
            ("複数", new { type = "CHECK_BOX", code = "複数", label = "複数", options = OptionsOf("A", "B"), defaultValue = new[] { "B" } }),
            ("担当", new { type = "USER_SELECT", code = "担当", label = "担当", defaultValue = new[] { new { type = "FUNCTION", code = "LOGINUSER()" } } }),
            ("表", Table("表", ("列", new { type = "NUMBER", code = "列", label = "列", defaultValue = "7" }))));
        long id = await AddAsync(app, ("表", new[] { new { value = new { } } }));
        (await ValueAsync(app, id, "件名")).ShouldBe("\"既定\"");
        (await ValueAsync(app, id, "複数")).ShouldBe("[\"B\"]");
        (await ValueAsync(app, id, "担当")).ShouldContain("Administrator");
        (await ReadAsync(app, id))["表"]!["value"]![0]!["value"]!["列"]!["value"]!.GetValue<string>().ShouldBe("7");
        (await PutAsync(app, id, ("件名", ""))).Ok();
        (await ValueAsync(app, id, "件名")).ShouldBe("\"\"");
        long explicitly = await AddAsync(app, ("件名", ""), ("複数", Array.Empty<string>()));
        (await ValueAsync(app, explicitly, "件名")).ShouldBe("\"\"");
        (await ValueAsync(app, explicitly, "複数")).ShouldBe("[]");
    }

    [Test]
    public async Task Trap_20_required_is_not_enforced_on_calculated_fields()
    {
        long app = await CreateAsync(("計", new { type = "CALC", code = "計", label = "計", expression = "1 / 0", required = true }));
        (await ValueAsync(app, await AddAsync(app), "計")).ShouldBe("\"\"", "trap 34: errors of formulas never reach REST");
    }

    [Test]
    public async Task Trap_34_an_error_of_a_formula_is_an_empty_value()
    {
        long app = await CreateAsync(("数", Field("NUMBER", "数")), ("商", new { type = "CALC", code = "商", label = "商", expression = "1 / 数" }), ("和", new { type = "CALC", code = "和", label = "和", expression = "商 + 1" }));
        long id = await AddAsync(app, ("数", "0"));
        (await ValueAsync(app, id, "商")).ShouldBe("\"\"");
        (await ValueAsync(app, id, "和")).ShouldBe("\"\"", "what is calculated from an error is one");
        (await PutAsync(app, id, ("数", "2"))).Ok();
        (await ValueAsync(app, id, "和")).ShouldBe("\"1.5\"");
    }

    [TestCase("DATETIME", "10 ^ 20")]
    [TestCase("DATE", "0 - 10 ^ 20")]
    [TestCase("HOUR_MINUTE", "10 ^ 20")]
    public async Task A_calculated_time_beyond_all_times_is_an_empty_value(string format, string expression)
    {
        long app = await CreateAsync(("計", new { type = "CALC", code = "計", label = "計", expression, format }));
        (await Admin.PutAsync("preview/app/settings", new { app, numberPrecision = new { digits = 30, decimalPlaces = 4, roundingMode = "HALF_EVEN" } })).Ok();
        await Admin.DeployAsync(app);
        (await ValueAsync(app, await AddAsync(app), "計")).ShouldBe("\"\"");
    }

    [Test]
    public async Task Trap_27_an_update_is_judged_as_the_merged_record()
    {
        long app = await CreateAsync(("件名", Text("件名")), ("注", Text("注")));
        long id = await AddAsync(app, ("注", "a"));
        (await Admin.PutAsync("preview/app/form/fields", new { app, properties = Fields(("件名", new { type = "SINGLE_LINE_TEXT", required = true })) })).Ok();
        await Admin.DeployAsync(app);
        (await PutAsync(app, id, ("注", "b"))).Invalid("record.件名.value");
        (await PutAsync(app, id, ("注", "b"), ("件名", "c"))).Ok();
    }

    [Test]
    public async Task Trap_29_and_41_an_unknown_code_is_passed_over_and_a_bare_value_refused()
    {
        long app = await CreateAsync(("件名", Text("件名")));
        long id = await AddAsync(app, ("件名", "a"));
        (await PutAsync(app, id, ("件命", "b"))).Ok()["revision"]!.GetValue<string>().ShouldBe("2");
        (await ValueAsync(app, id, "件名")).ShouldBe("\"a\"");
        (await Admin.PutAsync("record", new { app, id, record = new { 件名 = "b" } })).Status.ShouldBe(400);
    }

    [Test]
    public async Task Trap_31_what_is_no_number_is_dropped_in_a_table_only()
    {
        long app = await CreateAsync(("表", Table("表", ("列", Field("NUMBER", "列")))), ("数", Field("NUMBER", "数")));
        long id = await AddAsync(app, ("表", new[] { new { value = Values(("列", "abc")) } }));
        (await ReadAsync(app, id))["表"]!["value"]![0]!["value"]!["列"]!["value"]!.GetValue<string>().ShouldBe("");
        (await PostAsync(app, ("数", "abc"))).Invalid("record[数].value");
    }

    [Test]
    public async Task Trap_36_the_record_number_has_the_app_code_and_the_id_a_type_of_its_own()
    {
        long app = await CreateAsync(("件名", Text("件名")));
        long id = await AddAsync(app);
        (await ValueAsync(app, id, "レコード番号")).ShouldBe($"\"{id}\"");
        await Host.SetAppCodeAsync(app, "SHIN");
        (await ValueAsync(app, id, "レコード番号")).ShouldBe($"\"SHIN-{id}\"");
        (await ReadAsync(app, id))["$id"]!["type"]!.GetValue<string>().ShouldBe("__ID__");
        (await FindAsync(app, $"レコード番号 = \"SHIN-{id}\"")).ShouldBe([id]);
    }

    [Test]
    public async Task Trap_38_rows_left_out_are_deleted_and_rows_with_their_id_keep_what_is_not_sent()
    {
        long app = await CreateAsync(("表", Table("表", ("品", Text("品")), ("数", Field("NUMBER", "数")))));
        object[] rows = [new { value = Values(("品", "a"), ("数", 1)) }, new { value = Values(("品", "b"), ("数", 2)) }];
        long id = await AddAsync(app, ("表", rows));
        JsonArray stored = (await ReadAsync(app, id))["表"]!["value"]!.AsArray();
        string second = stored[1]!["id"]!.GetValue<string>();
        (await PutAsync(app, id)).Ok();
        (await ReadAsync(app, id))["表"]!["value"]!.AsArray().Count.ShouldBe(2);
        (await PutAsync(app, id, ("表", new object[] { new { id = second, value = Values(("数", 9)) }, new { id = "99999", value = Values(("品", "c")) } }))).Ok();
        JsonArray now = (await ReadAsync(app, id))["表"]!["value"]!.AsArray();
        now.Count.ShouldBe(2);
        now[0]!["id"]!.GetValue<string>().ShouldBe(second);
        now[0]!["value"]!["品"]!["value"]!.GetValue<string>().ShouldBe("b");
        now[0]!["value"]!["数"]!["value"]!.GetValue<string>().ShouldBe("9");
        now[1]!["id"]!.GetValue<string>().ShouldNotBe("99999");
        (await PutAsync(app, id, ("表", Array.Empty<object>()))).Ok();
        (await ReadAsync(app, id))["表"]!["value"]!.AsArray().ShouldBeEmpty();
    }

    [Test]
    public async Task Trap_6_a_stale_revision_of_a_record_is_409_GAIA_CO02()
    {
        long app = await CreateAsync(("件名", Text("件名")));
        long id = await AddAsync(app);
        (await Admin.PutAsync("record", new { app, id, revision = 1, record = Values(("件名", "a")) })).Ok();
        (await Admin.PutAsync("record", new { app, id, revision = 1, record = Values(("件名", "b")) })).Refused(409, "GAIA_CO02");
        (await Admin.PutAsync("record", new { app, id, revision = -1, record = Values(("件名", "c")) })).Ok();
        (await Admin.DeleteAsync("records", $"app={app}&ids[0]={id}&revisions[0]=2")).Refused(409, "GAIA_CO02");
        (await Admin.DeleteAsync("records", $"app={app}&ids[0]={id}&revisions[0]=3")).Ok();
        (await Admin.GetAsync("record", $"app={app}&id={id}")).Refused(404, "GAIA_RE01");
    }

    [Test]
    public async Task Trap_21_and_37_process_fields_are_absent_and_attached_files_have_keys_to_download_by()
    {
        long app = await CreateAsync(("添付", Field("FILE", "添付")));
        string upload = await Admin.UploadAsync("a.txt", "text/plain", [1, 2, 3]);
        long id = await AddAsync(app, ("添付", new[] { new { fileKey = upload } }));
        JsonObject record = await ReadAsync(app, id);
        record.ContainsKey("ステータス").ShouldBeFalse();
        JsonNode file = record["添付"]!["value"]![0]!;
        (file["name"]!.GetValue<string>(), file["size"]!.GetValue<string>(), file["contentType"]!.GetValue<string>()).ShouldBe(("a.txt", "3", "text/plain"));
        string key = file["fileKey"]!.GetValue<string>();
        (await Admin.DownloadAsync(key)).ShouldBe([1, 2, 3]);
        string other = await Admin.UploadAsync("b.txt", "text/plain", [4]);
        (await PutAsync(app, id, ("添付", new[] { new { fileKey = key }, new { fileKey = other } }))).Ok();
        (await ReadAsync(app, id))["添付"]!["value"]!.AsArray().Select(f => f!["name"]!.GetValue<string>()).ShouldBe(["a.txt", "b.txt"]);
        (await PostAsync(app, ("添付", new[] { new { fileKey = key } }))).Refused(404, "GAIA_BL01");
    }

    [Test]
    public async Task The_key_of_an_upload_is_good_for_one_attachment_and_that_of_a_setting_for_none()
    {
        long app = await CreateAsync(("添付", Field("FILE", "添付")), ("数", Field("NUMBER", "数")));
        string key = await Admin.UploadAsync("a.txt", "text/plain", [1]);
        object[] files = [new { fileKey = key }];
        (await PostAsync(app, ("添付", files), ("数", "x"))).Invalid("record[数].value");
        (await PostAsync(app, ("添付", files.Concat(files)))).Refused(404, "GAIA_BL01");
        (await PostAsync(app, ("添付", files))).Ok();
        (await PostAsync(app, ("添付", files))).Refused(404, "GAIA_BL01");
        string script = await Admin.UploadAsync("a.js", "text/javascript", [1]);
        (await Admin.PutAsync("preview/app/customize", new { app, desktop = new { js = new[] { new { type = "FILE", file = new { fileKey = script } } } } })).Ok();
        string setting = (await Admin.GetAsync("preview/app/customize", $"app={app}")).Ok()["desktop"]!["js"]![0]!["file"]!["fileKey"]!.GetValue<string>();
        (await PostAsync(app, ("添付", new[] { new { fileKey = setting } }))).Refused(404, "GAIA_BL01");
    }

    [Test]
    public async Task A_download_says_what_the_file_is_called()
    {
        long app = await CreateAsync(("添付", Field("FILE", "添付")));
        long id = await AddAsync(app, ("添付", new[] { new { fileKey = await Admin.UploadAsync("見積 案.txt", "text/plain", [1]) } }));
        string key = (await ReadAsync(app, id))["添付"]!["value"]![0]!["fileKey"]!.GetValue<string>();
        using HttpClient client = Host.CreateClient();
        using HttpResponseMessage response = await client.GetAsync(new Uri($"/k/v1/file.json?fileKey={key}", UriKind.Relative));
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        response.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("見積 案.txt");
    }

    [Test]
    public async Task A_unique_text_has_64_characters_at_most_and_a_unique_link_may_have_more()
    {
        long app = await CreateAsync(
            ("字", new { type = "SINGLE_LINE_TEXT", code = "字", label = "字", unique = true }), ("先", new { type = "LINK", code = "先", label = "先", unique = true }));
        await AddAsync(app, ("字", new string('a', 64)), ("先", "https://example.com/" + new string('a', 64)));
        (await PostAsync(app, ("字", new string('b', 65)))).Invalid("record.字.value");
    }

    [Test]
    public async Task Unique_values_are_refused_a_second_time_and_empty_ones_are_not()
    {
        long app = await CreateAsync(
            ("番号", new { type = "SINGLE_LINE_TEXT", code = "番号", label = "番号", unique = true }),
            ("数", new { type = "NUMBER", code = "数", label = "数", unique = true }));
        long id = await AddAsync(app, ("番号", "a"), ("数", 1));
        (await PostAsync(app, ("番号", "a"), ("数", "1.0"))).Invalid("record.番号.value", "record.数.value");
        await AddAsync(app);
        await AddAsync(app);
        (await PutAsync(app, id, ("番号", "a"))).Ok();
        (await Admin.PostAsync("records", new { app, records = new[] { Values(("番号", "b")), Values(("番号", "b")) } })).Invalid("records[1].番号.value");
        (await FindAsync(app, "番号 = \"b\"")).ShouldBeEmpty();
    }

    [Test]
    public async Task Update_keys_find_the_record_and_upsert_adds_what_is_missing()
    {
        long app = await CreateAsync(("番号", new { type = "SINGLE_LINE_TEXT", code = "番号", label = "番号", unique = true }), ("注", Text("注")));
        long id = await AddAsync(app, ("番号", "a"));
        (await Admin.PutAsync("record", new { app, updateKey = new { field = "番号", value = "a" }, record = Values(("注", "x")) })).Ok();
        (await ValueAsync(app, id, "注")).ShouldBe("\"x\"");
        (await Admin.PutAsync("record", new { app, updateKey = new { field = "番号", value = "b" }, record = Values(("注", "x")) })).Refused(404, "GAIA_RE01");
        (await Admin.PutAsync("record", new { app, id, updateKey = new { field = "番号", value = "a" }, record = Values(("注", "x")) })).Invalid("updateKey");
        (await Admin.PutAsync("record", new { app, updateKey = new { field = "注", value = "x" }, record = Values(("注", "y")) })).Invalid("updateKey.field");
        JsonArray written = (await Admin.PutAsync("records", new
        {
            app,
            upsert = true,
            records = new[]
            {
                new { updateKey = new { field = "番号", value = "a" }, record = Values(("注", "更新")) },
                new { updateKey = new { field = "番号", value = "b" }, record = Values(("注", "追加")) },
            },
        })).Ok()["records"]!.AsArray();
        written.Select(r => r!["operation"]!.GetValue<string>()).ShouldBe(["UPDATE", "INSERT"]);
        (await FindAsync(app, "番号 = \"b\" and 注 = \"追加\"")).Length.ShouldBe(1);
    }

    [Test]
    public async Task Many_records_are_written_as_one()
    {
        long app = await CreateAsync(("数", Field("NUMBER", "数")));
        (await Admin.PostAsync("records", new { app, records = Array.Empty<object>() })).Ok()["ids"]!.AsArray().ShouldBeEmpty();
        (await Admin.PostAsync("records", new { app, records = Enumerable.Repeat(Values(("数", 1)), 101) })).Invalid("records");
        JsonArray ids = (await Admin.PostAsync("records", new { app, records = Enumerable.Repeat(Values(("数", 1)), 100) })).Ok()["ids"]!.AsArray();
        ids.Count.ShouldBe(100);
        (await Admin.PutAsync("records", new { app, records = new object[] { new { id = 1, record = Values(("数", 2)) }, new { id = 999, record = Values(("数", 2)) } } }))
            .Refused(404, "GAIA_RE01");
        (await FindAsync(app, "数 = 2")).ShouldBeEmpty();
        (await Admin.DeleteAsync("records", $"app={app}&ids[0]=1&ids[1]=999")).Refused(404, "GAIA_RE01");
        (await Admin.DeleteAsync("records", $"app={app}")).Invalid("ids");
        (await MessagesAsync("ja")).ShouldBe(["必須です。", "一度に1件から100件までのレコードを削除できます。"]);
        (await MessagesAsync("en")).ShouldBe(["Between 1 and 100 records can be deleted at one time.", "Required field."]);
        Admin.Headers["Accept-Language"] = "ja";
        (await Admin.DeleteAsync("records", $"app={app}&ids[0]=1&ids[1]=2")).Ok();
        (await Admin.GetAsync("records", $"app={app}&totalCount=true&query=limit 1")).Ok()["totalCount"]!.GetValue<string>().ShouldBe("98");
        (await AddAsync(app)).ShouldBe(101, "ids are never used again");

        async Task<string[]> MessagesAsync(string language)
        {
            Admin.Headers["Accept-Language"] = language;
            return [.. (await Admin.DeleteAsync("records", $"app={app}")).Json["errors"]!["ids"]!["messages"]!.AsArray().Select(m => m!.GetValue<string>())];
        }
    }

    [Test]
    public async Task Who_manages_the_app_may_say_who_added_a_record_and_when()
    {
        long app = await CreateAsync(("件名", Text("件名")));
        long id = await AddAsync(app, ("作成者", new { code = "sato" }), ("作成日時", "2020-01-02T03:04:00Z"));
        JsonObject record = await ReadAsync(app, id);
        record["作成者"]!["value"]!["code"]!.GetValue<string>().ShouldBe("sato");
        record["作成日時"]!["value"]!.GetValue<string>().ShouldBe("2020-01-02T03:04:00Z");
        record["更新者"]!["value"]!["code"]!.GetValue<string>().ShouldBe("Administrator");
        (await PostAsync(app, ("作成日時", "2999-01-01T00:00:00Z"))).Invalid("record.作成日時.value");
    }

    [Test]
    public async Task Records_survive_a_changed_field_code_a_new_field_and_a_deleted_one()
    {
        long app = await CreateAsync(("件名", Text("件名")), ("注", Text("注")));
        long id = await AddAsync(app, ("件名", "a"), ("注", "b"));
        (await Admin.PutAsync("preview/app/form/fields", new { app, properties = Fields(("件名", new { type = "SINGLE_LINE_TEXT", code = "表題" })) })).Ok();
        (await Admin.PostAsync("preview/app/form/fields", new { app, properties = Fields(("新", Choice("DROP_DOWN", "新", "A"))) })).Ok();
        (await Admin.DeleteAsync("preview/app/form/fields", $"app={app}&fields[0]=注")).Ok();
        await Admin.DeployAsync(app);
        (await ValueAsync(app, id, "表題")).ShouldBe("\"a\"");
        (await ReadAsync(app, id)).ContainsKey("注").ShouldBeFalse();
        (await FindAsync(app, "表題 = \"a\" and 新 in (\"\")")).ShouldBe([id]);
    }
}
