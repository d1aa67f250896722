using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AppForge.Emulator;

namespace AppForge.Cli.Tests;

/// <summary>What is refused before anything is written, and what people and scripts are told of it.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class RefusalTests
{
    private const string Password = "p4ss-of-the-refusal";
    private const string Form = "name: 台帳\nfields:\n  番号: { type: SINGLE_LINE_TEXT }\n  金額: { type: NUMBER }\n  備考: { type: MULTI_LINE_TEXT }\n";

    [Test]
    public async Task An_undeclared_rename_is_refused_with_both_ways_out_and_either_works()
    {
        await using var host = await HostAsync();
        using var project = await DeployedAsync(host);
        project.Edit("apps/a/app.yaml", "  金額: { type: NUMBER }", "  税抜金額: { type: NUMBER }");
        host.RequestLog.Clear();

        var refused = await Run(project, "deploy", "staging", "--yes");
        refused.Code.ShouldBe(ExitCode.Refused, refused.Everything);
        host.RequestLog.Writes.ShouldBe(0);
        refused.Out.ShouldContain("値のあるレコード 2件を失います");
        refused.Error.ShouldContain("AF4111");
        refused.Error.ShouldContain("  税抜金額: { renamedFrom: 金額 }");
        refused.Error.ShouldContain("  --allow-destructive apps.a.fields.金額");

        var plan = await Run(project, "plan", "staging", "--format", "json");
        using var json = JsonDocument.Parse(plan.Out);
        json.RootElement.GetProperty("suspectedRenames")[0].GetProperty("renamedFrom").GetString().ShouldBe("金額");
        json.RootElement.GetProperty("apps")[0].GetProperty("changes").EnumerateArray().Single(c => c.GetProperty("action").GetString() == "remove").GetProperty("affectedRecords").GetInt64().ShouldBe(2);

        project.Edit("apps/a/app.yaml", "  税抜金額: { type: NUMBER }", "  税抜金額: { type: NUMBER, renamedFrom: 金額 }");
        (await Run(project, "deploy", "staging", "--yes")).Code.ShouldBe(0);
        project.Edit("apps/a/app.yaml", "  税抜金額: { type: NUMBER, renamedFrom: 金額 }", "  別の額: { type: NUMBER }");
        (await Run(project, "deploy", "staging", "--yes")).Code.ShouldBe(ExitCode.Refused);
        (await Run(project, "deploy", "staging", "--yes", "--allow-destructive", "apps.a.fields.税抜金額")).Code.ShouldBe(0);
    }

    [Test]
    public async Task What_kintone_would_fail_is_refused_and_a_change_of_type_says_the_safe_way()
    {
        await using var host = await HostAsync();
        using var project = await DeployedAsync(host);
        project.Edit("apps/a/app.yaml", "  番号: { type: SINGLE_LINE_TEXT }", "  番号: { type: SINGLE_LINE_TEXT, unique: true }");
        host.RequestLog.Clear();

        var duplicates = await Run(project, "deploy", "staging", "--yes", "--format", "json");
        duplicates.Code.ShouldBe(ExitCode.Refused, duplicates.Everything);
        duplicates.Error.ShouldContain("AF4101: apps.a.fields.番号.unique: 同じ値を持つレコードが 2件");
        host.RequestLog.Writes.ShouldBe(0);
        using var json = JsonDocument.Parse(duplicates.Out);
        json.RootElement.GetProperty("result").GetString().ShouldBe("refused");
        json.RootElement.GetProperty("findings")[0].GetProperty("code").GetString().ShouldBe("AF4101");
        duplicates.Everything.ShouldNotContain("A-1", Case.Sensitive, "values of records are never said");

        project.Edit("apps/a/app.yaml", "  番号: { type: SINGLE_LINE_TEXT, unique: true }", "  番号: { type: NUMBER }");
        var type = await Run(project, "deploy", "staging", "--yes");
        type.Code.ShouldBe(ExitCode.Refused, type.Everything);
        type.Error.ShouldContain("AF4110");
        type.Error.ShouldContain("appforge migrate");
        type.Error.ShouldContain("  --allow-destructive apps.a.fields.番号");
        host.RequestLog.Writes.ShouldBe(0);
    }

    [Test]
    public async Task A_day_that_is_used_up_is_refused_over_several_runs()
    {
        await using var host = await HostAsync();
        using var project = await DeployedAsync(host);
        project.Edit("apps/a/app.yaml", "  備考: { type: MULTI_LINE_TEXT }", "  備考: { type: MULTI_LINE_TEXT, label: 覚え }");
        project.Write("environments/staging.yaml", Environment(host) + "budget: 10000\n");
        var first = await Run(project, "plan", "staging", "--format", "json");
        var (used, expected) = Budget(first);
        used.ShouldBe(host.RequestLog.CallsOfApps.Where(c => c.App == 1).Sum(c => (int)c.Calls) - 2, "the test itself added two records");
        (await Run(project, "plan", "staging")).Out.ShouldContain("今日のリクエスト  最多 a  使用済み");

        project.Write("environments/staging.yaml", Environment(host) + $"budget: {used + expected}\n");
        host.RequestLog.Clear();
        var refused = await Run(project, "deploy", "staging", "--yes");
        refused.Code.ShouldBe(ExitCode.Refused, refused.Everything);
        refused.Error.ShouldContain("AF4301");
        host.RequestLog.Writes.ShouldBe(0);

        project.Write("environments/staging.yaml", Environment(host) + $"budget: {used + 1000}\n");
        (await Run(project, "deploy", "staging", "--yes")).Code.ShouldBe(0);
    }

    [Test]
    public async Task Tokens_that_cannot_do_it_are_refused_before_the_first_write()
    {
        await using var host = await HostAsync();
        using var project = await DeployedAsync(host);
        project.Write("environments/staging.yaml", $"url: {host.BaseAddress}\nauth: {{ tokens: {{ a: KT_TOKEN }} }}\n");
        project.Write("apps/b/app.yaml", "name: 新しい台帳\nfields:\n  件名: { type: SINGLE_LINE_TEXT }\n");
        project.Edit("apps/a/app.yaml", "  備考: { type: MULTI_LINE_TEXT }\n", "  備考: { type: MULTI_LINE_TEXT }\nviews:\n  地図: { type: CUSTOM, html: <div></div> }\n");
        host.RequestLog.Clear();

        var run = await CliRun.WithAsync(CliRun.WithVariables(CliRun.Context(project.Root), ("KT_TOKEN", host.GenerateApiToken(1, AppRights.All))), ["deploy", "staging", "--yes"]);

        run.Code.ShouldBe(ExitCode.Refused, run.Everything);
        run.Error.ShouldContain("AF4201: apps.b");
        run.Error.ShouldContain("AF4202: apps.a.views");
        host.RequestLog.Writes.ShouldBe(0);
    }

    private static (int Used, int Expected) Budget(CliRun run)
    {
        using var json = JsonDocument.Parse(run.Out);
        var app = json.RootElement.GetProperty("budget").GetProperty("apps")[0];
        return (app.GetProperty("used").GetInt32(), app.GetProperty("expected").GetInt32());
    }

    private static Task<EmulatorHost> HostAsync() => EmulatorHost.StartAsync(new EmulatorOptions { AdministratorPassword = Password, DeployDuration = TimeSpan.Zero }, CancellationToken.None);

    private static string Environment(EmulatorHost host) => $"url: {host.BaseAddress}\nauth: {{ user: KT_USER, password: KT_PASSWORD }}\n";

    // One app with two records of the same number.
    private static async Task<TestProject> DeployedAsync(EmulatorHost host)
    {
        var project = new TestProject(("appforge.yaml", "name: 試し\npolicies: { P-SEC-05: off }\n"), ("apps/a/app.yaml", Form), ("environments/staging.yaml", Environment(host)));
        var run = await Run(project, "deploy", "staging", "--yes");
        run.Code.ShouldBe(0, run.Everything);
        using var client = new HttpClient { BaseAddress = host.BaseAddress };
        for (var i = 0; i < 2; i++)
        {
            using var content = new StringContent("{\"app\":1,\"record\":{\"番号\":{\"value\":\"A-1\"},\"金額\":{\"value\":\"3\"}}}", Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
            content.Headers.Add("X-Cybozu-Authorization", Convert.ToBase64String(Encoding.UTF8.GetBytes("Administrator:" + Password)));
            (await client.PostAsync(new Uri("/k/v1/record.json", UriKind.Relative), content)).EnsureSuccessStatusCode();
        }

        return project;
    }

    private static Task<CliRun> Run(TestProject project, params string[] arguments) =>
        CliRun.WithAsync(CliRun.WithVariables(CliRun.Context(project.Root), ("KT_USER", "Administrator"), ("KT_PASSWORD", Password)), arguments);
}
