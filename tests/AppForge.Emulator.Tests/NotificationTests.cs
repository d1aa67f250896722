using System.Text.Json.Nodes;
using Shouldly;

namespace AppForge.Emulator.Tests;

/// <summary>settings.md, 5: the three kinds of notification.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class NotificationTests : AreaTest
{
    private const string Sato = """{"type":"USER","code":"sato"}""";
    private const string Timing = """ "timing":{"code":"日付","daysLater":1,"time":"09:00"},"targets":[] """;

    [Test]
    public async Task A_new_app_tells_the_creator_of_comments_and_states()
    {
        JsonObject general = await ReadAsync("app/notifications/general");
        general["notifyToCommenter"]!.GetValue<bool>().ShouldBeTrue();
        general["notifications"]![0]!["entity"]!.ToJsonString().ShouldBe(JsonNode.Parse("""{"type":"FIELD_ENTITY","code":"作成者"}""")!.ToJsonString());
        (await ReadAsync("app/notifications/perRecord"))["notifications"]!.AsArray().ShouldBeEmpty();
        (await ReadAsync("app/notifications/reminder"))["timezone"].ShouldBeNull();
    }

    [Test]
    public async Task General_notifications_are_replaced_only_when_sent()
    {
        (await PutAsync("app/notifications/general", $$""" "notifications":[{"entity":{{Sato}},"recordAdded":"true"}] """)).Ok();
        (await PutAsync("app/notifications/general", """ "notifyToCommenter":false """)).Ok();
        JsonObject general = await ReadAsync("app/notifications/general");
        general["notifyToCommenter"]!.GetValue<bool>().ShouldBeFalse();
        general["notifications"]!.ToJsonString().ShouldBe(
            $$"""[{"entity":{{Sato}},"includeSubs":false,"recordAdded":true,"recordEdited":false,"commentAdded":false,"statusChanged":false,"fileImported":false}]""");
        (await PutAsync("app/notifications/general", """ "notifications":[] """)).Ok();
        (await ReadAsync("app/notifications/general"))["notifications"]!.AsArray().ShouldBeEmpty();
    }

    [Test]
    public async Task Per_record_notifications_are_replaced_whole()
    {
        (await PutAsync("app/notifications/perRecord", $$"""
            "notifications":[{"filterCond":"件名 = \"a\"","targets":[{"entity":{{Sato}} },{"entity":{"type":"FIELD_ENTITY","code":"担当"} }]},{"filterCond":"","title":"題","targets":[]}]
            """)).Ok();
        JsonArray rows = (await ReadAsync("app/notifications/perRecord"))["notifications"]!.AsArray();
        (rows[0]!["title"]!.GetValue<string>(), rows[1]!["title"]!.GetValue<string>()).ShouldBe(("", "題"));
        rows[0]!["targets"]![0]!.ToJsonString().ShouldBe($$"""{"entity":{{Sato}},"includeSubs":false}""");
        (await PutAsync("app/notifications/perRecord", """ "notifications":[] """)).Ok();
        (await PutAsync("app/notifications/perRecord", """ "revision":-1 """)).Invalid("notifications");
    }

    [Test]
    public async Task Reminders_answer_numbers_as_texts_and_take_the_callers_time_zone_first()
    {
        (await PutAsync("app/notifications/reminder", $$""" "notifications":[{{{Timing}} },{"timing":{"code":"更新日時","daysLater":"-2","hoursLater":3},"filterCond":null,"title":"再","targets":[{"entity":{{Sato}} }]}] """)).Ok();
        JsonObject reminder = await ReadAsync("app/notifications/reminder");
        reminder["timezone"]!.GetValue<string>().ShouldBe("Asia/Tokyo");
        JsonArray rows = reminder["notifications"]!.AsArray();
        rows[0]!["timing"]!.ToJsonString().ShouldBe(JsonNode.Parse("""{"code":"日付","daysLater":"1","time":"09:00"}""")!.ToJsonString());
        rows[1]!["timing"]!.ToJsonString().ShouldBe(JsonNode.Parse("""{"code":"更新日時","daysLater":"-2","hoursLater":"3"}""")!.ToJsonString());
        (await PutAsync("app/notifications/reminder", """ "timezone":"Europe/Paris" """)).Ok();
        reminder = await ReadAsync("app/notifications/reminder");
        (reminder["timezone"]!.GetValue<string>(), reminder["notifications"]!.AsArray().Count).ShouldBe(("Europe/Paris", 2));
    }

    [TestCase("general", """[{"recordAdded":true}]""", "notifications[0].entity")]
    [TestCase("general", """[{"entity":{"type":"USER","code":"gone"}}]""", "notifications[0].entity.code")]
    [TestCase("general", """[{"entity":{"type":"FIELD_ENTITY","code":"件名"}}]""", "notifications[0].entity.code")]
    [TestCase("general", """[{"entity":{"type":"CREATOR"}}]""", "notifications[0].entity.type")]
    [TestCase("perRecord", """[{"targets":[]}]""", "notifications[0].filterCond")]
    [TestCase("perRecord", """[{"filterCond":""}]""", "notifications[0].targets")]
    [TestCase("perRecord", """[{"filterCond":"件名 =","targets":[]}]""", "notifications[0].filterCond")]
    [TestCase("reminder", """[{"targets":[]}]""", "notifications[0].timing")]
    [TestCase("reminder", """[{"timing":{"code":"件名","daysLater":1,"time":"09:00"},"targets":[]}]""", "notifications[0].timing.code")]
    [TestCase("reminder", """[{"timing":{"code":"日付","daysLater":10001,"time":"09:00"},"targets":[]}]""", "notifications[0].timing.daysLater")]
    [TestCase("reminder", """[{"timing":{"code":"日付","daysLater":1,"time":"09:05"},"targets":[]}]""", "notifications[0].timing.time")]
    [TestCase("reminder", """[{"timing":{"code":"日付","daysLater":1},"targets":[]}]""", "notifications[0].timing.time")]
    [TestCase("reminder", """[{"timing":{"code":"日付","daysLater":1,"time":"09:00","hoursLater":1},"targets":[]}]""", "notifications[0].timing.time")]
    public async Task Notifications_that_cannot_be(string kind, string rows, string path) =>
        (await PutAsync("app/notifications/" + kind, $"\"notifications\":{rows}")).Invalid(path);

    [Test]
    public async Task Titles_and_time_zones_have_limits()
    {
        string title = new('a', 101);
        (await PutAsync("app/notifications/perRecord", $$""" "notifications":[{"filterCond":"","title":"{{title}}","targets":[]}] """)).Invalid("notifications[0].title");
        (await PutAsync("app/notifications/reminder", $$""" "notifications":[{"title":"{{title}}",{{Timing}} }] """)).Invalid("notifications[0].title");
        (await PutAsync("app/notifications/reminder", """ "timezone":"Asia/Nowhere" """)).Invalid("timezone");
    }

    [TestCase("general", """[{"entity":{"type":"FIELD_ENTITY","code":"なし"}}]""", "GAIA_FC01")]
    [TestCase("reminder", """[{"timing":{"code":"なし","daysLater":1,"time":"09:00"},"targets":[]}]""", "GAIA_FC01")]
    [TestCase("reminder", """[{"filterCond":"なし = 1","timing":{"code":"日付","daysLater":1,"time":"09:00"},"targets":[]}]""", "GAIA_IQ11")]
    public async Task Unknown_fields_are_refused(string kind, string rows, string code) =>
        (await PutAsync("app/notifications/" + kind, $"\"notifications\":{rows}")).Refused(400, code);

    [Test]
    public async Task Notifications_follow_renamed_fields_and_lose_deleted_ones()
    {
        (await PutAsync("app/notifications/perRecord", """ "notifications":[{"filterCond":"件名 = \"件名\"","targets":[{"entity":{"type":"FIELD_ENTITY","code":"担当"}}]}] """)).Ok();
        (await PutAsync("app/notifications/reminder", $$""" "notifications":[{{{Timing}} }] """)).Ok();
        (await PutAsync("app/form/fields", """ "properties":{"件名":{"type":"SINGLE_LINE_TEXT","code":"題"},"担当":{"type":"USER_SELECT","code":"係"},"日付":{"type":"DATE","code":"期限"}} """)).Ok();
        JsonNode row = (await ReadAsync("app/notifications/perRecord"))["notifications"]![0]!;
        row["filterCond"]!.GetValue<string>().ShouldBe("題 = \"件名\"");
        row["targets"]![0]!["entity"]!["code"]!.GetValue<string>().ShouldBe("係");
        (await ReadAsync("app/notifications/reminder"))["notifications"]![0]!["timing"]!["code"]!.GetValue<string>().ShouldBe("期限");
        (await Admin.DeleteAsync("preview/app/form/fields", $"app={App}&fields[0]=係&fields[1]=期限")).Ok();
        (await ReadAsync("app/notifications/perRecord"))["notifications"]![0]!["targets"]!.AsArray().ShouldBeEmpty();
        (await ReadAsync("app/notifications/reminder"))["notifications"]!.AsArray().ShouldBeEmpty();
    }
}
