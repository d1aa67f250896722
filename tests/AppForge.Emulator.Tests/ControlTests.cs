using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;

namespace AppForge.Emulator.Tests;

/// <summary>The emulator's own paths: faults and the log of requests over HTTP, and the pages for people.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ControlTests : EmulatorTest, IDisposable
{
    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    [TestCase("tooManyRequests", 429)]
    [TestCase("unavailable", 503)]
    [TestCase("badGateway", 502)]
    [TestCase("serverError", 500)]
    [TestCase("databaseLock", 400)]
    public async Task A_fault_is_arranged_for_one_request_of_a_path(string kind, int status)
    {
        await ArrangeAsync(new { kind, pathContains = "/apps.json", skip = 1 });
        (await Admin.GetAsync("apps")).Ok();
        (await Admin.GetAsync("apps")).Status.ShouldBe(status);
        (await Admin.GetAsync("apps")).Ok();
    }

    [TestCase("connectionReset")]
    [TestCase("halfResponse")]
    public async Task A_connection_breaks(string kind)
    {
        await ArrangeAsync(new { kind });
        await Should.ThrowAsync<HttpRequestException>(() => Admin.GetAsync("apps"));
        (await Admin.GetAsync("apps")).Ok();
    }

    [Test]
    public async Task A_silent_server_is_left_by_the_client()
    {
        await ArrangeAsync(new { kind = "silence" });
        using HttpClient impatient = new() { BaseAddress = Host.BaseAddress, Timeout = TimeSpan.FromMilliseconds(200) };
        await Should.ThrowAsync<TaskCanceledException>(() => impatient.GetAsync("/k/v1/apps.json"));
        (await Admin.GetAsync("apps")).Ok();
    }

    [Test]
    public async Task A_write_whose_answer_is_lost_was_carried_out()
    {
        await ArrangeAsync(new { kind = "connectionReset", method = "POST", afterHandling = true });
        await Should.ThrowAsync<HttpRequestException>(() => Admin.PostAsync("preview/app", new { name = "失われた返事" }));
        (await PageAsync("/")).ShouldContain("失われた返事");
    }

    [Test]
    public async Task Deploys_are_slow_or_fail_on_purpose()
    {
        long app = await Admin.CreateAppAsync();
        await ArrangeAsync(new { failNextDeploy = app });
        (await Admin.PostAsync("preview/app/deploy", new { apps = new[] { new { app } } })).Ok();
        (await Admin.GetAsync("preview/app/deploy", $"apps[0]={app}")).Ok()["apps"]![0]!["status"]!.GetValue<string>().ShouldBe("FAIL");

        await ArrangeAsync(new { deployDuration = 3_600_000 });
        (await Admin.PostAsync("preview/app/deploy", new { apps = new[] { new { app } } })).Ok();
        (await Admin.GetAsync("preview/app/deploy", $"apps[0]={app}")).Ok()["apps"]![0]!["status"]!.GetValue<string>().ShouldBe("PROCESSING");
    }

    [Test]
    public async Task The_log_counts_and_begins_anew()
    {
        long app = await Admin.CreateAppAsync();
        await Admin.GetAsync("preview/app/settings", $"app={app}");
        JsonObject log = await JsonAsync("/_emulator/requests");
        log["reads"]!.GetValue<long>().ShouldBe(1);
        log["writes"]!.GetValue<long>().ShouldBeGreaterThanOrEqualTo(1);
        log["highestConcurrency"]!.GetValue<int>().ShouldBe(1);
        log["callsOfApps"]!.AsArray().Single(c => c!["app"]!.GetValue<long>() == app)!["calls"]!.GetValue<long>().ShouldBeGreaterThanOrEqualTo(1);
        log["recent"]!.AsArray()[^1]!["path"]!.GetValue<string>().ShouldBe("/k/v1/preview/app/settings.json");

        (await ChangeAsync(HttpMethod.Delete, "/_emulator/requests", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await JsonAsync("/_emulator/requests"))["reads"]!.GetValue<long>().ShouldBe(0, "its own paths aren't counted");
    }

    [Test]
    public async Task Faults_are_listed_and_taken_back()
    {
        await ArrangeAsync(new { kind = "delay", delay = 10, times = 1_000_000 });
        await Admin.GetAsync("apps");
        JsonNode rule = (await JsonAsync("/_emulator/faults"))["rules"]!.AsArray().Single()!;
        rule["kind"]!.GetValue<string>().ShouldBe("delay");
        rule["seen"]!.GetValue<int>().ShouldBe(1);
        await ChangeAsync(HttpMethod.Delete, "/_emulator/faults", null);
        (await JsonAsync("/_emulator/faults"))["rules"]!.AsArray().ShouldBeEmpty();
    }

    [TestCase("""{"kind":"nothing"}""", "\"kind\" is one of tooManyRequests")]
    [TestCase("""{"kinds":"delay"}""", "There is no \"kinds\"")]
    [TestCase("""{"kind":"delay","delay":-1}""", "\"delay\" is a number from 0")]
    [TestCase("""{"kind":"delay","times":"2"}""", "\"times\" is a number from 1")]
    [TestCase("""{"kind":"delay","method":2}""", "\"method\" is a text")]
    [TestCase("""{"kind":"delay","afterHandling":"yes"}""", "\"afterHandling\" is true or false")]
    [TestCase("{}", "Nothing to arrange")]
    [TestCase("[", "The body is no JSON object")]
    public async Task What_is_arranged_wrongly_says_why(string body, string message)
    {
        using HttpResponseMessage response = await ChangeAsync(HttpMethod.Post, "/_emulator/faults", body);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadFromJsonAsync<JsonObject>())!["message"]!.GetValue<string>().ShouldContain(message);
    }

    [Test]
    public async Task A_web_page_reaches_nothing()
    {
        using HttpResponseMessage plain = await _http.PostAsync(Url("/_emulator/faults"), new StringContent("""{"kind":"unavailable"}"""));
        plain.StatusCode.ShouldBe(HttpStatusCode.Forbidden, "a form or a script of another site can't send the header");

        using HttpRequestMessage rebound = new(HttpMethod.Get, Url("/_emulator/requests"));
        rebound.Headers.Host = "attacker.example";
        using HttpResponseMessage answer = await _http.SendAsync(rebound);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, "a name that leads here from outside");
        (await Admin.GetAsync("apps")).Ok();
    }

    [Test]
    public async Task The_pages_show_apps_and_forms_and_run_nothing()
    {
        long app = await Admin.CreateAppAsync();
        (await Admin.PutAsync("preview/app/settings", new { app, name = "<script>alert(1)</script>" })).Ok();
        (await Admin.PostAsync("preview/app/form/fields", new
        {
            app,
            properties = Fields(("件名", new { type = "SINGLE_LINE_TEXT", code = "件名", label = "件名 & \"用件\"", required = true }), ("区分", new { type = "DROP_DOWN", code = "区分", label = "区分", options = new Dictionary<string, object> { ["甲"] = new { label = "甲", index = "0" } } })),
        })).Ok();
        (await Admin.PutAsync("preview/app/form/layout", new
        {
            app,
            layout = new object[]
            {
                new { type = "ROW", fields = new object[] { new { type = "SINGLE_LINE_TEXT", code = "件名", size = new { width = "200" } }, new { type = "LABEL", label = "<b>必ず</b>記入<img src=x onerror=alert(1)> &lt;script&gt;" } } },
                new { type = "ROW", fields = new object[] { new { type = "DROP_DOWN", code = "区分" } } },
            },
        })).Ok();

        string overview = await PageAsync("/");
        overview.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        overview.ShouldNotContain("<script");
        string form = await PageAsync($"/_emulator/apps/{app}");
        form.ShouldContain("件名 &amp; &quot;用件&quot;");
        form.ShouldContain("width:200px");
        form.ShouldContain("必ず記入 &lt;script&gt;");
        form.ShouldNotContain("<img");
        (await _http.GetAsync(Url("/_emulator/apps/9999"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Records_are_listed_as_the_views_list_them_page_by_page()
    {
        long app = await Admin.CreateDeployedAppAsync("台帳", Fields(
            ("件名", Text("件名")), ("金額", new { type = "NUMBER", code = "金額", label = "金額", unit = "円", unitPosition = "AFTER" }), ("本文", Field("RICH_TEXT", "本文")),
            ("表", new { type = "SUBTABLE", code = "表", fields = Fields(("列", Text("列"))) })));
        (await Admin.PutAsync("preview/app/views", new { app, views = new { 大きい = new { type = "LIST", name = "大きい", index = 0, fields = new[] { "金額", "件名" }, filterCond = "金額 >= 10", sort = "金額 asc" } } })).Ok();
        await Admin.DeployAsync(app);
        (await Admin.PostAsync("records", new { app, records = Enumerable.Range(0, 35).Select(i => new { 件名 = new { value = $"<b>{i}</b>" }, 金額 = new { value = i } }) })).Ok();
        (await Admin.PostAsync("record", new { app, record = new { 本文 = new { value = "<p>一段</p><img src=x onerror=alert(1)>" }, 表 = new { value = new[] { new { value = new { 列 = new { value = "<i>行</i>" } } } } } } })).Ok();
        string id = (await Admin.GetAsync("app/views", $"app={app}")).Ok()["views"]!["大きい"]!["id"]!.GetValue<string>();

        (await PageAsync($"/_emulator/apps/{app}")).ShouldContain($"/_emulator/apps/{app}/records?view={id}&amp;page=1");
        string first = await PageAsync($"/_emulator/apps/{app}/records?view={id}&page=1");
        first.ShouldContain("<tr><th>金額<th>件名</tr><tr><td class=\"number\">10 円<td class=\"short\">&lt;b&gt;10&lt;/b&gt;</tr>");
        first.ShouldContain("25 件");
        first.ShouldContain($"view={id}&amp;page=2");
        first.ShouldNotContain("page=0");
        string second = await PageAsync($"/_emulator/apps/{app}/records?view={id}&page=2");
        second.ShouldContain("34 円");
        second.ShouldNotContain("29 円");

        string all = await PageAsync($"/_emulator/apps/{app}/records");
        all.ShouldContain("36 件");
        all.ShouldContain("一段");
        all.ShouldContain("1 行");
        all.ShouldContain("&lt;i&gt;行&lt;/i&gt;");
        all.ShouldNotContain("<img");
        foreach (string odd in new[] { "?page=0", "?page=-1", "?page=99999999999", "?page=x", "?view=", "?view=9999", "?view=%22%3E", "?page=1&page=2" })
        {
            using HttpResponseMessage answer = await _http.GetAsync(Url($"/_emulator/apps/{app}/records{odd}"));
            answer.StatusCode.ShouldBe(odd.Contains("view", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK, odd);
        }
    }

    [Test]
    public async Task A_form_is_drawn_with_its_choices_units_tables_and_groups()
    {
        object options = new Dictionary<string, object> { ["甲"] = new { label = "甲", index = "0" }, ["<乙>"] = new { label = "<乙>", index = "1" } };
        long app = await Admin.CreateDeployedAppAsync("形", Fields(
            ("択一", new { type = "RADIO_BUTTON", code = "択一", label = "択一", options, defaultValue = "甲", required = true }), ("選択", new { type = "CHECK_BOX", code = "選択", label = "選択", options, align = "VERTICAL" }),
            ("額", new { type = "NUMBER", code = "額", label = "額", unit = "&", unitPosition = "BEFORE", defaultValue = "5" }), ("式", new { type = "CALC", code = "式", label = "式", expression = "額 * 2" }),
            ("秘", new { type = "SINGLE_LINE_TEXT", code = "秘", label = "秘密の名", noLabel = true }), ("表", new { type = "SUBTABLE", code = "表", fields = Fields(("列", Text("列"))) })));
        string form = await PageAsync($"/_emulator/apps/{app}");
        form.ShouldContain("◉ 甲");
        form.ShouldContain("○ &lt;乙&gt;");
        form.ShouldContain("choices down\"><span>☐ 甲");
        form.ShouldContain("<span class=\"required\">択一");
        form.ShouldContain("&amp;<div class=\"box right\">5</div>");
        form.ShouldContain("= 額 * 2");
        form.ShouldContain("<th><span>列</span>");
        form.ShouldNotContain("秘密の名");
        form.ShouldNotContain("<script");
    }

    private Uri Url(string path) => new(Host.BaseAddress, path);

    private async Task<string> PageAsync(string path)
    {
        using HttpResponseMessage response = await _http.GetAsync(Url(path));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<JsonObject> JsonAsync(string path) => (await _http.GetFromJsonAsync<JsonObject>(Url(path)))!;

    private async Task ArrangeAsync(object body)
    {
        using HttpResponseMessage response = await ChangeAsync(HttpMethod.Post, "/_emulator/faults", System.Text.Json.JsonSerializer.Serialize(body));
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> ChangeAsync(HttpMethod method, string path, string? body)
    {
        using HttpRequestMessage request = new(method, Url(path));
        request.Headers.Add("X-AppForge-Emulator", "test");
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        return await _http.SendAsync(request);
    }
}
