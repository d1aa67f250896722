using System.Globalization;
using AppForge.Deploy.Kintone;
using NUnit.Framework;
using Shouldly;
using static AppForge.Deploy.Tests.Kintone.ScriptedTransport;

namespace AppForge.Deploy.Tests.Kintone;

[Parallelizable(ParallelScope.All)]
public sealed class KintoneApiTests
{
    private static TimeSpan Poll { get; } = TimeSpan.FromSeconds(2);

    [Test]
    public async Task Creating_an_app_tells_id_and_revision()
    {
        using var desk = new Desk(Ok("""{"app":"8","revision":"2"}"""));
        (await desk.Api.CreateAppAsync("公用車", 3, null, default)).ShouldBe(new CreatedApp(8, 2));
        SentRequest sent = desk.Transport.Sent.ShouldHaveSingleItem();
        (sent.Method, sent.Uri.AbsolutePath, sent.Body).ShouldBe(("POST", "/k/v1/preview/app.json", """{"name":"公用車","space":3}"""));
        desk.Budget.Snapshot().ShouldBe(new RequestCounts(0, 1, 0));
    }

    [Test]
    public async Task All_pages_of_apps_are_read_each_app_once()
    {
        using var desk = new Desk(Ok(Apps(1, 100)), Ok(Apps(100, 100)), Ok(Apps(200, 1)));
        IReadOnlyList<KintoneApp> apps = await desk.Api.GetAppsAsync(AppSearch.All, default);
        apps.Select(app => app.Id).ShouldBe(Enumerable.Range(1, 200).Select(i => (long)i));
        desk.Transport.Sent.Select(sent => sent.Uri.Query).ShouldBe(["?limit=100&offset=0", "?limit=100&offset=100", "?limit=100&offset=200"]);
    }

    [Test]
    public async Task A_server_that_repeats_its_first_page_does_not_hold_us()
    {
        using var desk = new Desk(Ok(Apps(1, 100)));
        (await desk.Api.GetAppsAsync(AppSearch.All, default)).Count.ShouldBe(100);
        desk.Transport.Sent.Count.ShouldBe(2);
    }

    [Test]
    public async Task Many_ids_are_asked_in_groups_of_a_hundred()
    {
        using var desk = new Desk(Ok(Apps(1, 99)), Ok(Apps(101, 50)));
        await desk.Api.GetAppsAsync(new AppSearch { Ids = [.. Enumerable.Range(1, 150).Select(i => (long)i)], Name = "車" }, default);
        desk.Transport.Sent.Count.ShouldBe(2);
        desk.Transport.Sent[1].Uri.Query.ShouldStartWith("?ids%5B0%5D=101&");
        desk.Transport.Sent[1].Uri.Query.ShouldContain("&name=%E8%BB%8A&");
    }

    [Test]
    public async Task One_app_is_read_with_who_and_when()
    {
        using var desk = new Desk(Ok(App(8)));
        (await desk.Api.GetAppAsync(8, default)).ShouldBe(new KintoneApp(
            8, "", "App 8", null, null, "user1", new DateTimeOffset(2026, 1, 2, 3, 4, 0, TimeSpan.Zero), "user2", new DateTimeOffset(2026, 2, 3, 4, 5, 0, TimeSpan.Zero)));
    }

    [TestCase(SettingsStage.Live, "/k/v1/app/form/fields.json?app=8")]
    [TestCase(SettingsStage.PreLive, "/k/v1/preview/app/form/fields.json?app=8")]
    public async Task Settings_are_read_from_the_stage_asked(SettingsStage stage, string path)
    {
        using var desk = new Desk(Ok("""{"properties":{},"revision":"5"}"""));
        (await desk.Api.GetSettingsAsync("app/form/fields", 8, stage, default)).GetProperty("revision").GetString().ShouldBe("5");
        desk.Transport.Sent.ShouldHaveSingleItem().Uri.PathAndQuery.ShouldBe(path);
    }

    [Test]
    public async Task Settings_are_written_pre_live_and_tell_the_new_revision()
    {
        using var desk = new Desk(Ok("""{"revision":"6"}"""));
        (await desk.Api.PutSettingsAsync("record/acl", 8, Desk.Json("""{"rights":[]}"""), 5, default)).ShouldBe(6);
        (await desk.Api.PostFieldsAsync(8, Desk.Json("""{"a":{"type":"NUMBER"}}"""), null, default)).ShouldBe(6);
        (desk.Transport.Sent[0].Method, desk.Transport.Sent[0].Uri.AbsolutePath, desk.Transport.Sent[0].Body)
            .ShouldBe(("PUT", "/k/v1/preview/record/acl.json", """{"app":8,"rights":[],"revision":5}"""));
        (desk.Transport.Sent[1].Method, desk.Transport.Sent[1].Uri.AbsolutePath, desk.Transport.Sent[1].Body)
            .ShouldBe(("POST", "/k/v1/preview/app/form/fields.json", """{"app":8,"properties":{"a":{"type":"NUMBER"}}}"""));
    }

    [Test]
    public async Task Fields_are_deleted_a_hundred_at_a_time_with_the_revision_moving_on()
    {
        using var desk = new Desk(Ok("""{"revision":"6"}"""), Ok("""{"revision":"7"}"""));
        string[] codes = [.. Enumerable.Range(0, 101).Select(i => string.Create(CultureInfo.InvariantCulture, $"f{i}"))];
        (await desk.Api.DeleteFieldsAsync(8, codes, 5, default)).ShouldBe(7);
        desk.Transport.Sent.Count.ShouldBe(2);
        desk.Transport.Sent[0].Uri.Query.ShouldEndWith("&fields%5B99%5D=f99&revision=5");
        (desk.Transport.Sent[1].Method, desk.Transport.Sent[1].Uri.PathAndQuery)
            .ShouldBe(("DELETE", "/k/v1/preview/app/form/fields.json?app=8&fields%5B0%5D=f100&revision=6"));
    }

    [Test]
    public async Task A_good_answer_without_a_revision_is_not_taken_for_one()
    {
        using var desk = new Desk(Ok("{}"));
        KintoneApiException failure = await Should.ThrowAsync<KintoneApiException>(() => desk.Api.PutSettingsAsync("app/views", 8, Desk.Json("{}"), 5, default));
        (failure.Kind, failure.MayHaveBeenCarriedOut).ShouldBe((KintoneErrorKind.Unexpected, true));
    }

    [Test]
    public async Task A_deploy_names_all_apps_in_one_call_and_is_waited_for()
    {
        using var desk = new Desk(Ok(), Status("PROCESSING", "PROCESSING"), Status("SUCCESS", "PROCESSING"), Status("SUCCESS", "SUCCESS"));
        await desk.Api.DeployAsync([new(9, null), new(8, 13)], revert: false, default);
        IReadOnlyList<AppDeployStatus> statuses = await desk.Api.WaitForDeployAsync([9, 8], Poll, default);
        statuses.ShouldBe([new(8, DeployStatus.Success), new(9, DeployStatus.Success)]);
        desk.Transport.Sent[0].Body.ShouldBe("""{"apps":[{"app":9},{"app":8,"revision":13}],"revert":false}""");
        desk.Transport.Sent[1].Uri.PathAndQuery.ShouldBe("/k/v1/preview/app/deploy.json?apps%5B0%5D=9&apps%5B1%5D=8");
        desk.Time.Jumps.ShouldBe([Poll, Poll, Poll]);
        desk.Budget.Snapshot().ShouldBe(new RequestCounts(3, 0, 1));
    }

    [TestCase("FAIL", "CANCEL", DeployStatus.Fail, DeployStatus.Cancel)]
    [TestCase("CANCEL", "FAIL", DeployStatus.Cancel, DeployStatus.Fail)]
    public async Task A_failed_deploy_tells_which_app_failed(string first, string second, DeployStatus eight, DeployStatus nine)
    {
        using var desk = new Desk(Status(first, second));
        (await desk.Api.WaitForDeployAsync([8, 9], Poll, default)).ShouldBe([new(8, eight), new(9, nine)]);
    }

    [Test]
    public async Task A_deploy_that_does_not_end_is_given_back_unfinished()
    {
        using var desk = new Desk(Status("PROCESSING", "SOMETHING_NEW"));
        IReadOnlyList<AppDeployStatus> statuses = await desk.Api.WaitForDeployAsync([8, 9], Poll, default);
        statuses.ShouldAllBe(app => app.Status == DeployStatus.Processing);
        desk.Transport.Sent.Count.ShouldBe((int)(KintoneApi.DeployTimeout / Poll));
    }

    [Test]
    public async Task Three_hundred_apps_are_asked_in_one_request_however_long()
    {
        using var desk = new Desk(Status("SUCCESS", "SUCCESS"));
        await desk.Api.GetDeployStatusAsync([.. Enumerable.Range(1000, 300).Select(i => (long)i)], default);
        desk.Transport.Sent.ShouldHaveSingleItem().Headers["X-HTTP-Method-Override"].ShouldBe("GET");
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => desk.Api.GetDeployStatusAsync([.. Enumerable.Range(1, 301).Select(i => (long)i)], default));
    }

    [Test]
    public async Task Counts_can_be_compared()
    {
        using var desk = new Desk(Ok("""{"revision":"6"}"""));
        RequestCounts before = desk.Budget.Snapshot();
        await desk.Api.PutSettingsAsync("app/views", 8, Desk.Json("{}"), 5, default);
        RequestCounts middle = desk.Budget.Snapshot();
        await desk.Api.GetSettingsAsync("app/views", 8, SettingsStage.Live, default);
        middle.Since(before).ShouldBe(new RequestCounts(0, 1, 0));
        desk.Budget.Snapshot().Since(middle).ShouldBe(new RequestCounts(1, 0, 0));
    }

    private static string Apps(int first, int count) => $$"""{"apps":[{{string.Join(',', Enumerable.Range(first, count).Select(App))}}]}""";

    private static string App(int id) =>
        $$$"""{"appId":"{{{id}}}","code":"","name":"App {{{id}}}","description":"","spaceId":null,"threadId":null,"createdAt":"2026-01-02T03:04:00.000Z","creator":{"code":"user1","name":"n"},"modifiedAt":"2026-02-03T04:05:00.000Z","modifier":{"code":"user2","name":"n"}}""";

    private static Step Status(string eight, string nine) => Ok($$"""{"apps":[{"app":"9","status":"{{nine}}"},{"app":"8","status":"{{eight}}"}]}""");
}
