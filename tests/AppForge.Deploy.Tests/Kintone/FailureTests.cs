using System.Text;
using AppForge.Compiler.Diagnostics;
using AppForge.Deploy.Kintone;
using NUnit.Framework;
using Shouldly;
using static AppForge.Deploy.Tests.Kintone.ScriptedTransport;

namespace AppForge.Deploy.Tests.Kintone;

[Parallelizable(ParallelScope.All)]
public sealed class FailureTests
{
    [TestCase(401, "CB_WA01", KintoneErrorKind.Unauthorized, "パスワード")]
    [TestCase(403, "CB_TW02", KintoneErrorKind.Unauthorized, "2要素認証")]
    [TestCase(404, "GAIA_AP01", KintoneErrorKind.NotFound, "アプリIDの対応")]
    [TestCase(400, "GAIA_IL23", KintoneErrorKind.Refused, "guestSpace")]
    [TestCase(403, "CB_NO02", KintoneErrorKind.Forbidden, "guestSpace")]
    [TestCase(400, "GAIA_IA02", KintoneErrorKind.Unauthorized, "APIトークン")]
    [TestCase(403, "GAIA_NO01", KintoneErrorKind.Forbidden, "アプリ管理")]
    [TestCase(409, "GAIA_CO03", KintoneErrorKind.Conflict, "計画を作り直して")]
    [TestCase(409, "GAIA_CO99", KintoneErrorKind.Conflict, "計画を作り直して")]
    [TestCase(400, "GAIA_XX99", KintoneErrorKind.Refused, "受け付けません")]
    public async Task A_code_becomes_a_way_out_in_both_languages(int status, string code, KintoneErrorKind kind, string wayOut)
    {
        using var desk = new Desk(Error(status, code, "kintoneの言葉"));
        KintoneApiException failure = await desk.FailsAsync(Desk.UnguardedWrite);
        failure.Kind.ShouldBe(kind);
        failure.Status.ShouldBe(status);
        failure.Code.ShouldBe(code);
        failure.ErrorId.ShouldBe("x1");
        failure.Text.Japanese.ShouldContain(wayOut);
        failure.Text.English.All(char.IsAscii).ShouldBeTrue();
        failure.Message.ShouldContain("kintoneの言葉");
        failure.Message.ShouldContain("PUT preview/app/views.json (app 8)");
    }

    [Test]
    public async Task A_wrong_password_names_the_variables_to_check_only_if_they_are_known()
    {
        using var named = new Desk(Desk.Connection() with { CredentialNames = ["KINTONE_USER", "KINTONE_PASSWORD"] }, Error(401, "CB_WA01"));
        (await named.FailsAsync(Desk.Read)).Text.English.ShouldContain("KINTONE_USER, KINTONE_PASSWORD");
        using var unnamed = new Desk(Error(401, "CB_WA01"));
        (await unnamed.FailsAsync(Desk.Read)).Text.English.ShouldNotContain("KINTONE_");
    }

    [Test]
    public async Task A_login_page_instead_of_kintone_is_seen_as_one()
    {
        using var basic = new Desk(Answer(401, "<html>", "text/html"));
        (await basic.FailsAsync(Desk.Read)).Text.English.ShouldContain("Basic authentication");
        using var page = new Desk(Answer(200, "<html>", "text/html"));
        (await page.FailsAsync(Desk.Read)).Text.English.ShouldContain("not kintone's");
    }

    [Test]
    public async Task The_code_in_the_header_stands_in_for_a_body_that_cannot_be_read()
    {
        using var desk = new Desk(Answer(400, "<html>", "text/html", ("X-Cybozu-Error", "GAIA_IL23")));
        (await desk.FailsAsync(Desk.Read)).Code.ShouldBe("GAIA_IL23");
    }

    [Test]
    public async Task Errors_of_fields_come_ordered()
    {
        using var desk = new Desk(Answer(400, """
            {"code":"CB_VA01","id":"q","message":"入力内容が正しくありません。","errors":{
              "properties[b].label":{"messages":["必須です。","長すぎます。"]},"properties[a].code":{"messages":["重複"]},"odd":3}}
            """));
        KintoneApiException failure = await desk.FailsAsync(Desk.UnguardedWrite);
        failure.FieldErrors.Keys.ShouldBe(["properties[a].code", "properties[b].label"]);
        failure.FieldErrors["properties[b].label"].ShouldBe(["必須です。", "長すぎます。"]);
        failure.Describe(Language.Japanese).ShouldContain("[properties[b].label: 必須です。 長すぎます。]");
    }

    [Test]
    public async Task The_failing_part_of_a_bulk_request_is_found()
    {
        using var desk = new Desk(Answer(409, """{"results":[{},{"code":"GAIA_CO02","id":"z","message":"m"},{}]}"""));
        (await desk.FailsAsync(KintoneRequest.Post("bulkRequest.json", Desk.Json("""{"requests":[]}""")))).Code.ShouldBe("GAIA_CO02");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task An_answer_is_read_up_to_the_bound_only(bool announced)
    {
        byte[] body = Encoding.ASCII.GetBytes("{\"a\":\"" + new string('x', 2000) + "\"}");
        using var desk = new Desk(Desk.Connection() with { MaxResponseBytes = 1000 }, (_, _) => Task.FromResult(new HttpResponseMessage
        {
            Content = announced ? new ByteArrayContent(body) : new StreamContent(new UnseekableStream(body)),
        }));
        KintoneApiException failure = await desk.FailsAsync(Desk.Read);
        failure.Kind.ShouldBe(KintoneErrorKind.Unexpected);
        failure.Text.English.ShouldContain("1000 bytes");
    }

    [Test]
    public async Task An_answer_tells_how_busy_kintone_is()
    {
        using var desk = new Desk(Answer(200, "{}", "application/json", ("X-ConcurrencyLimit-Limit", "100"), ("X-ConcurrencyLimit-Running", "7"), ("X-Cybozu-Warning", "Filter aborted")));
        KintoneResponse response = await desk.Client.SendAsync(Desk.Read, CancellationToken.None);
        (response.ConcurrencyLimit, response.ConcurrencyRunning, response.Warning).ShouldBe((100, 7, "Filter aborted"));
    }

    [TestCase("""値「山田太郎」が、ルックアップの参照先にありません。""")]
    [TestCase("A value 山田太郎 in the field code does not exist.")]
    [TestCase("""\"山田太郎\"は選択肢にありません。""")]
    [TestCase("""\"山田\"太郎\"は選択肢にありません。""")]
    [TestCase("42 and 山田太郎 again")]
    public async Task Record_values_never_reach_a_message(string said)
    {
        using var desk = new Desk(Answer(400, $$"""{"code":"GAIA_LO04","id":"x","message":"{{said}}","errors":{"record.氏名.value":{"messages":["{{said}}"]} } }"""));
        KintoneApiException failure = await desk.FailsAsync(KintoneRequest.Put(
            "record.json", Desk.Json("""{"app":8,"id":1,"record":{"id":{"value":"山田太郎"},"revision":{"value":42}}}""")));
        foreach (string shown in (string[])[failure.Message, failure.ToString(), .. failure.FieldErrors.Values.SelectMany(v => v)])
        {
            shown.ShouldNotContain("山田");
            shown.ShouldNotContain("太郎");
            shown.ShouldNotContain("42");
        }

        failure.FieldErrors.Keys.ShouldBe(["record.氏名.value"]);
    }

    [Test]
    public async Task A_query_never_reaches_a_message()
    {
        KintoneRequest request = KintoneRequest.Get("records.json", KintoneParameter.Of("app", 8), KintoneParameter.Of("query", "氏名 = \"山田\""));
        using var desk = new Desk(Error(400, "CB_VA01", "氏名 = \\\"山田\\\" ?"));
        KintoneApiException failure = await desk.FailsAsync(request);
        (failure.ToString() + request + string.Join(' ', request.Parameters)).ShouldNotContain("山田");
    }

    private sealed class UnseekableStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
