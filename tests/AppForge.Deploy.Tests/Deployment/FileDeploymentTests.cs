using System.Text;
using AppForge.Compiler.Diagnostics;
using AppForge.Deploy.Applying;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Deploy.Tests.Deployment;

/// <summary>Files are compared by content, sent when it changed, and never twice.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class FileDeploymentTests
{
    private const string Script = "apps/ledger/customize/ledger.js";

    [Test]
    public async Task A_file_is_sent_once_and_again_only_with_another_content()
    {
        await using var tenant = await EveryArea.StartAsync();
        var project = EveryArea.Project(tenant);
        await tenant.DeployAsync(project);
        tenant.Requests("POST", "/file.json").Count().ShouldBe(4, "the icon, the style sheet, and the script in two places");

        await tenant.DeployAsync(project);
        tenant.Requests("POST", "/file.json").Count().ShouldBe(4);

        tenant.Contents[Script] = Encoding.UTF8.GetBytes("console.log('新');\n\n\n\n");
        tenant.Contents[Script].Length.ShouldBe("console.log('台帳');\n".Length + 4 + 0, "as large as before: only the content says it");
        var plan = await tenant.PlanAsync(project);
        plan.Apps.SelectMany(a => a.Intentions).Select(c => c.Address.Text).ShouldBe(["apps.ledger.customize.desktop.js", "apps.ledger.customize.mobile.js"]);
        plan.Expected.Write.ShouldBe(3, "two uploads and the settings");
        var result = await tenant.ApplyAsync(project, plan);

        result.Outcome.ShouldBe(ApplyOutcome.Applied);
        result.Requests.Write.ShouldBe(3);
        tenant.Requests("POST", "/file.json").Count().ShouldBe(6, "the style sheet kept its key");
        (await tenant.PlanAsync(project)).IsEmpty.ShouldBeTrue();
    }

    [Test]
    public async Task An_unchanged_plan_downloads_nothing_and_a_spoilt_cache_is_none()
    {
        await using var tenant = await EveryArea.StartAsync();
        var project = EveryArea.Project(tenant);
        await tenant.DeployAsync(project);
        var afterDeploy = Downloads(tenant);

        (await tenant.PlanAsync(project)).IsEmpty.ShouldBeTrue();
        Downloads(tenant).ShouldBe(afterDeploy, "the reading back after the deploy filled the cache");

        tenant.Digests[tenant.Ids.IdOf("ledger")!.Value] = "{ spoilt";
        (await tenant.PlanAsync(project)).IsEmpty.ShouldBeTrue();
        Downloads(tenant).ShouldBe(afterDeploy + 4);
        (await tenant.PlanAsync(project)).IsEmpty.ShouldBeTrue();
        Downloads(tenant).ShouldBe(afterDeploy + 4);
    }

    [Test]
    public async Task What_name_or_size_rule_out_is_not_downloaded()
    {
        await using var tenant = await EveryArea.StartAsync();
        await tenant.DeployAsync(EveryArea.Project(tenant));
        tenant.Digests.Clear();
        var before = Downloads(tenant);

        tenant.Contents[Script] = [.. tenant.Contents[Script], (byte)'\n'];
        await tenant.PlanAsync(EveryArea.Project(tenant));

        Downloads(tenant).ShouldBe(before + 2, "the icon and the style sheet");
    }

    [Test]
    public async Task Files_may_change_places_without_being_sent()
    {
        await using var tenant = await EveryArea.StartAsync();
        await tenant.DeployAsync(EveryArea.Project(tenant));
        var sent = tenant.Requests("POST", "/file.json").Count();
        var moved = EveryArea.Project(tenant, "js: [https://cdn.example.com/lib.js, customize/ledger.js]", "js: [customize/ledger.js, https://cdn.example.com/lib.js]");

        (await tenant.DeployAsync(moved)).Outcome.ShouldBe(ApplyOutcome.Applied);

        tenant.Requests("POST", "/file.json").Count().ShouldBe(sent);
        (await tenant.PlanAsync(moved)).IsEmpty.ShouldBeTrue();
    }

    [Test]
    public async Task A_file_that_is_left_alone_keeps_its_place_beside_one_that_is_sent()
    {
        await using var tenant = await EveryArea.StartAsync();
        await tenant.DeployAsync(EveryArea.Project(tenant));
        tenant.Contents["apps/ledger/customize/ledger.css"] = Encoding.UTF8.GetBytes("body { color: red }\n");
        var partly = EveryArea.Project(
            tenant, "  desktop: { js: [https://cdn.example.com/lib.js, customize/ledger.js], css: [customize/ledger.css] }\n  mobile: { js: [customize/ledger.js] }\n",
            "  desktop: { css: [customize/ledger.css] }\nunmanaged: [customize.desktop.js, customize.mobile]\n");

        var result = await tenant.DeployAsync(partly);

        result.Outcome.ShouldBe(ApplyOutcome.Applied);
        var desktop = (await tenant.GetAsync("app/customize", "ledger")).GetProperty("desktop").GetProperty("js");
        desktop.EnumerateArray().Select(e => e.GetProperty("type").GetString()).ShouldBe(["URL", "FILE"]);
        (await tenant.Api.DownloadFileAsync(desktop[1].GetProperty("file").GetProperty("fileKey").GetString()!, 1, CancellationToken.None)).ToArray()
            .ShouldBe(tenant.Contents[Script]);
    }

    [Test]
    public async Task A_file_that_changes_between_plan_and_deploy_makes_the_plan_stale()
    {
        await using var tenant = await EveryArea.StartAsync();
        await tenant.DeployAsync(EveryArea.Project(tenant));
        tenant.Contents[Script] = Encoding.UTF8.GetBytes("// one\n");
        var plan = await tenant.PlanAsync(EveryArea.Project(tenant));
        tenant.Contents[Script] = Encoding.UTF8.GetBytes("// two\n");

        var result = await tenant.ApplyAsync(EveryArea.Project(tenant), plan);

        result.Outcome.ShouldBe(ApplyOutcome.Refused);
        result.Failure!.Describe(Language.English).ShouldContain("ledger.js");
    }

    [Test]
    public async Task Names_and_bytes_arrive_as_they_are()
    {
        await using var tenant = await LocalTenant.StartAsync();
        byte[] content = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("// 改行\r\n")];
        tenant.Contents["apps/a/customize/公用車 予約.js"] = content;
        var project = Definitions.Project(tenant, ("apps/a/app.yaml", "name: A\ncustomize:\n  desktop:\n    js: [customize/公用車 予約.js]\n"));

        (await tenant.DeployAsync(project)).Outcome.ShouldBe(ApplyOutcome.Applied);

        var file = (await tenant.GetAsync("app/customize", "a")).GetProperty("desktop").GetProperty("js")[0].GetProperty("file");
        file.GetProperty("name").GetString().ShouldBe("公用車 予約.js");
        (await tenant.Api.DownloadFileAsync(file.GetProperty("fileKey").GetString()!, 1, CancellationToken.None)).ToArray().ShouldBe(content);
        (await tenant.PlanAsync(project)).IsEmpty.ShouldBeTrue();
    }

    private static int Downloads(LocalTenant tenant) => tenant.Requests("GET", "/file.json").Count();
}
