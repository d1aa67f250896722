using AppForge.Deploy.Kintone;
using NUnit.Framework;
using Shouldly;
using static AppForge.Deploy.Tests.Kintone.ScriptedTransport;

namespace AppForge.Deploy.Tests.Kintone;

[Parallelizable(ParallelScope.All)]
public sealed class TokenTests
{
    private static KintoneConnection Tokens { get; } = Desk.TokenConnection((8, "tok-eight"), (9, "tok-nine"));

    [Test]
    public async Task A_request_carries_the_tokens_of_its_apps_only()
    {
        (await SentTokensAsync(Desk.Read)).ShouldBe("tok-eight");
        (await SentTokensAsync(KintoneRequest.Get("preview/app/deploy.json", KintoneParameter.List("apps", [9, 8])))).ShouldBe("tok-eight,tok-nine");
    }

    [Test]
    public async Task Related_apps_lend_their_tokens_where_known() =>
        (await SentTokensAsync(KintoneRequest.Put("record.json", Desk.Json("""{"app":8,"id":1,"record":{}}""")).AlsoReading(9, 8, 77))).ShouldBe("tok-eight,tok-nine");

    [TestCase("apps.json")]
    [TestCase("apps/statistics.json")]
    [TestCase("app/customize.json")]
    [TestCase("preview/app/customize.json")]
    [TestCase("records/acl/evaluate.json")]
    [TestCase("space.json")]
    [TestCase("space/members.json")]
    [TestCase("plugins.json")]
    [TestCase("/v1/users.json")]
    public Task A_resource_that_refuses_tokens_fails_before_sending(string path) =>
        FailsBeforeSendingAsync(KintoneRequest.Get(path, KintoneParameter.Of("app", 8)), KintoneErrorKind.Forbidden, "user and a password");

    [Test]
    public Task Creating_an_app_takes_a_password() => FailsBeforeSendingAsync(Desk.CreateApp, KintoneErrorKind.Forbidden, "user and a password");

    [Test]
    public Task A_custom_view_takes_a_password() => FailsBeforeSendingAsync(
        KintoneRequest.Put("preview/app/views.json", Desk.Json("""{"app":8,"views":{"地図":{"type":"CUSTOM","html":""}},"revision":1}""")),
        KintoneErrorKind.Forbidden,
        "user and a password");

    [Test]
    public async Task Other_views_do_not() =>
        (await SentTokensAsync(KintoneRequest.Put("preview/app/views.json", Desk.Json("""{"app":8,"views":{"CUSTOM":{"type":"LIST"}},"revision":1}""")))).ShouldBe("tok-eight");

    [Test]
    public Task A_missing_token_is_named_by_its_app() =>
        FailsBeforeSendingAsync(KintoneRequest.Get("app/views.json", KintoneParameter.Of("app", 10)), KintoneErrorKind.Unauthorized, "no API token for app 10");

    [Test]
    public async Task Ten_tokens_are_too_many_for_one_request()
    {
        KintoneConnection ten = Desk.TokenConnection([.. Enumerable.Range(1, 10).Select(app => ((long)app, "t" + (char)('a' + app)))]);
        using var desk = new Desk(ten, Ok());
        KintoneApiException failure = await desk.FailsAsync(KintoneRequest.Get("preview/app/deploy.json", KintoneParameter.List("apps", Enumerable.Range(1, 10).Select(i => (long)i))));
        failure.Text.English.ShouldContain("At most 9");
        await desk.Client.SendAsync(KintoneRequest.Get("preview/app/deploy.json", KintoneParameter.List("apps", Enumerable.Range(1, 9).Select(i => (long)i))), CancellationToken.None);
        desk.Transport.Sent.Count.ShouldBe(1);
    }

    private static async Task<string> SentTokensAsync(KintoneRequest request)
    {
        using var desk = new Desk(Tokens, Ok());
        await desk.Client.SendAsync(request, CancellationToken.None);
        SentRequest sent = desk.Transport.Sent.ShouldHaveSingleItem();
        sent.Headers.ShouldNotContainKey("X-Cybozu-Authorization");
        return sent.Headers["X-Cybozu-API-Token"];
    }

    private static async Task FailsBeforeSendingAsync(KintoneRequest request, KintoneErrorKind kind, string says)
    {
        using var desk = new Desk(Tokens, Ok());
        KintoneApiException failure = await desk.FailsAsync(request);
        failure.Kind.ShouldBe(kind);
        failure.Text.English.ShouldContain(says);
        failure.Attempts.ShouldBe(0);
        failure.MayHaveBeenCarriedOut.ShouldBeFalse();
        desk.Transport.Sent.ShouldBeEmpty();
        desk.Budget.Snapshot().Total.ShouldBe(0);
    }
}
