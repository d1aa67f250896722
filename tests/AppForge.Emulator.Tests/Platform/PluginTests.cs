using System.Text.Json.Nodes;
using Shouldly;

namespace AppForge.Emulator.Tests.Platform;

/// <summary>users-and-orgs.md, C: the plug-ins of the system, and what apps have of them.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class PluginTests : PlatformTest
{
    private const string Given = "abcdefghijklmnopabcdefghijklmnop";

    [Test]
    public async Task A_plug_in_is_installed_added_updated_and_taken_out()
    {
        using PluginFile file = new();
        JsonObject installed = (await InstallAsync(file.Pack(PluginFile.Manifest("1")))).Ok();
        (installed["id"]!.GetValue<string>(), installed["version"]!.GetValue<string>()).ShouldBe((file.Id, "1"));
        JsonArray plugins = (await Admin.GetAsync("plugins")).Ok()["plugins"]!.AsArray();
        plugins.Select(p => p!["id"]!.GetValue<string>()).ShouldBe([file.Id, Given], "the newest comes first");
        plugins[0]!.ToJsonString().ShouldBe(new JsonObject
        {
            ["id"] = file.Id,
            ["name"] = "帳票",
            ["description"] = "prints",
            ["version"] = "1",
            ["isMarketPlugin"] = false,
        }.ToJsonString());

        long app = await Admin.CreateDeployedAppAsync("使う");
        (await Admin.PostAsync("preview/app/plugins", new { app, ids = new[] { file.Id } })).Ok();
        (await Admin.GetAsync("plugin/apps", $"id={file.Id}")).Ok()["apps"]!.AsArray().Select(a => ((string?)a!["id"], (string?)a["name"])).ShouldBe([($"{app}", "使う")]);
        (await InstallAsync(file.Pack(PluginFile.Manifest("2")))).Invalid("fileKey");
        string next = await Admin.UploadAsync("plugin.zip", "application/zip", file.Pack(PluginFile.Manifest("\"2.1.0\"", "新帳票")));
        (await Admin.PutAsync("plugin", new { id = file.Id, fileKey = next })).Ok()["version"]!.GetValue<string>().ShouldBe("2.1.0");
        (await Admin.GetAsync("preview/app/plugins", $"app={app}")).Ok()["plugins"]![0]!["name"]!.GetValue<string>().ShouldBe("新帳票");

        (await Admin.GetAsync("plugins/required")).Ok()["plugins"]!.AsArray().ShouldBeEmpty();
        (await Admin.DeleteAsync("/k/v1/plugin.json", $"id={file.Id}")).Text.ShouldBe("{}");
        (await Admin.GetAsync("plugins")).Ok()["plugins"]!.AsArray().Count.ShouldBe(1);
        (await Admin.GetAsync("plugins/required")).Ok()["plugins"]![0]!["name"]!.GetValue<string>().ShouldBe("新帳票");
        (await Admin.GetAsync("preview/app/plugins", $"app={app}")).Ok()["plugins"]![0]!["id"]!.GetValue<string>().ShouldBe(file.Id, "an app keeps what it has");
        long other = await Admin.CreateAppAsync();
        (await Admin.PostAsync("preview/app/plugins", new { app = other, ids = new[] { file.Id } })).Invalid("ids[0]");
        (await Admin.DeleteAsync("/k/v1/plugin.json", $"id={file.Id}")).Invalid("id");
        (await InstallAsync(file.Pack(PluginFile.Manifest("3")))).Ok();
        (await Admin.GetAsync("plugins/required")).Ok()["plugins"]!.AsArray().ShouldBeEmpty();
    }

    [Test]
    public async Task What_is_no_plug_in_or_another_one_is_refused()
    {
        using PluginFile file = new();
        using PluginFile another = new();
        (await InstallAsync([1, 2, 3])).Invalid("fileKey");
        (await InstallAsync(file.Pack(PluginFile.Manifest("1"), isTampered: true))).Invalid("fileKey");
        (await InstallAsync(file.Pack("{}"))).Invalid("fileKey");
        (await InstallAsync(file.Pack("""{"name":{"ja":"a","ja":"b"},"version":1,"manifest_version":1}"""))).Invalid("fileKey");
        (await InstallAsync(another.Pack("""{"name":{"en":"a"},"description":"text","version":1,"manifest_version":1}"""))).Ok();
        (await Admin.DeleteAsync("/k/v1/plugin.json", $"id={another.Id}")).Ok();
        (await Admin.PostAsync("plugin", """{"fileKey":"nothing"}""")).Refused(404, "GAIA_BL01");
        (await InstallAsync(file.Pack(PluginFile.Manifest("1")))).Ok();
        string key = await Admin.UploadAsync("plugin.zip", "application/zip", another.Pack(PluginFile.Manifest("2")));
        (await Admin.PutAsync("plugin", new { id = file.Id, fileKey = key })).Invalid("fileKey");
        (await Admin.PutAsync("plugin", new { id = another.Id, fileKey = key })).Invalid("id");
    }

    [Test]
    public async Task Lists_have_pages_and_are_for_administrators()
    {
        (await Admin.GetAsync("plugins", $"ids[0]={Given}&limit=1")).Ok()["plugins"]!.AsArray().Count.ShouldBe(1);
        (await Admin.GetAsync("plugins", "offset=1")).Ok()["plugins"]!.AsArray().ShouldBeEmpty();
        (await Admin.GetAsync("plugins", "limit=101")).Invalid("limit");
        (await Admin.GetAsync("plugin/apps", $"id={Given}&limit=501")).Invalid("limit");
        (await Admin.GetAsync("plugin/apps", "id=x")).Invalid("id");
        (await As("sato").GetAsync("plugins")).Refused(403, "CB_NO02");
        (await As("sato").DeleteAsync("/k/v1/plugin.json", $"id={Given}")).Refused(403, "CB_NO02");
        (await Admin.GetAsync("/k/guest/2/v1/plugins.json")).Status.ShouldBe(404);
    }

    private async Task<Reply> InstallAsync(byte[] package) =>
        await Admin.PostAsync("plugin", new { fileKey = await Admin.UploadAsync("plugin.zip", "application/zip", package) });
}
