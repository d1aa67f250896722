using AppForge.Emulator.Http;
using AppForge.Testing;
using Shouldly;

namespace AppForge.Emulator.Tests.Platform;

/// <summary>behaviour.md, trap 43: who is let in how.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class TokenlessTests : PlatformTest
{
    [TestCase("POST", "app/move")]
    [TestCase("GET", "space")]
    [TestCase("PUT", "space")]
    [TestCase("DELETE", "space")]
    [TestCase("PUT", "space/body")]
    [TestCase("PUT", "space/members")]
    [TestCase("POST", "space/thread")]
    [TestCase("POST", "space/thread/comment")]
    [TestCase("POST", "template/space")]
    [TestCase("POST", "guests")]
    [TestCase("DELETE", "guests")]
    [TestCase("GET", "plugins")]
    [TestCase("POST", "plugin")]
    [TestCase("GET", "apps/statistics")]
    [TestCase("GET", "spaces/statistics")]
    public async Task Trap_43_what_is_around_apps_takes_no_token(string method, string resource)
    {
        long app = await Admin.CreateDeployedAppAsync();
        string? body = method is "GET" or "DELETE" ? null : "{}";
        Reply reply = await WithToken(Host.GenerateApiToken(app, AppRights.All)).SendAsync(method, $"/k/v1/{resource}.json", body);
        reply.Refused(403, "GAIA_NO01");
    }

    [TestCase("app/plugins")]
    [TestCase("app/adminNotes")]
    public async Task Trap_43_plug_ins_and_memo_of_an_app_take_one(string resource)
    {
        long app = await Admin.CreateDeployedAppAsync();
        (await WithToken(Host.GenerateApiToken(app, AppRights.All)).GetAsync(resource, $"app={app}")).Ok();
    }

    [Test]
    public void Trap_43_every_call_lets_tokens_in_where_the_reference_does()
    {
        Dictionary<string, string[]> reference = File.ReadLines(Shared.Of("kintone/endpoints.tsv")).Skip(1).Where(l => l.Length > 0).Select(l => l.Split('\t'))
            .ToDictionary(c => $"{c[0]} {c[1]}", c => c[4].Split(','));
        foreach (ApiOperation operation in EndpointTable.All.Where(o => !o.IsOpen))
        {
            string path = operation.IsUserApi ? $"{operation.Resource}.json" : $"/k/v1/{operation.Resource}.json";
            string[] kinds = reference[$"{operation.Method} {path}"];
            operation.AllowsTokens.ShouldBe(kinds.Any(k => k.StartsWith("token", StringComparison.Ordinal)), $"{operation.Method} {path}");
        }
    }
}
