using System.Text.Json.Nodes;
using AppForge.Emulator.Tests.Platform;
using Shouldly;

namespace AppForge.Emulator.Tests;

/// <summary>The emulator driven by kintone's own JavaScript client, and by its uploader for JavaScript and CSS.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class OfficialClientTests
{
    private const string Plugin = NodeTools.Plugin;

    private static EmulatorOptions Options => new()
    {
        Directory = new EmulatorDirectory
        {
            Spaces = [new EmulatorSpace(1, "庁内", 5, false), new EmulatorSpace(2, "業者", 6, true)],
            Plugins = [new EmulatorPlugin(Plugin, "帳票")],
        },
    };

    [Test]
    public async Task The_official_client_builds_and_deploys_an_app()
    {
        string folder = NodeTools.Find();
        await using EmulatorHost host = await EmulatorHost.StartAsync(Options, CancellationToken.None);
        JsonObject read = JsonNode.Parse(await NodeTools.RunAsync(folder, host, "official-client.mjs"))!.AsObject();

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
    }

    [Test]
    public async Task The_official_client_sets_up_everything_around_the_form()
    {
        string folder = NodeTools.Find();
        await using EmulatorHost host = await EmulatorHost.StartAsync(Options, CancellationToken.None);
        JsonObject read = JsonNode.Parse(await NodeTools.RunAsync(folder, host, "official-client-areas.mjs"))!.AsObject();

        read["downloaded"]!.GetValue<string>().ShouldBe("console.log('a');");
        read["refused"]!.GetValue<string>().ShouldBe("GAIA_IL23");
        (read["app"]!["spaceId"]!.GetValue<string>(), read["app"]!["threadId"]!.GetValue<string>()).ShouldBe(("1", "5"));
        read["guest"]!["spaceId"]!.GetValue<string>().ShouldBe("2");
        read["space"]!["attachedApps"]!.AsArray().Count.ShouldBe(2);
        read["reports"]!["reports"]!["月別"]!["id"]!.GetValue<string>().ShouldBe(read["reportIds"]!["月別"]!["id"]!.GetValue<string>());
        read["actions"]!["actions"]!["転記"]!["id"]!.GetValue<string>().ShouldBe(read["actionIds"]!["転記"]!["id"]!.GetValue<string>());
        read["plugins"]!["plugins"]![0]!["name"]!.GetValue<string>().ShouldBe("帳票");
        read["settings"]!["icon"]!["file"]!["name"]!.GetValue<string>().ShouldBe("icon.png");
    }

    [Test]
    public async Task The_official_client_writes_and_reads_records()
    {
        string folder = NodeTools.Find();
        await using EmulatorHost host = await EmulatorHost.StartAsync(Options, CancellationToken.None);
        JsonObject read = JsonNode.Parse(await NodeTools.RunAsync(folder, host, "official-client-records.mjs"))!.AsObject();

        read["record"]!["計"]!["value"]!.GetValue<string>().ShouldBe("7");
        read["record"]!["ステータス"]!["value"]!.GetValue<string>().ShouldBe("後");
        read["record"]!["$revision"]!["value"]!.GetValue<string>().ShouldBe("5");
        read["upserted"]!["records"]![0]!["operation"]!.GetValue<string>().ShouldBe("INSERT");
        read["downloaded"]!.GetValue<string>().ShouldBe("本文");
        read["listed"]!["totalCount"]!.GetValue<string>().ShouldBe("110");
        read["listed"]!["records"]!.AsArray().Count.ShouldBe(2);
        read["page"]!.GetValue<int>().ShouldBe(100);
        read["all"]!.AsObject().Select(n => n.Value!.GetValue<int>()).ShouldBe([110, 110, 110, 122]);
        read["comments"]!["comments"]![0]!["text"]!.GetValue<string>().ShouldBe("@Administrator \n見ました ");
        read["conflict"]!["status"]!.GetValue<int>().ShouldBe(409);
        read["conflict"]!["code"]!.GetValue<string>().ShouldBe("GAIA_CO02");
        read["left"]!.GetValue<string>().ShouldBe("2");
    }

    [Test]
    public async Task The_official_uploader_sends_customization_files_and_fetches_them()
    {
        string folder = NodeTools.Find();
        await using EmulatorHost host = await EmulatorHost.StartAsync(Options with { DeployDuration = TimeSpan.Zero }, CancellationToken.None);
        using Kintone client = new(host);
        long app = await client.CreateDeployedAppAsync();
        string work = Directory.CreateTempSubdirectory("appforge-uploader-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(work, "a.js"), "alert(1);");
            await File.WriteAllTextAsync(Path.Combine(work, "a.css"), "body{}");
            string manifest = Path.Combine(work, "manifest.json");
            await File.WriteAllTextAsync(manifest, $$"""
                {"app":"{{app}}","scope":"ADMIN","desktop":{"js":["https://example.com/x.js","a.js"],"css":["a.css"]},"mobile":{"js":["a.js"],"css":[]} }
                """);
            string uploader = NodeTools.Program(folder, "customize-uploader");
            await NodeTools.RunAsync(work, host, uploader, "manifest.json");
            JsonObject live = (await client.GetAsync("app/customize", $"app={app}")).Ok();
            live["scope"]!.GetValue<string>().ShouldBe("ADMIN");
            live["desktop"]!["js"]!.AsArray().Select(e => e!["type"]!.GetValue<string>()).ShouldBe(["URL", "FILE"]);
            live["mobile"]!["js"]![0]!["file"]!["name"]!.GetValue<string>().ShouldBe("a.js");

            await NodeTools.RunAsync(work, host, uploader, "import", "manifest.json", "--dest-dir", "fetched");
            Directory.EnumerateFiles(Path.Combine(work, "fetched"), "a.*", SearchOption.AllDirectories).Select(Path.GetFileName)
                .ShouldBe(["a.js", "a.css", "a.js"], ignoreOrder: true);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    [Test]
    public async Task The_official_client_manages_spaces_guests_and_plug_ins()
    {
        string folder = NodeTools.Find();
        await using EmulatorHost host = await EmulatorHost.StartAsync(
            Options with { Directory = Options.Directory with { SpaceTemplates = [new EmulatorSpaceTemplate(1, "案件")] } }, CancellationToken.None);
        using PluginFile plugin = new();
        string work = Directory.CreateTempSubdirectory("appforge-plugin-").FullName;
        try
        {
            string first = Path.Combine(work, "plugin.zip");
            string next = Path.Combine(work, "next.zip");
            await File.WriteAllBytesAsync(first, plugin.Pack(PluginFile.Manifest("1")));
            await File.WriteAllBytesAsync(next, plugin.Pack(PluginFile.Manifest("2")));
            JsonObject read = JsonNode.Parse(await NodeTools.RunAsync(folder, host, "official-client-platform.mjs", first, next))!.AsObject();

            (read["space"]!["name"]!.GetValue<string>(), read["space"]!["body"]!.GetValue<string>(), read["space"]!["showAppList"]!.GetValue<bool>())
                .ShouldBe(("案件A", "<p>ようこそ</p>", false));
            read["members"]!["members"]!.AsArray().Select(m => m!["entity"]!["code"]!.GetValue<string>()).ShouldBe(["Administrator", "everyone"]);
            read["comment"]!["id"]!.GetValue<string>().ShouldBe("1");
            (read["seenByGuest"]!.GetValue<int>(), read["deletedGuest"]!.GetValue<string>()).ShouldBe((0, "CB_WA01"));
            (read["installed"]!["id"]!.GetValue<string>(), read["updated"]!["version"]!.GetValue<string>()).ShouldBe((plugin.Id, "2"));
            read["pluginApps"]!["apps"]!.AsArray().Count.ShouldBe(1);
            (read["requiredBefore"]!.GetValue<int>(), read["required"]!["plugins"]![0]!["id"]!.GetValue<string>()).ShouldBe((0, plugin.Id));
            JsonNode app = read["apps"]!["apps"]![0]!;
            (app["recordCount"]!.GetValue<string>(), app["storageUsage"]!.GetValue<string>(), app["status"]!.GetValue<string>()).ShouldBe(("1", "5", "CHANGED"));
            read["spaces"]!["spaces"]!.AsArray().Count.ShouldBe(4);
            read["moved"].ShouldBeNull();
            read["deletedSpace"]!.GetValue<string>().ShouldBe("CB_VA01");
            read["left"]!.ToJsonString().ShouldBe("""["1"]""", "the app that had moved out stays");
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }
}
