using AppForge.Compiler.Diagnostics;
using AppForge.Deploy.Kintone;
using NUnit.Framework;
using Shouldly;
using static AppForge.Deploy.Tests.Kintone.ScriptedTransport;

namespace AppForge.Deploy.Tests.Kintone;

[Parallelizable(ParallelScope.All)]
public sealed class RequestTests
{
    [Test]
    public async Task A_get_carries_japanese_and_arrays_in_its_url_and_no_content()
    {
        SentRequest sent = await SendAsync(Desk.Connection(), KintoneRequest.Get(
            "records.json",
            KintoneParameter.Of("app", 8),
            KintoneParameter.List("fields", ["氏名", "a&b=c", "100%"]),
            KintoneParameter.Of("query", "氏名 like \"山田 太郎\" order by $id asc")));
        sent.Method.ShouldBe("GET");
        sent.Body.ShouldBeNull();
        sent.ContentType.ShouldBeNull();
        sent.Uri.AbsoluteUri.ShouldBe(
            "https://example.cybozu.com/k/v1/records.json?app=8&fields%5B0%5D=%E6%B0%8F%E5%90%8D&fields%5B1%5D=a%26b%3Dc&fields%5B2%5D=100%25"
            + "&query=%E6%B0%8F%E5%90%8D%20like%20%22%E5%B1%B1%E7%94%B0%20%E5%A4%AA%E9%83%8E%22%20order%20by%20%24id%20asc");
    }

    [TestCase("preview/app/views.json", null, "https://example.cybozu.com/k/v1/preview/app/views.json")]
    [TestCase("preview/app/views.json", 7L, "https://example.cybozu.com/k/guest/7/v1/preview/app/views.json")]
    [TestCase("/v1/users.json", 7L, "https://example.cybozu.com/v1/users.json")]
    public async Task The_path_says_where_it_starts(string path, long? guest, string url) =>
        (await SendAsync(Desk.Connection() with { GuestSpaceId = guest }, KintoneRequest.Get(path))).Uri.AbsoluteUri.ShouldBe(url);

    [Test]
    public async Task A_body_goes_out_as_json_without_charset_and_japanese_unescaped()
    {
        SentRequest sent = await SendAsync(Desk.Connection(), KintoneRequest.Put("preview/app/settings.json", Desk.Json("""{"app":8,"name":"公用車 <運行>"}""")));
        sent.ContentType.ShouldBe("application/json");
        sent.Body.ShouldBe("""{"app":8,"name":"公用車 <運行>"}""");
    }

    [Test]
    public async Task Headers_say_who_speaks_and_in_which_language()
    {
        KintoneConnection connection = Desk.Connection() with
        {
            Language = Language.English,
            UserAgent = "AppForge/0.1 (test)",
            Basic = new KintoneCredentials.Password("gate", new Secret("open")),
        };
        SentRequest sent = await SendAsync(connection, Desk.Read);
        sent.Headers["X-Cybozu-Authorization"].ShouldBe(Convert.ToBase64String("deployer:p@ss-very-secret-値"u8));
        sent.Headers["Authorization"].ShouldBe("Basic Z2F0ZTpvcGVu");
        sent.Headers["Accept-Language"].ShouldBe("en");
        sent.Headers.ShouldNotContainKey("X-Cybozu-API-Token");
        sent.Headers["User-Agent"].Replace(';', ' ').ShouldBe("AppForge/0.1 (test)");
    }

    [TestCase("GET")]
    [TestCase("DELETE")]
    public async Task A_url_that_would_be_too_long_travels_as_an_overridden_post(string method)
    {
        KintoneParameter[] parameters = [KintoneParameter.Of("app", 8), KintoneParameter.List("fields", Enumerable.Repeat("運行記録の長い名前の項目", 60)), KintoneParameter.Of("revision", 3)];
        KintoneRequest request = method == "GET"
            ? KintoneRequest.Get("preview/app/form/fields.json", parameters)
            : KintoneRequest.Delete("preview/app/form/fields.json", parameters);
        SentRequest sent = await SendAsync(Desk.Connection(), request);
        sent.Method.ShouldBe("POST");
        sent.Headers["X-HTTP-Method-Override"].ShouldBe(method);
        sent.Uri.Query.ShouldBeEmpty();
        sent.ContentType.ShouldBe("application/json");
        System.Text.Json.JsonElement body = Desk.Json(sent.Body!);
        body.GetProperty("app").GetString().ShouldBe("8");
        body.GetProperty("fields").GetArrayLength().ShouldBe(60);
        body.GetProperty("fields")[59].GetString().ShouldBe("運行記録の長い名前の項目");
    }

    [TestCase(4096, "GET")]
    [TestCase(4097, "POST")]
    public async Task The_switch_is_at_4096_characters(int length, string method)
    {
        const string Shortest = "https://example.cybozu.com/k/v1/records.json?query=";
        (await SendAsync(Desk.Connection(), KintoneRequest.Get("records.json", KintoneParameter.Of("query", new string('a', length - Shortest.Length)))))
            .Method.ShouldBe(method);
    }

    [TestCase("app/views", """{"app":8,"revision":3}""", RepeatSafety.Unguarded)]
    [TestCase("preview/app/views", """{"app":8,"revision":3}""", RepeatSafety.GuardedWrite)]
    [TestCase("preview/app/views", """{"app":8,"revision":"3"}""", RepeatSafety.GuardedWrite)]
    [TestCase("preview/app/views", """{"app":8,"revision":-1}""", RepeatSafety.Unguarded)]
    [TestCase("preview/app/views", """{"app":8,"revision":null}""", RepeatSafety.Unguarded)]
    [TestCase("preview/app/views", """{"app":8}""", RepeatSafety.Unguarded)]
    [TestCase("preview/app", """{"name":"a","revision":3}""", RepeatSafety.Unguarded)]
    [TestCase("preview/app/deploy", """{"apps":[{"app":1,"revision":2},{"app":2,"revision":2}]}""", RepeatSafety.GuardedWrite)]
    [TestCase("preview/app/deploy", """{"apps":[{"app":1,"revision":2},{"app":2}]}""", RepeatSafety.Unguarded)]
    [TestCase("preview/app/deploy", """{"apps":[]}""", RepeatSafety.Unguarded)]
    [TestCase("record", """{"app":8,"revision":3}""", RepeatSafety.Unguarded)]
    public void A_post_is_guarded_only_where_kintone_looks_at_the_revision(string resource, string body, RepeatSafety safety) =>
        KintoneRequest.Post(resource + ".json", Desk.Json(body)).Safety.ShouldBe(safety);

    [TestCase("records", """{"app":8,"records":[{"id":1,"revision":4},{"id":2,"revision":1}]}""", RepeatSafety.GuardedWrite)]
    [TestCase("records", """{"app":8,"records":[{"id":1,"revision":4},{"id":2}]}""", RepeatSafety.Unguarded)]
    [TestCase("records", """{"app":8,"upsert":true,"records":[{"id":1,"revision":4}]}""", RepeatSafety.Unguarded)]
    [TestCase("record", """{"app":8,"id":1,"revision":3}""", RepeatSafety.GuardedWrite)]
    public void Record_changes_are_guarded_by_the_revision_of_every_record(string resource, string body, RepeatSafety safety) =>
        KintoneRequest.Put(resource + ".json", Desk.Json(body)).Safety.ShouldBe(safety);

    [Test]
    public void A_delete_is_guarded_by_its_parameters()
    {
        KintoneParameter ids = KintoneParameter.List("ids", [1, 2]);
        KintoneRequest.Delete("records.json", ids, KintoneParameter.List("revisions", [3, 4])).Safety.ShouldBe(RepeatSafety.GuardedWrite);
        KintoneRequest.Delete("records.json", ids, KintoneParameter.List("revisions", [3])).Safety.ShouldBe(RepeatSafety.Unguarded);
        KintoneRequest.Delete("records.json", ids, KintoneParameter.List("revisions", [3, -1])).Safety.ShouldBe(RepeatSafety.Unguarded);
        KintoneRequest.Delete("records.json", ids).Safety.ShouldBe(RepeatSafety.Unguarded);
    }

    [Test]
    public void Kinds_are_what_a_summary_counts()
    {
        KintoneRequest.Get("preview/app/deploy.json").Kind.ShouldBe(RequestKind.Read);
        KintoneRequest.Post("preview/app/deploy.json", Desk.Json("""{"apps":[]}""")).Kind.ShouldBe(RequestKind.Deploy);
        KintoneRequest.Post("records/cursor.json", Desk.Json("""{"app":1}""")).Kind.ShouldBe(RequestKind.Read);
        Desk.CreateApp.Kind.ShouldBe(RequestKind.Write);
        Desk.GuardedWrite.Kind.ShouldBe(RequestKind.Write);
    }

    [Test]
    public void The_apps_concerned_are_found_wherever_kintone_names_them()
    {
        KintoneRequest.Get("app.json", KintoneParameter.Of("id", 5)).Apps.ShouldBe([5]);
        KintoneRequest.Get("record.json", KintoneParameter.Of("app", 5), KintoneParameter.Of("id", 99)).Apps.ShouldBe([5]);
        KintoneRequest.Get("preview/app/deploy.json", KintoneParameter.List("apps", [9, 3])).Apps.ShouldBe([3, 9]);
        KintoneRequest.Post("preview/app/deploy.json", Desk.Json("""{"apps":[{"app":"7"},{"app":2}]}""")).Apps.ShouldBe([2, 7]);
        KintoneRequest.Post("bulkRequest.json", Desk.Json("""{"requests":[{"payload":{"app":4}},{"payload":{"app":"6"}}]}""")).Apps.ShouldBe([4, 6]);
    }

    [TestCase("app/acl.json")]
    [TestCase("record/acl.json")]
    [TestCase("field/acl.json")]
    public void A_write_that_would_deploy_everything_cannot_be_built(string path)
    {
        Should.Throw<ArgumentException>(() => KintoneRequest.Put(path, Desk.Json("{}"))).Message.ShouldContain("preview/" + path);
        KintoneRequest.Get(path).Method.ShouldBe(HttpMethod.Get);
    }

    [TestCase("../admin.json")]
    [TestCase("app.json?app=1")]
    [TestCase("https://elsewhere.example/app.json")]
    [TestCase("app")]
    public void A_path_that_is_no_resource_cannot_be_built(string path) =>
        Should.Throw<ArgumentException>(() => KintoneRequest.Get(path));

    private static async Task<SentRequest> SendAsync(KintoneConnection connection, KintoneRequest request)
    {
        using var desk = new Desk(connection, Ok());
        await desk.Client.SendAsync(request, CancellationToken.None);
        return desk.Transport.Sent.ShouldHaveSingleItem();
    }
}
