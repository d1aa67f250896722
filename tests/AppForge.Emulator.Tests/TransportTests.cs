using System.Diagnostics;
using Shouldly;

namespace AppForge.Emulator.Tests;

/// <summary>behaviour.md, 1: how requests travel, whatever they are about.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class TransportTests : EmulatorTest
{
    [Test]
    public async Task Trap_13_a_get_with_a_json_content_type_and_no_body_is_an_illegal_request()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/k/v1/apps.json") { Content = new ByteArrayContent([]) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        (await Admin.SendAsync(request)).Refused(400, "CB_IL02");
    }

    [TestCase("{")]
    [TestCase("")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("{\"name\":\"\\ud800\"}")]
    [TestCase("{\"name\":{\"a\":1}}")]
    [TestCase("{\"name\":[1]}")]
    public async Task Json_that_is_none_or_of_another_shape_is_refused_as_json(string body) =>
        (await Admin.SendAsync("POST", "/k/v1/preview/app.json", body)).Refused(400, "CB_IJ01");

    [Test]
    public async Task A_deep_body_is_refused_as_json() =>
        (await Admin.SendAsync("POST", "/k/v1/preview/app.json", "{\"a\":" + new string('[', 5000) + new string(']', 5000) + "}")).Refused(400, "CB_IJ01");

    [Test]
    public async Task A_huge_body_is_refused_and_the_next_request_works()
    {
        (await Admin.SendAsync("POST", "/k/v1/preview/app.json", "{\"name\":\"" + new string('a', 40_000_000) + "\"}")).Refused(400, "CB_IL02");
        (await Admin.GetAsync("apps")).Ok();
    }

    [Test]
    public async Task A_body_that_is_not_json_by_type_is_an_illegal_request() =>
        (await Admin.SendAsync("POST", "/k/v1/preview/app.json", "name=a", "application/x-www-form-urlencoded")).Refused(400, "CB_IL02");

    [Test]
    public async Task Parameters_of_a_get_come_from_the_query_or_a_json_body_or_an_overridden_post()
    {
        long app = await Admin.CreateDeployedAppAsync();
        string body = $"{{\"ids\":[{app}]}}";
        (await Admin.GetAsync("apps", $"ids%5B0%5D={app}")).Ok()["apps"]!.AsArray().Count.ShouldBe(1);
        (await Admin.SendAsync("GET", "/k/v1/apps.json", body)).Ok()["apps"]!.AsArray().Count.ShouldBe(1);
        using HttpRequestMessage request = new(HttpMethod.Post, "/k/v1/apps.json") { Content = new StringContent(body, null, "application/json") };
        request.Headers.Add("X-HTTP-Method-Override", "GET");
        (await Admin.SendAsync(request)).Ok()["apps"]!.AsArray().Count.ShouldBe(1);
    }

    [Test]
    public async Task Every_answer_carries_the_concurrency_headers_and_an_error_its_code()
    {
        Reply reply = await Admin.GetAsync("app", "id=77");
        reply.Refused(404, "GAIA_AP01");
        reply.Headers["X-ConcurrencyLimit-Limit"].ShouldBe("100");
        reply.Headers["X-ConcurrencyLimit-Running"].ShouldBe("1");
        reply.Headers["Content-Type"].Replace(" ", "", StringComparison.Ordinal).ShouldBe("application/json;charset=utf-8");
        reply.Json["id"]!.GetValue<string>().Length.ShouldBe(20);
    }

    [Test]
    public async Task An_unknown_path_is_a_page_without_json()
    {
        Reply reply = await Admin.GetAsync("no/such/thing");
        reply.Status.ShouldBe(404);
        reply.Headers["Content-Type"].ShouldStartWith("text/html");
    }

    [Test]
    public async Task A_url_above_8_kb_is_414() =>
        (await Admin.GetAsync("apps", "name=" + new string('a', 9000))).Status.ShouldBe(414);

    [TestCase("ja", "権限がありません。")]
    [TestCase("en-US,en;q=0.9,ja;q=0.8", "No privilege to proceed.")]
    [TestCase("en;q=0.3,ja;q=0.8", "権限がありません。")]
    [TestCase("fr", "権限がありません。")]
    [TestCase("*", "権限がありません。")]
    [TestCase("", "権限がありません。")]
    public async Task Messages_follow_accept_language(string header, string expected)
    {
        long app = await Admin.CreateAppAsync();
        Kintone sato = As("sato");
        sato.Headers["Accept-Language"] = header;
        (await sato.GetAsync("preview/app/settings", $"app={app}")).Message.ShouldBe(expected);
    }

    [Test]
    public async Task Trap_44_the_users_own_language_comes_first()
    {
        long app = await Admin.CreateAppAsync();
        (await As("smith").GetAsync("preview/app/settings", $"app={app}")).Message.ShouldBe("No privilege to proceed.");
    }

    [Test]
    public async Task Chinese_is_spoken_where_it_is_known()
    {
        Admin.Headers["Accept-Language"] = "zh";
        Reply reply = await Admin.PostAsync("preview/app", new { });
        reply.Message.ShouldBe("输入有误。");
        reply.Json["errors"]!["name"]!["messages"]![0]!.GetValue<string>().ShouldBe("此为必填项。");
    }

    [TestCase("429", FaultKind.TooManyRequests, 429)]
    [TestCase("503", FaultKind.Unavailable, 503)]
    public async Task Arranged_failures_strike_by_path_and_count(string name, FaultKind kind, int status)
    {
        Host.Faults.Add(new FaultRule(kind) { Method = "GET", PathContains = "/apps.json", Skip = 1, Times = 2 });
        int[] statuses = [await StatusAsync(), await StatusAsync(), await StatusAsync(), await StatusAsync()];
        statuses.ShouldBe([200, status, status, 200], name);

        async Task<int> StatusAsync() => (await Admin.GetAsync("apps")).Status;
    }

    [Test]
    public async Task A_429_looks_like_kintones()
    {
        Host.Faults.Add(new FaultRule(FaultKind.TooManyRequests));
        Reply reply = await Admin.GetAsync("apps");
        reply.Refused(429, "GAIA_TO04");
        reply.Headers["X-ConcurrencyLimit-Running"].ShouldBe("101");
        reply.Headers["Cache-Control"].ShouldContain("no-store");
        reply.Headers.ContainsKey("Retry-After").ShouldBeFalse();
    }

    [TestCase(true, 1)]
    [TestCase(false, 0)]
    public async Task A_cut_connection_may_hide_a_write_that_happened(bool afterHandling, int apps)
    {
        Host.Faults.Add(new FaultRule(FaultKind.ConnectionReset) { Method = "POST", AfterHandling = afterHandling });
        await Should.ThrowAsync<HttpRequestException>(() => Admin.PostAsync("preview/app", new { name = "a" }));
        long next = await Admin.CreateAppAsync();
        next.ShouldBe(apps + 1);
    }

    [Test]
    public async Task Requests_above_the_limit_are_429_and_the_log_counts_them()
    {
        await using EmulatorHost host = await EmulatorHost.StartAsync(
            new EmulatorOptions { Conditions = new() { ConcurrencyLimit = 1 } }, CancellationToken.None);
        using Kintone client = new(host);
        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => client.GetAsync("apps")));
        replies.ShouldAllBe(r => r.Status == 200 || r.Status == 429);
        host.RequestLog.Reads.ShouldBe(30);
        host.RequestLog.Recent.Count(r => r.ErrorCode == "GAIA_TO04").ShouldBe(replies.Count(r => r.Status == 429));
    }

    [Test]
    public async Task It_answers_on_127_0_0_1_too_and_starts_fast()
    {
        using HttpClient http = new();
        int status = (int)(await http.GetAsync(new Uri($"http://127.0.0.1:{Host.BaseAddress.Port}/k/v1/apps.json"))).StatusCode;
        status.ShouldBe(401);
        Stopwatch watch = Stopwatch.StartNew();
        await using EmulatorHost another = await EmulatorHost.StartAsync(new EmulatorOptions(), CancellationToken.None);
        watch.ElapsedMilliseconds.ShouldBeLessThan(2000);
    }
}
