using Shouldly;

namespace AppForge.Emulator.Tests;

/// <summary>errors.md, "Reasons inside GAIA_IL01"; query-and-formula.md, B: what kintone answers to formulas, and when.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class FormulaTests : EmulatorTest
{
    [TestCase("なし + 1", "計算式に含まれるフィールドコード（なし）が存在しません。")]
    [TestCase("MAX(数, 1)", "MAX関数は使用できません。")]
    [TestCase("数 +", "計算式の文法が正しくありません。")]
    [TestCase("(数", "計算式の文法が正しくありません。")]
    [TestCase("IF(数 = 1, 2)", "IF関数には3個の引数が必要です。")]
    [TestCase("SUM()", "SUM関数には1個以上の引数が必要です。")]
    [TestCase("ROUND(数, 1, 2)", "ROUND関数に指定できる引数は2個までです。")]
    [TestCase("数 ＋ 1", "全角記号「＋」が入力されています。半角記号「+」を入力してください。")]
    [TestCase("本文 & \"a\"", "計算式で利用できないフィールドタイプ(文字列（複数行）)が指定されています。")]
    [TestCase("件名 + 1", "演算子「+」とデータ型の組み合わせが正しくありません。")]
    [TestCase("IF(数, 1, 2)", "IF関数と引数のデータ型の組み合わせが正しくありません。")]
    [TestCase("列 + 1", "配列型の値に対して適切な関数が利用されていません。")]
    [TestCase("計", "フィールドの参照が循環しています。")]
    public async Task Trap_9_formula_errors_come_only_at_deploy(string formula, string reason)
    {
        long app = await CreateAsync(formula);
        Reply reply = await DeployAsync(app);
        reply.Refused(400, "GAIA_IL01");
        reply.Message.ShouldBe($"フィールド「合計」の計算式が正しくありません。(エラーの内容：{reason})");
        (await Admin.GetAsync("app", $"id={app}")).Refused(404, "GAIA_AP01");
        (await Admin.PutAsync("preview/app/form/fields", new { app, properties = Fields(("計", new { type = "CALC", expression = "SUM(列) + 数 * 2" })) })).Ok();
        await Admin.DeployAsync(app);
    }

    [TestCase("IF(数 = \"\", 0, 数 ^ 2)")]
    [TestCase("SUM(列, 数) / 0")]
    [TestCase("件名 & \"です\"", TestName = "A_text_in_a_calculated_field_is_advice_only")]
    [TestCase("作成日時 + 60 * 60 * 24")]
    public async Task Good_formulas_are_deployed(string formula) => await Admin.DeployAsync(await CreateAsync(formula));

    [Test]
    public async Task A_circle_over_several_fields_is_found_and_a_chain_is_not_one()
    {
        long app = await CreateAsync("自動2 & 件名", ("自動1", "数 & 計"), ("自動2", "自動1 & 自動1"));
        Reply reply = await DeployAsync(app);
        reply.Refused(400, "GAIA_IL01");
        reply.Message.ShouldContain("循環");
        (await Admin.PutAsync("preview/app/form/fields", new { app, properties = Fields(("計", new { type = "CALC", expression = "数" })) })).Ok();
        await Admin.DeployAsync(app);
    }

    [Test]
    public async Task A_live_acl_put_is_a_deploy_and_refused_like_one()
    {
        long app = await Admin.CreateDeployedAppAsync();
        object properties = Fields(("計", new { type = "CALC", code = "計", label = "合計", expression = "なし" }));
        (await Admin.PostAsync("preview/app/form/fields", new { app, properties })).Ok();
        string before = (await Admin.GetAsync("preview/app/acl", $"app={app}")).Text;
        (await Admin.PutAsync("app/acl", new { app, rights = Array.Empty<object>() })).Refused(400, "GAIA_IL01");
        (await Admin.GetAsync("preview/app/acl", $"app={app}")).Text.ShouldBe(before);
    }

    [Test]
    public async Task An_operand_goes_only_after_the_formula_lets_go_of_it()
    {
        long app = await CreateAsync("数 + 1");
        await Admin.DeployAsync(app);
        (await Admin.DeleteAsync("preview/app/form/fields", $"app={app}&fields[0]=数")).Invalid("fields");
        (await Admin.PutAsync("preview/app/form/fields", $$"""{"app":{{app}},"properties":{"計":{"type":"CALC","expression":"1"} } }""")).Ok();
        (await Admin.DeleteAsync("preview/app/form/fields", $"app={app}&fields[0]=数")).Ok();
        await Admin.DeployAsync(app);
    }

    private async Task<long> CreateAsync(string formula, params (string Code, string Formula)[] texts)
    {
        long app = await Admin.CreateAppAsync();
        Dictionary<string, object> properties = Fields(
            ("件名", Text("件名")),
            ("本文", Field("MULTI_LINE_TEXT", "本文")),
            ("数", Field("NUMBER", "数")),
            ("表", new { type = "SUBTABLE", code = "表", fields = Fields(("列", Field("NUMBER", "列"))) }),
            ("計", new { type = "CALC", code = "計", label = "合計", expression = formula }));
        foreach ((string code, string expression) in texts)
        {
            properties[code] = new { type = "SINGLE_LINE_TEXT", code, label = code, expression };
        }

        (await Admin.PostAsync("preview/app/form/fields", new { app, properties })).Ok();
        return app;
    }

    private Task<Reply> DeployAsync(long app) => Admin.PostAsync("preview/app/deploy", new { apps = new[] { new { app } } });
}
