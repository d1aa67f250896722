using System.Text.Json.Nodes;
using Shouldly;

namespace AppForge.Emulator.Tests.Platform;

/// <summary>What calls change of people, spaces and plug-ins lasts over a restart with the same directory given again.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class DirectoryStorageTests
{
    private static readonly EmulatorDirectory Given = new()
    {
        Users = [new EmulatorUser { Code = "sato", Password = "p" }, new EmulatorUser { Code = "suzuki", Password = "p" }],
        Groups = [new EmulatorGroup("g", "班")],
        Spaces = [new EmulatorSpace(1, "庁内", 1, false)],
    };

    [Test]
    public async Task It_is_there_after_a_restart_with_the_same_ids()
    {
        string folder = Directory.CreateTempSubdirectory("appforge-directory-").FullName;
        try
        {
            EmulatorOptions options = new() { DataSource = Path.Combine(folder, "data.sqlite"), Directory = Given, DeployDuration = TimeSpan.Zero };
            string[] ids;
            long app;
            await using (EmulatorHost host = await EmulatorHost.StartAsync(options, CancellationToken.None))
            {
                using Kintone admin = new(host);
                (await admin.PostAsync("/v1/users.json", """{"users":[{"code":"tanaka","password":"p","name":"田中","phone":"1"}]}""")).Ok();
                (await admin.DeleteAsync("/v1/users.json", "codes[0]=suzuki")).Ok();
                (await admin.PutAsync("/v1/users/codes.json", """{"codes":[{"currentCode":"sato","newCode":"sato2"}]}""")).Ok();
                (await admin.PutAsync("/v1/user/groups.json", """{"code":"tanaka","groups":["g"]}""")).Ok();
                (await admin.PutAsync("space", """{"id":1,"name":"全庁"}""")).Ok();
                (await admin.PostAsync("space", """{"name":"新しい"}""")).Ok();
                app = await admin.CreateAppAsync();
                (await admin.PutAsync("preview/app/acl", $$"""{"app":{{app}},"rights":[{"entity":{"type":"USER","code":"tanaka"},"recordViewable":true}]}""")).Ok();
                (await admin.DeleteAsync("/v1/groups.json", "codes[0]=g")).Ok();
                ids = await IdsAsync(admin);
            }

            // The file may name more than it did: nobody's id changes.
            EmulatorDirectory more = Given with { Users = [new EmulatorUser { Code = "abe", Password = "p" }, .. Given.Users] };
            await using (EmulatorHost host = await EmulatorHost.StartAsync(options with { Directory = more }, CancellationToken.None))
            {
                using Kintone admin = new(host);
                string[] now = await IdsAsync(admin);
                now.Take(ids.Length).ShouldBe(ids);
                now.Length.ShouldBe(ids.Length + 1);
                ids.Select(i => i.Split('=')[0]).ShouldBe(["sato2", "Administrator", "tanaka"], ignoreOrder: true);
                (await admin.GetAsync("/v1/groups.json?codes[0]=g")).Invalid("codes[0]");
                (await admin.GetAsync("space", "id=1")).Ok()["name"]!.GetValue<string>().ShouldBe("全庁");
                (await admin.GetAsync("space", "id=2")).Ok()["name"]!.GetValue<string>().ShouldBe("新しい");
                (await admin.GetAsync("preview/app/acl", $"app={app}")).Ok()["rights"]![0]!["entity"]!["code"]!.GetValue<string>().ShouldBe("tanaka");
                using Kintone tanaka = new(host, "tanaka", "p");
                (await tanaka.GetAsync("apps")).Ok();
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string[]> IdsAsync(Kintone admin)
    {
        JsonArray users = (await admin.GetAsync("/v1/users.json")).Ok()["users"]!.AsArray();
        return [.. users.Select(u => $"{u!["code"]}={u["id"]}")];
    }
}
