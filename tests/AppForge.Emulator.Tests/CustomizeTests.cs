using System.Text.Json.Nodes;
using Shouldly;

namespace AppForge.Emulator.Tests;

/// <summary>settings.md, 8 and 9: JavaScript and CSS, plug-ins, the administrators' memo.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class CustomizeTests : AreaTest
{
    private const string Plugin = "abcdefghijklmnopabcdefghijklmnop";

    [Test]
    public async Task Trap_37_keys_of_files_differ_by_side_and_get_and_the_pre_live_one_keeps_the_file()
    {
        string upload = await Admin.UploadAsync("a.js", "text/javascript", [1, 2, 3]);
        Guid.TryParseExact(upload, "D", out _).ShouldBeTrue(upload);
        (await PutAsync("app/customize", $$""" "scope":"ADMIN","desktop":{"js":[{"type":"URL","url":"https://example.com/x.js"},{{Entry(upload)}}]} """)).Ok();
        await Admin.DeployAsync(App);
        JsonObject preview = await ReadAsync("app/customize");
        JsonNode file = FileOf(preview);
        (file["name"]!.GetValue<string>(), file["contentType"]!.GetValue<string>(), file["size"]!.GetValue<string>()).ShouldBe(("a.js", "text/javascript", "3"));
        string[] keys = [upload, KeyOf(preview), KeyOf(await ReadAsync("app/customize")), KeyOf(await ReadAsync("app/customize", ""))];
        keys.Distinct().Count().ShouldBe(4);
        foreach (string key in keys[1..])
        {
            (await Admin.DownloadAsync(key)).ShouldBe([1, 2, 3]);
        }

        (await PutAsync("app/customize", $$""" "mobile":{"css":[{{Entry(keys[3])}}]} """)).Refused(404, "GAIA_BL01");
        (await PutAsync("app/customize", $$""" "mobile":{"css":[{{Entry(keys[1])}}]} """)).Ok();
        JsonObject after = await ReadAsync("app/customize");
        (after["scope"]!.GetValue<string>(), after["desktop"]!["js"]!.AsArray().Count).ShouldBe(("ADMIN", 2));
        (await Admin.DownloadAsync(after["mobile"]!["css"]![0]!["file"]!["fileKey"]!.GetValue<string>())).ShouldBe([1, 2, 3]);
        (await PutAsync("app/customize", """ "desktop":{"js":[]} """)).Ok();
        (await Admin.DownloadAsync(KeyOf(await ReadAsync("app/customize", "")))).ShouldBe([1, 2, 3]);
    }

    [TestCase(""" "scope":"SOME" """, "scope")]
    [TestCase(""" "desktop":{"js":[{"type":"URL","url":"http://example.com/x.js"}]} """, "desktop.js[0].url")]
    [TestCase(""" "desktop":{"js":[{"type":"URL"}]} """, "desktop.js[0].url")]
    [TestCase(""" "mobile":{"css":[{"type":"FILE"}]} """, "mobile.css[0].file")]
    [TestCase(""" "mobile":{"css":[{"type":"FILE","file":{}}]} """, "mobile.css[0].file.fileKey")]
    [TestCase(""" "mobile":{"css":[{}]} """, "mobile.css[0].type")]
    public async Task Customization_that_cannot_be(string more, string path) => (await PutAsync("app/customize", more)).Invalid(path);

    [Test]
    public async Task A_list_has_30_entries_at_most_and_files_are_known()
    {
        string entries = string.Join(',', Enumerable.Repeat("""{"type":"URL","url":"https://example.com/x.js"}""", 31));
        (await PutAsync("app/customize", $$""" "desktop":{"js":[{{entries}}]} """)).Invalid("desktop.js");
        (await PutAsync("app/customize", $$""" "desktop":{"js":[{{Entry("nothing")}}]} """)).Refused(404, "GAIA_BL01");
    }

    [Test]
    public async Task Trap_12_customization_refuses_api_tokens()
    {
        await Admin.DeployAsync(App);
        Kintone token = WithToken(Host.GenerateApiToken(App, AppRights.All));
        (await token.GetAsync("preview/app/customize", $"app={App}")).Refused(403, "GAIA_NO01");
        (await token.PutAsync("preview/app/customize", new { app = App, scope = "ALL" })).Refused(403, "GAIA_NO01");
        (await token.GetAsync("preview/app/adminNotes", $"app={App}")).Ok();
        (await token.PostAsync("preview/app/plugins", new { app = App, ids = new[] { Plugin } })).Ok();
    }

    [Test]
    public async Task Plugins_are_added_at_the_end_and_enabled()
    {
        (await PostAsync($"\"{Plugin}\"")).Ok();
        (await ReadAsync("app/plugins"))["plugins"]!.ToJsonString().ShouldBe(JsonNode.Parse($$"""[{"id":"{{Plugin}}","enabled":true,"name":"帳票"}]""")!.ToJsonString());
        (await PostAsync($"\"{Plugin}\"")).Invalid("ids[0]");
        (await PostAsync("\"x\"")).Invalid("ids[0]");
        (await Admin.GetAsync("preview/app/plugins", $"app={App}&lang=JA")).Ok();
        (await Admin.GetAsync("preview/app/plugins", $"app={App}&lang=ja")).Invalid("lang");
        (await Admin.DeleteAsync("preview/app/plugins", $"app={App}&ids[0]={Plugin}")).Status.ShouldBe(405);

        Task<Reply> PostAsync(string ids) => Admin.PostAsync("preview/app/plugins", $$"""{"app":{{App}},"ids":[{{ids}}]}""");
    }

    [Test]
    public async Task The_memo_is_patched_and_read_by_managers_only()
    {
        (await PutAsync("app/adminNotes", """ "content":"<b>注意</b>" """)).Ok();
        (await PutAsync("app/adminNotes", """ "includeInTemplateAndDuplicates":"true" """)).Ok();
        JsonObject notes = await ReadAsync("app/adminNotes");
        (notes["content"]!.GetValue<string>(), notes["includeInTemplateAndDuplicates"]!.GetValue<bool>()).ShouldBe(("<b>注意</b>", true));
        (await PutAsync("app/adminNotes", $"\"content\":\"{new string('a', 10001)}\"")).Invalid("content");
        await Admin.DeployAsync(App);
        (await As("sato").GetAsync("app/adminNotes", $"app={App}")).Refused(403, "CB_NO02");
        (await As("sato").GetAsync("app/notifications/general", $"app={App}")).Refused(403, "CB_NO02");
        (await As("sato").GetAsync("app/reports", $"app={App}")).Ok();
    }

    private static string Entry(string key) => $$"""{"type":"FILE","file":{"fileKey":"{{key}}"} }""";

    private static JsonNode FileOf(JsonObject customize) => customize["desktop"]!["js"]![1]!["file"]!;

    private static string KeyOf(JsonObject customize) => FileOf(customize)["fileKey"]!.GetValue<string>();
}
