using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;

namespace AppForge.Emulator.Tests;

/// <summary>errors.md, Query; query-and-formula.md, A: what kintone answers to the conditions and sorts inside settings.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ConditionTests : EmulatorTest
{
    private const string Fine = "件名 = \"a\"";

    private long _app;

    [SetUp]
    public async Task CreateAsync()
    {
        long master = await Admin.CreateDeployedAppAsync("マスタ", Fields(("名", Text("名")), ("額", Field("NUMBER", "額"))));
        _app = await Admin.CreateAppAsync();
        (await Admin.PostAsync("preview/app/form/fields", new
        {
            app = _app,
            properties = Fields(
                ("件名", Text("件名")),
                ("本文", Field("MULTI_LINE_TEXT", "本文")),
                ("日", Field("DATE", "日")),
                ("人", Field("USER_SELECT", "人")),
                ("区分", new { type = "DROP_DOWN", code = "区分", label = "区分", options = new { 甲 = new { label = "甲", index = 0 } } }),
                ("表", new { type = "SUBTABLE", code = "表", fields = Fields(("列", Text("列"))) }),
                ("関連", new
                {
                    type = "REFERENCE_TABLE",
                    code = "関連",
                    label = "関連",
                    referenceTable = new { relatedApp = new { app = master }, condition = new { field = "件名", relatedField = "名" } },
                })),
        })).Ok();
        (await Admin.PutAsync("preview/app/status", new { app = _app, enable = true })).Ok();
    }

    [TestCase("なし = \"a\"", "GAIA_IQ11", "指定されたフィールド（なし）が見つかりません。")]
    [TestCase("関連.なし in (\"a\")", "GAIA_IQ11", "指定されたフィールド（なし）が見つかりません。")]
    [TestCase("件名.名 in (\"a\")", "GAIA_IR02", null)]
    [TestCase("区分 in (\"乙\")", "GAIA_IQ10", null)]
    [TestCase("区分 = \"乙\"", "GAIA_IQ10", null, TestName = "An_unknown_option_comes_before_a_wrong_operator")]
    [TestCase("区分 = \"甲\"", "GAIA_IQ03", "区分フィールドのフィールドタイプには演算子=を使用できません。")]
    [TestCase("区分 = \"乙\" and なし = \"a\"", "GAIA_IQ11", null, TestName = "An_unknown_field_comes_first_wherever_it_stands")]
    [TestCase("ステータス = \"どれ\"", "GAIA_IQ10", null)]
    [TestCase("列 = \"a\"", "GAIA_IQ07", "テーブルに設定している場合、列フィールドのフィールドタイプには、演算子=を使用できません。")]
    [TestCase("関連.名 != \"a\"", "GAIA_IQ07", null)]
    [TestCase("日 = FROM_TODAY(1, HOURS)", "GAIA_IQ25", "FROM_TODAY()の第2引数には、「DAYS」「WEEKS」「MONTHS」「YEARS」のいずれかを指定します。")]
    [TestCase("日 = THIS_MONTH(32)", "GAIA_IQ23", "指定した日にち（32）は無効です。1から31までの整数で指定します。")]
    [TestCase("日 = FROM_TODAY(1)", "GAIA_IL08", "クエリの指定が不正です。")]
    [TestCase("件名 = \"a\" and (件名 = \"b\" or 件名 = \"c\")", "GAIA_IQ02", null, TestName = "A_view_takes_only_and_or_only_or")]
    public async Task A_wrong_condition_of_a_view_has_kintones_code(string condition, string code, string? message)
    {
        Reply reply = await PutAsync("app/views", View("filterCond", condition));
        reply.Refused(400, code);
        reply.Message.ShouldBe(message ?? reply.Message);
        Admin.Headers["Accept-Language"] = "en";
        string english = (await PutAsync("app/views", View("filterCond", condition))).Message;
        english.ShouldNotBe(reply.Message);
        (await ReadAsync("app/views"))["views"]!.AsObject().ContainsKey("v").ShouldBeFalse();
    }

    [TestCase("件名 = 'a'")]
    [TestCase("件名 =")]
    [TestCase("件名 = \"a\" order by 件名 asc")]
    [TestCase("件名 = \"a\" limit 5")]
    [TestCase("(((((")]
    [TestCase("なし = \"a\" and", TestName = "What_does_not_parse_comes_before_an_unknown_field")]
    public async Task A_condition_that_does_not_parse_is_CB_VA01_at_its_path(string condition)
    {
        Reply reply = await PutAsync("app/views", View("filterCond", condition));
        reply.Invalid("views[v].filterCond");
        reply.Json["errors"]!["views[v].filterCond"]!["messages"]![0]!.GetValue<string>().ShouldBe("クエリ記法が間違っています。");
    }

    [TestCase("件名 like \"a\" and 日 >= FROM_TODAY(-7, \"DAYS\")")]
    [TestCase("件名 = \"a\" or 区分 in (\"甲\", \"\") or ステータス in (\"未処理\")")]
    [TestCase("関連.額 > 10 and 関連.$id in (1)")]
    [TestCase("列 in (\"a\") and 人 in (LOGINUSER())")]
    [TestCase("レコード番号 >= 3 and 日 = \"いつか\"", TestName = "Advice_is_no_error")]
    [TestCase("")]
    public async Task Good_conditions_are_taken_as_they_are(string condition)
    {
        (await PutAsync("app/views", View("filterCond", condition))).Ok();
        (await ReadAsync("app/views"))["views"]!["v"]!["filterCond"]!.GetValue<string>().ShouldBe(condition);
    }

    [TestCase("件名 asc, 日 desc", null)]
    [TestCase("なし asc", "GAIA_IQ11")]
    [TestCase("人 asc", "CB_VA01")]
    [TestCase("列 asc", "CB_VA01")]
    [TestCase("件名 upwards", "CB_VA01")]
    public async Task Sorts_are_judged_too(string sort, string? code)
    {
        Reply reply = await PutAsync("app/views", View("sort", sort));
        (code ?? "").ShouldBe(reply.Status == 200 ? "" : reply.Code, reply.Text);
    }

    [TestCase("ステータス in (\"未処理\")", false, true)]
    [TestCase("本文 is empty", false, false)]
    [TestCase("件名 = \"a\" and (件名 = \"b\" or 日 = TODAY())", true, true)]
    [TestCase("なし = \"a\"", false, false)]
    public async Task Every_place_has_its_own_rules(string condition, bool forAction, bool forRecordRights)
    {
        Reply action = await PutAsync("app/status", new { actions = new[] { new { name = "a", from = "未処理", to = "完了", filterCond = condition } } });
        Reply rights = await PutAsync("record/acl", new { rights = new[] { new { filterCond = condition, entities = Array.Empty<object>() } } });
        (action.Status == 200, rights.Status == 200).ShouldBe((forAction, forRecordRights), action.Text + rights.Text);
    }

    [Test]
    public async Task A_stored_condition_on_a_deleted_field_is_judged_only_when_it_is_sent_again()
    {
        (await PutAsync("app/views", View("filterCond", Fine))).Ok();
        (await Admin.DeleteAsync("preview/app/form/fields", $"app={_app}&fields[0]=関連&fields[1]=件名")).Ok();
        JsonObject views = JsonNode.Parse("""{"v":{"type":"CUSTOM","index":0},"(作業者が自分)":{"type":"LIST","index":1}}""")!.AsObject();
        (await PutAsync("app/views", new { views })).Ok();
        views["v"]!["filterCond"] = Fine;
        (await PutAsync("app/views", new { views })).Refused(400, "GAIA_IQ11");
    }

    [Test]
    public async Task Conditions_towards_another_app_are_judged_at_deploy()
    {
        await PutTableAsync("""{"filterCond":"件名 = \"a\""}""");
        (await DeployAsync()).Refused(400, "GAIA_IQ11");
        await PutTableAsync("""{"filterCond":"額 >"}""");
        (await DeployAsync()).Invalid("properties[関連].referenceTable.filterCond");
        await PutTableAsync("""{"filterCond":"額 > 1","sort":"件名 asc"}""");
        (await DeployAsync()).Refused(400, "GAIA_IQ11");
        await PutTableAsync("""{"filterCond":"額 > 1 and 名 != \"\"","sort":"名 asc"}""");
        (await DeployAsync()).Ok();
    }

    [Test]
    public async Task A_rename_changes_codes_and_nothing_else_in_conditions()
    {
        (await PutAsync("app/views", View("filterCond", "件名  =  \"件名\" and 関連.名 in (\"名\")", "件名 desc"))).Ok();
        await Admin.DeployAsync(_app);
        (await Admin.PutAsync("preview/app/form/fields", """{"app":2,"properties":{"件名":{"type":"SINGLE_LINE_TEXT","code":"題"}}}""")).Ok();
        JsonNode view = (await ReadAsync("app/views"))["views"]!["v"]!;
        (view["filterCond"]!.GetValue<string>(), view["sort"]!.GetValue<string>()).ShouldBe(("題  =  \"件名\" and 関連.名 in (\"名\")", "題 desc"));

        // The other app's field: seen here once that app is deployed.
        (await Admin.PutAsync("preview/app/form/fields", """{"app":1,"properties":{"名":{"type":"SINGLE_LINE_TEXT","code":"名称"}}}""")).Ok();
        await Admin.DeployAsync(1);
        view = (await ReadAsync("app/views"))["views"]!["v"]!;
        view["filterCond"]!.GetValue<string>().ShouldBe("題  =  \"件名\" and 関連.名称 in (\"名\")");
    }

    [Test]
    public async Task Hostile_texts_are_refused_quickly_and_never_a_failure()
    {
        string[] hostile =
        [
            new('(', 100_000), new string('(', 100_000) + Fine + new string(')', 100_000), new('"', 99_999), "件名 = \"" + new string('\\', 99_999),
            string.Join(" and ", Enumerable.Repeat(Fine, 5_000)) + " or", "件名 in (" + new string(',', 50_000), "\0\u0001\uFFFF", new('-', 100_000), "件名." + new string('件', 200_000),
        ];
        foreach (string text in hostile)
        {
            (await PutAsync("app/views", View("filterCond", text))).Status.ShouldBe(400, text[..Math.Min(20, text.Length)]);
            (await PutAsync("app/views", View("sort", text))).Status.ShouldBe(400, text[..Math.Min(20, text.Length)]);
            object formula = new { type = "SINGLE_LINE_TEXT", expression = text };
            (await Admin.PutAsync("preview/app/form/fields", new { app = _app, properties = Fields(("件名", formula)) })).Ok();
            (await DeployAsync()).Refused(400, "GAIA_IL01");
            (await Admin.PutAsync("preview/app/form/fields", new { app = _app, properties = Fields(("日", new { type = "DATE", code = "日付" })) })).Ok();
            (await Admin.PutAsync("preview/app/form/fields", new { app = _app, properties = Fields(("日付", new { type = "DATE", code = "日" })) })).Ok();
        }
    }

    private static object View(string property, string text, string sort = "")
    {
        JsonObject view = JsonNode.Parse("""{"type":"CUSTOM","name":"v","index":1}""")!.AsObject();
        view["sort"] = sort;
        view[property] = text;
        return new { views = new JsonObject { ["v"] = view, ["(作業者が自分)"] = JsonNode.Parse("""{"type":"LIST","index":2}""") } };
    }

    private async Task PutTableAsync(string table) => (await Admin.PutAsync(
        "preview/app/form/fields", $$$"""{"app":{{{_app}}},"properties":{"関連":{"type":"REFERENCE_TABLE","referenceTable":{{{table}}} } } }""")).Ok();

    private Task<Reply> DeployAsync() => Admin.PostAsync("preview/app/deploy", new { apps = new[] { new { app = _app } } });

    private Task<Reply> PutAsync(string area, object body)
    {
        JsonObject json = JsonSerializer.SerializeToNode(body)!.AsObject();
        json["app"] = _app;
        return Admin.PutAsync("preview/" + area, json.ToJsonString());
    }

    private async Task<JsonObject> ReadAsync(string area) => (await Admin.GetAsync("preview/" + area, $"app={_app}")).Ok();
}
