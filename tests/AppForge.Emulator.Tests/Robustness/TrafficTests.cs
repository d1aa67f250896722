using System.Text.Json.Nodes;
using AppForge.Testing;
using Shouldly;

namespace AppForge.Emulator.Tests.Robustness;

/// <summary>limits.md, Traffic: the limits of a domain and of an app, and what the answers say of them.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class TrafficTests : EmulatorTest
{
    private readonly HeldTime _time = new();

    internal override EmulatorOptions Options => base.Options with { TimeProvider = _time };

    [Test]
    public async Task The_hundred_and_first_request_at_the_same_time_is_refused_and_the_others_are_answered()
    {
        await ArrangeAsync("""{"latency":1000}""");
        Task<Reply>[] waiting = [.. Enumerable.Range(0, 100).Select(_ => Admin.GetAsync("apps"))];
        while (Host.RequestLog.HighestConcurrency < 100)
        {
            await Task.Delay(5);
        }

        Reply refused = await Admin.GetAsync("apps");
        refused.Refused(429, "GAIA_TO04");
        (refused.Headers["X-ConcurrencyLimit-Limit"], refused.Headers["X-ConcurrencyLimit-Running"]).ShouldBe(("100", "101"));
        refused.Headers["Cache-Control"].Replace(" ", "", StringComparison.Ordinal).ShouldBe("no-store,must-revalidate,no-cache");
        refused.Headers.ContainsKey("Retry-After").ShouldBeFalse();

        // A wait may begin between two rounds.
        while (waiting.Any(w => !w.IsCompleted))
        {
            _time.LetGo();
            await Task.Delay(5);
        }

        Reply[] answered = await Task.WhenAll(waiting);
        answered.ShouldAllBe(r => r.Status == 200);
        answered.Select(r => int.Parse(r.Headers["X-ConcurrencyLimit-Running"])).Order().ShouldBe(Enumerable.Range(1, 100));
        Host.Faults.Clear();
        (await Admin.GetAsync("apps")).Headers["X-ConcurrencyLimit-Running"].ShouldBe("1");
    }

    [Test]
    public async Task An_app_over_its_daily_quota_is_answered_and_reported()
    {
        long app = await Admin.CreateDeployedAppAsync();
        await ArrangeAsync("""{"dailyQuota":5}""");
        Host.RequestLog.Clear();
        await Admin.GetAsync("apps");
        await Admin.GetAsync("app", $"id={app}");
        await Admin.GetAsync("app/form/fields", $"app={app}");
        await Admin.GetAsync("preview/app/deploy", $"apps[0]={app}");
        await Admin.PostAsync("bulkRequest", new { requests = new[] { new { method = "POST", api = "/k/v1/record.json", payload = new { app, record = new { } } }, new { method = "POST", api = "/k/v1/record.json", payload = new { app, record = new { } } } } });
        await Admin.GetAsync("preview/record/acl", $"id={app}");
        (await CallsAsync()).ShouldBe("2026-04-15: app 1, 5, False");
        (await Admin.GetAsync("records", $"app={app}")).Ok();
        (await CallsAsync()).ShouldBe("2026-04-15: app 1, 6, True");
        using HttpClient http = new() { BaseAddress = Host.BaseAddress };
        (await http.GetStringAsync(new Uri("/", UriKind.Relative))).ShouldContain("1日の上限");

        // The day begins at 09:00 in Japan.
        _time.Now = new(2026, 4, 15, 23, 59, 59, TimeSpan.Zero);
        await Admin.GetAsync("records", $"app={app}");
        _time.Now = new(2026, 4, 16, 0, 0, 0, TimeSpan.Zero);
        await Admin.GetAsync("records", $"app={app}");
        (await CallsAsync()).ShouldBe("2026-04-15: app 1, 7, True; 2026-04-16: app 1, 1, False");
    }

    [Test]
    public async Task A_condition_that_too_many_records_meet_brings_a_warning()
    {
        long app = await Admin.CreateDeployedAppAsync("試験", Fields(("数", Field("NUMBER", "数"))));
        await Admin.PostAsync("records", new { app, records = Enumerable.Range(0, 8).Select(i => new { 数 = new { value = i } }) });
        await ArrangeAsync("""{"searchLimit":5}""");
        (await WarningAsync("数 >= 2 limit 1")).ShouldBe("Filter aborted because of too many search results");
        (await WarningAsync("数 >= 3")).ShouldBeNull("five are not more than five");
        (await WarningAsync("limit 8")).ShouldBeNull("no condition");
        Reply whole = await Admin.GetAsync("records", $"app={app}&query={Uri.EscapeDataString("数 >= 0")}&totalCount=true");
        whole.Ok()["totalCount"]!.GetValue<string>().ShouldBe("8", "nothing is cut off");
        Host.Faults.Clear();
        (await WarningAsync("数 >= 2")).ShouldBeNull("the limit is 100,000 again");

        async Task<string?> WarningAsync(string query)
        {
            Reply reply = await Admin.GetAsync("records", $"app={app}&query={Uri.EscapeDataString(query)}");
            reply.Ok();
            return reply.Headers.GetValueOrDefault("X-Cybozu-Warning");
        }
    }

    [TestCase("""{"latency":-1}""", "\"latency\" is a number from 0")]
    [TestCase("""{"concurrencyLimit":0}""", "\"concurrencyLimit\" is a number from 1")]
    [TestCase("""{"dailyQuota":"many"}""", "\"dailyQuota\" is a number from 1")]
    public async Task A_condition_that_makes_no_sense_is_refused_and_changes_nothing(string body, string message)
    {
        EmulatorConditions before = Host.Faults.Conditions;
        (await ArrangeAsync(body, 400)).ShouldContain(message.Replace("\"", "\\\"", StringComparison.Ordinal));
        Host.Faults.Conditions.ShouldBe(before);
    }

    [Test]
    public void The_readme_names_every_kind_of_fault_and_every_condition()
    {
        string readme = File.ReadAllText(RepositoryRoot.Of("README.md"));
        IEnumerable<string> names = Enum.GetNames<FaultKind>().Where(k => k != nameof(FaultKind.InternalError)).Concat(typeof(EmulatorConditions).GetProperties().Select(p => p.Name).Where(n => n != "EqualityContract"));
        names.Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName).Where(name => !readme.Contains($"`{name}`", StringComparison.Ordinal) && !readme.Contains($"\"{name}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private async Task<string> CallsAsync()
    {
        using HttpClient http = new() { BaseAddress = Host.BaseAddress };
        JsonNode log = JsonNode.Parse(await http.GetStringAsync(new Uri("/_emulator/requests", UriKind.Relative)))!;
        return string.Join("; ", log["callsOfApps"]!.AsArray().Select(c => $"{c!["day"]}: app {c["app"]}, {c["calls"]}, {c["overQuota"]!.GetValue<bool>()}"));
    }

    private async Task<string> ArrangeAsync(string body, int status = 200)
    {
        using HttpClient http = new() { BaseAddress = Host.BaseAddress };
        http.DefaultRequestHeaders.Add("X-AppForge-Emulator", "test");
        using HttpResponseMessage response = await http.PostAsync(new Uri("/_emulator/faults", UriKind.Relative), new StringContent(body));
        ((int)response.StatusCode).ShouldBe(status);
        return await response.Content.ReadAsStringAsync();
    }
}
