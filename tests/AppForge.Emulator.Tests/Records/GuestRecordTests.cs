using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;

namespace AppForge.Emulator.Tests.Records;

/// <summary>records.md, 1 and 3: guests have codes of their own in records, and the records of a guest space name its members only.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class GuestRecordTests : RecordTest
{
    private const string Guest = "guest@example.com";
    private const string Home = "/k/guest/2/v1/";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Test]
    public async Task A_guest_is_named_by_a_code_of_its_own()
    {
        long app = await CreateInGuestSpaceAsync();
        Kintone guest = As(Guest, "guest");
        (await guest.PostAsync(Home + "record.json", new { app, record = Values(("担当", new[] { new { code = "guest/" + Guest } })) })).Ok();
        JsonObject record = (await guest.GetAsync(Home + "record.json", $"app={app}&id=1")).Ok()["record"]!.AsObject();
        string person = $$"""{"code":"guest/{{Guest}}","name":"客"}""";
        record["作成者"]!["value"]!.ToJsonString(Plain).ShouldBe(person);
        record["更新者"]!["value"]!.ToJsonString(Plain).ShouldBe(person);
        record["担当"]!["value"]!.ToJsonString(Plain).ShouldBe($"[{person}]");
        (await CountAsync(guest, app, "作成者 in (LOGINUSER()) and 担当 in (LOGINUSER())")).ShouldBe(1);
        (await CountAsync(Admin, app, $"作成者 in (\"guest/{Guest}\")")).ShouldBe(1);
        (await CountAsync(Admin, app, "作成者 in (LOGINUSER())")).ShouldBe(0);
        object comment = new { app, record = 1, comment = new { text = "はい", mentions = new[] { new { code = "guest/" + Guest, type = "USER" } } } };
        (await guest.PostAsync(Home + "record/comment.json", comment)).Ok();
        JsonNode written = (await Admin.GetAsync(Home + "record/comments.json", $"app={app}&record=1")).Ok()["comments"]![0]!;
        written["creator"]!.ToJsonString(Plain).ShouldBe(person);
        written["text"]!.GetValue<string>().ShouldBe("@客 \nはい ");
        (await guest.DeleteAsync(Home + "record/comment.json", $"app={app}&record=1&comment=1")).Ok();
    }

    [Test]
    public async Task Records_of_a_guest_space_name_its_members_only_and_others_no_guests()
    {
        long app = await CreateInGuestSpaceAsync();
        (await ChooseAsync(Home + "record.json", app, "suzuki")).Refused(400, "GAIA_IL26");
        (await ChooseAsync(Home + "record.json", app, Guest)).Refused(400, "GAIA_IL26");
        (await ChooseAsync(Home + "record.json", app, "sato")).Ok();
        long outside = await CreateAsync(("担当", Field("USER_SELECT", "担当")));
        (await ChooseAsync("record", outside, "guest/" + Guest)).Refused(400, "GAIA_IL26");
        (await ChooseAsync("record", outside, "suzuki")).Ok();
    }

    [Test]
    public async Task A_guest_moves_on_what_is_assigned_to_him()
    {
        long app = await CreateInGuestSpaceAsync();
        (await Admin.PutAsync(Home + "preview/app/status.json", new
        {
            app,
            enable = true,
            states = new Dictionary<string, object>
            {
                ["申請前"] = new { name = "申請前", index = 0 },
                ["完了"] = new { name = "完了", index = 1, assignee = new { type = "ONE", entities = Array.Empty<object>() } },
            },
            actions = new[] { new { name = "申請", from = "申請前", to = "完了", filterCond = "" } },
        })).Ok();
        await DeployAsync(app);
        Kintone guest = As(Guest, "guest");
        (await guest.PostAsync(Home + "record.json", new { app })).Ok();
        (await Admin.PutAsync(Home + "record/status.json", new { app, id = 1, action = "申請" })).Refused(403, "GAIA_NT01");
        (await guest.PutAsync(Home + "record/status.json", new { app, id = 1, action = "申請" })).Ok();
        (await Admin.PutAsync(Home + "record/assignees.json", new { app, id = 1, assignees = new[] { "guest/" + Guest } })).Ok();
        (await CountAsync(guest, app, "作業者 in (LOGINUSER())")).ShouldBe(1);
    }

    private static async Task<int> CountAsync(Kintone caller, long app, string query) =>
        (await caller.GetAsync(Home + "records.json", $"app={app}&query={Uri.EscapeDataString(query)}")).Ok()["records"]!.AsArray().Count;

    private Task<Reply> ChooseAsync(string resource, long app, string code) =>
        Admin.PostAsync(resource, new { app, record = Values(("担当", new[] { new { code } })) });

    private async Task<long> CreateInGuestSpaceAsync()
    {
        (await Admin.PostAsync("guests", new { guests = new[] { new { code = Guest, name = "客", password = "guest", timezone = "Asia/Tokyo" } } })).Ok();
        (await Admin.PutAsync(Home + "space/guests.json", new { id = 2, guests = new[] { Guest } })).Ok();
        (await Admin.PutAsync(Home + "space/members.json", new
        {
            id = 2,
            members = new[] { new { entity = new { type = "USER", code = "Administrator" }, isAdmin = true }, new { entity = new { type = "USER", code = "sato" }, isAdmin = false } },
        })).Ok();
        long app = long.Parse((await Admin.PostAsync(Home + "preview/app.json", new { name = "客", space = 2 })).Ok()["app"]!.GetValue<string>());
        (await Admin.PostAsync(Home + "preview/app/form/fields.json", new { app, properties = Fields(("担当", Field("USER_SELECT", "担当"))) })).Ok();
        await DeployAsync(app);
        return app;
    }

    private async Task DeployAsync(long app)
    {
        (await Admin.PostAsync(Home + "preview/app/deploy.json", new { apps = new[] { new { app } } })).Ok();
        for (int attempt = 0; attempt < 500; attempt++)
        {
            if ((await Admin.GetAsync(Home + "preview/app/deploy.json", $"apps[0]={app}")).Ok()["apps"]![0]!["status"]!.GetValue<string>() == "SUCCESS")
            {
                return;
            }

            await Task.Delay(10);
        }

        throw new TimeoutException("The deploy does not end.");
    }
}
