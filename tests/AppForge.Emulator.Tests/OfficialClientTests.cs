using System.Diagnostics;
using System.Text.Json.Nodes;
using AppForge.Emulator.Tests.OpenApi;
using AppForge.Testing.OpenApi;
using Shouldly;

namespace AppForge.Emulator.Tests;

/// <summary>The emulator driven by kintone's own JavaScript client.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class OfficialClientTests
{
    [Test]
    public async Task The_official_client_builds_and_deploys_an_app()
    {
        string folder = FindFolder();
        if (!Directory.Exists(Path.Combine(folder, "node_modules")) || !HasNode())
        {
            Assert.Ignore("The official client is not installed: run 'npm ci' in tests/AppForge.Emulator.Tests/clients (needs Node.js 20 or newer).");
        }

        await using EmulatorHost host = await EmulatorHost.StartAsync(new EmulatorOptions(), CancellationToken.None);
        JsonObject read = await RunAsync(folder, host);

        read["name"]!.GetValue<string>().ShouldBe("申請");
        read["apps"]!.GetValue<int>().ShouldBe(2);
        read["conflict"]!["status"]!.GetValue<int>().ShouldBe(409);
        read["conflict"]!["code"]!.GetValue<string>().ShouldBe("GAIA_CO03");
        JsonObject properties = read["fields"]!["properties"]!.AsObject();
        properties.Count.ShouldBe(23 + 8);
        properties["商品"]!["lookup"]!["sort"]!.GetValue<string>().ShouldBe("レコード番号 desc");
        properties["添付"]!["thumbnailSize"]!.GetValue<string>().ShouldBe("50");
        properties["ステータス"]!["enabled"]!.GetValue<bool>().ShouldBeTrue();
        read["views"]!["views"]!.AsObject().Select(v => v.Key).ShouldBe(["(作業者が自分)", "一覧", "予定", "独自"], ignoreOrder: true);
        read["acl"]!["rights"]!.AsArray()[1]!["entity"]!["code"]!.GetValue<string>().ShouldBe("everyone");
        host.RequestLog.Deploys.ShouldBe(2);
        CheckContract(read);
    }

    private static void CheckContract(JsonObject read)
    {
        if (!Contract.IsAvailable)
        {
            return;
        }

        foreach ((string name, string path) in new[]
        {
            ("fields", "app/form/fields"), ("layout", "app/form/layout"), ("views", "app/views"), ("status", "app/status"),
            ("settings", "app/settings"), ("acl", "app/acl"), ("recordAcl", "record/acl"), ("fieldAcl", "field/acl"),
        })
        {
            OpenApiSchema schema = Contract.Reader.Operations[("GET", $"/k/v1/{path}.json")].Response!;
            Contract.Validator.Validate(read[name], schema).ShouldBeEmpty(name);
        }
    }

    private static async Task<JsonObject> RunAsync(string folder, EmulatorHost host)
    {
        ProcessStartInfo start = new("node", "official-client.mjs")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["BASE_URL"] = host.BaseAddress.GetLeftPart(UriPartial.Authority);
        start.Environment["PASSWORD"] = "cybozu";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await errors);
        return JsonNode.Parse(output)!.AsObject();
    }

    private static bool HasNode()
    {
        try
        {
            using Process? process = Process.Start(new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true });
            process?.WaitForExit();
            return process?.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string FindFolder()
    {
        DirectoryInfo folder = new(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AppForge.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "tests", "AppForge.Emulator.Tests", "clients");
    }
}
