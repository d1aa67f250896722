using System.Text.Json.Nodes;
using Shouldly;

namespace AppForge.Emulator.Tests.Records;

/// <summary>records.md, 5 to 8: lookups, process management, comments, cursors, several calls as one.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RecordCallTests : RecordTest
{
    private readonly Clock _clock = new();

    internal override EmulatorOptions Options => base.Options with { TimeProvider = _clock };

    [Test]
    public async Task Trap_30_a_lookup_copies_and_what_is_sent_for_its_targets_is_passed_over()
    {
        (long master, long app) = await CreateLookupAsync(unique: true);
        await AddAsync(master, ("番号", "a"), ("名", "甲"), ("数", 5));
        long id = await AddAsync(app, ("番号", "a"), ("名", "送信値"));
        (await ValueAsync(app, id, "名")).ShouldBe("\"甲\"");
        (await ValueAsync(app, id, "数")).ShouldBe("\"5\"");
        (await ValueAsync(app, id, "倍")).ShouldBe("\"10\"");
        (await PutAsync(master, 1, ("名", "乙"))).Ok();
        (await PutAsync(app, id, ("名", "送信値"), ("注", "x"))).Ok();
        (await ValueAsync(app, id, "名")).ShouldBe("\"甲\"", "changes of the master are not propagated");
        (await PutAsync(app, id, ("番号", "a"))).Ok();
        (await ValueAsync(app, id, "名")).ShouldBe("\"乙\"", "the same key again copies again");
        (await PutAsync(app, id, ("番号", ""))).Ok();
        (await ValueAsync(app, id, "名")).ShouldBe("\"\"");
        Reply reply = await PostAsync(app, ("番号", "ない"));
        reply.Refused(400, "GAIA_LO04");
        reply.Message.ShouldContain("フィールド「番号」の値「ない」が、ルックアップの参照先のフィールドにないか");
        reply.Json.ContainsKey("errors").ShouldBeFalse();
    }

    [Test]
    public async Task Trap_32_a_copied_number_is_rounded_as_the_app_rounds()
    {
        (long master, long app) = await CreateLookupAsync(unique: true);
        (await Admin.PutAsync("preview/app/settings", new { app = master, numberPrecision = new { digits = 20, decimalPlaces = 8, roundingMode = "HALF_EVEN" } })).Ok();
        await Admin.DeployAsync(master);
        await AddAsync(master, ("番号", "a"), ("数", "1.23456789"));
        (await ValueAsync(master, 1, "数")).ShouldBe("\"1.23456789\"");
        long id = await AddAsync(app, ("番号", "a"));
        (await ValueAsync(app, id, "数")).ShouldBe("\"1.2346\"");
        (await FindAsync(app, "数 = 1.2346")).ShouldBe([id]);
    }

    [Test]
    public async Task A_lookup_needs_a_unique_key_and_the_right_to_see_the_master()
    {
        (long master, long app) = await CreateLookupAsync(unique: false);
        await AddAsync(master, ("番号", "a"));
        (await PostAsync(app, ("番号", "a"))).Refused(400, "GAIA_LO03");
        (long seen, long other) = await CreateLookupAsync(unique: true);
        await AddAsync(seen, ("番号", "a"));
        string one = Host.GenerateApiToken(other, AppRights.Add);
        object body = new { app = other, record = Values(("番号", "a")) };
        (await WithToken(one).PostAsync("record", body)).Refused(400, "GAIA_LO04");
        (await WithToken(one + "," + Host.GenerateApiToken(seen, AppRights.View)).PostAsync("record", body)).Ok();
    }

    [Test]
    public async Task Trap_26_an_action_raises_the_revision_by_two()
    {
        long app = await CreateProcessAsync();
        long id = await AddAsync(app, ("数", 1));
        JsonObject fresh = await ReadAsync(app, id);
        fresh["ステータス"]!["value"]!.GetValue<string>().ShouldBe("申請前");
        fresh["作業者"]!["value"]![0]!["code"]!.GetValue<string>().ShouldBe("Administrator");
        (await As("sato").PutAsync("record/status", new { app, id, action = "申請", assignee = "sato" })).Refused(403, "GAIA_NT01");
        (await Admin.PutAsync("record/status", new { app, id, action = "申請" })).Refused(400, "GAIA_SA01");
        (await Admin.PutAsync("record/status", new { app, id, action = "申請", assignee = "suzuki" })).Invalid("assignee");
        (await Admin.PutAsync("record/status", new { app, id, action = "承認" })).Refused(400, "GAIA_IL03");
        (await Admin.PutAsync("record/status", new { app, id, action = "申請", assignee = "sato", revision = 9 })).Refused(409, "GAIA_CO02");
        (await Admin.PutAsync("record/status", new { app, id, action = "申請", assignee = "sato" })).Ok()["revision"]!.GetValue<string>().ShouldBe("3");
        (await FindAsync(app, "ステータス = \"確認中\"")).ShouldBe([id]);
        (await FindAsync(app, "作業者 in (\"sato\")")).ShouldBe([id]);
        (await As("sato").PutAsync("record/status", new { app, id, action = "承認" })).Refused(400, "GAIA_IL03");
        (await PutAsync(app, id, ("数", 100))).Ok();
        (await As("sato").PutAsync("records/status", new { app, records = new[] { new { id, action = "承認" } } })).Ok()["records"]![0]!["revision"]!
            .GetValue<string>().ShouldBe("6");
        (await Admin.PutAsync("record/assignees", new { app, id, assignees = new[] { "suzuki" } })).Ok()["revision"]!.GetValue<string>().ShouldBe("7");
        (await Admin.PutAsync("record/assignees", new { app, id, assignees = new[] { "nobody" } })).Refused(400, "GAIA_IL26");
        (await Admin.PutAsync("record/assignees", new { app, id, assignees = new[] { "sato", "suzuki" } })).Invalid("assignees");
        (await Admin.PutAsync("record/assignees", new { app, id, assignees = Enumerable.Repeat("sato", 101) })).Invalid("assignees");
        (await Admin.PutAsync("record/assignees", new { app, id, assignees = Array.Empty<string>() })).Ok();
        (await ReadAsync(app, id))["作業者"]!["value"]!.AsArray().ShouldBeEmpty();
        long off = await CreateAsync(("数", Field("NUMBER", "数")));
        (await Admin.PutAsync("record/status", new { app = off, id = await AddAsync(off), action = "申請" })).Refused(400, "GAIA_ST02");
    }

    [Test]
    public async Task Comments_are_written_read_and_deleted()
    {
        long app = await CreateAsync(("数", Field("NUMBER", "数")));
        long record = await AddAsync(app);
        foreach (int i in Enumerable.Range(1, 12))
        {
            (await Admin.PostAsync("record/comment", new { app, record, comment = new { text = $"{i}" } })).Ok()["id"]!.GetValue<string>().ShouldBe($"{i}");
        }

        object mention = new { app, record, comment = new { text = "見て", mentions = new[] { new { code = "soumu", type = "GROUP" } } } };
        (await As("sato").PostAsync("record/comment", mention)).Ok();
        JsonObject page = (await Admin.GetAsync("record/comments", $"app={app}&record={record}")).Ok();
        page["comments"]!.AsArray().Count.ShouldBe(10);
        (page["older"]!.GetValue<bool>(), page["newer"]!.GetValue<bool>()).ShouldBe((true, false));
        page["comments"]![0]!["text"]!.GetValue<string>().ShouldBe("@総務 \n見て ");
        page["comments"]![0]!["creator"]!["code"]!.GetValue<string>().ShouldBe("sato");
        page["comments"]![0]!["createdAt"]!.GetValue<string>().ShouldBe("2026-04-15T03:04:05Z");
        JsonObject last = (await Admin.GetAsync("record/comments", $"app={app}&record={record}&order=ASC&offset=10&limit=10")).Ok();
        last["comments"]!.AsArray().Select(c => c!["id"]!.GetValue<string>()).ShouldBe(["11", "12", "13"]);
        (last["older"]!.GetValue<bool>(), last["newer"]!.GetValue<bool>()).ShouldBe((true, false));
        (await Admin.GetAsync("record/comments", $"app={app}&record={record}&limit=11")).Invalid("limit");
        (await As("suzuki").DeleteAsync("record/comment", $"app={app}&record={record}&comment=13")).Refused(403, "CB_NO02");
        (await As("sato").DeleteAsync("record/comment", $"app={app}&record={record}&comment=13")).Ok();
        (await Admin.DeleteAsync("record/comment", $"app={app}&record={record}&comment=13")).Refused(400, "GAIA_RE02");
        object unknown = new { app, record, comment = new { text = "x", mentions = new[] { new { code = "nobody", type = "USER" } } } };
        (await Admin.PostAsync("record/comment", unknown)).Invalid("comment.mentions[0].code");
        (await ReadAsync(app, record))["$revision"]!["value"]!.GetValue<string>().ShouldBe("1");
    }

    [Test]
    public async Task Trap_39_cursors_end_expire_and_are_ten_at_most()
    {
        long app = await CreateAsync(("数", Field("NUMBER", "数")));
        await Admin.PostAsync("records", new { app, records = Enumerable.Range(1, 5).Select(n => Values(("数", n))) });
        JsonObject cursor = (await Admin.PostAsync("records/cursor", new { app, query = "数 > 1 order by 数 asc", size = 2, fields = new[] { "数" } })).Ok();
        cursor["totalCount"]!.GetValue<string>().ShouldBe("4");
        string id = cursor["id"]!.GetValue<string>();
        (await Admin.DeleteAsync("records", $"app={app}&ids[0]=4")).Ok();
        JsonObject first = (await Admin.GetAsync("records/cursor", $"id={id}")).Ok();
        first["records"]!.AsArray().Select(r => r!["数"]!["value"]!.GetValue<string>()).ShouldBe(["2", "3"]);
        first["next"]!.GetValue<bool>().ShouldBeTrue();
        JsonObject last = (await Admin.GetAsync("records/cursor", $"id={id}")).Ok();
        last["records"]!.AsArray().Select(r => r!["数"]!["value"]!.GetValue<string>()).ShouldBe(["5"], "a deleted record is skipped");
        last["next"]!.GetValue<bool>().ShouldBeFalse();
        (await Admin.GetAsync("records/cursor", $"id={id}")).Refused(404, "GAIA_CN01");
        (await Admin.PostAsync("records/cursor", new { app, query = "limit 5" })).Invalid("query");
        List<string> open = [];
        for (int i = 0; i < 10; i++)
        {
            open.Add((await Admin.PostAsync("records/cursor", new { app })).Ok()["id"]!.GetValue<string>());
        }

        Reply eleventh = await Admin.PostAsync("records/cursor", new { app });
        eleventh.Refused(429, "GAIA_TM12");
        eleventh.Headers["Cache-Control"].ShouldContain("no-store");
        (await Admin.DeleteAsync("records/cursor", $"id={open[0]}")).Ok();
        (await Admin.PostAsync("records/cursor", new { app })).Ok();
        _clock.Now += TimeSpan.FromMinutes(10);
        (await Admin.GetAsync("records/cursor", $"id={open[1]}")).Refused(404, "GAIA_CN01");
    }

    [Test]
    public async Task A_cursor_in_an_order_is_opened_with_a_warning()
    {
        long app = await CreateAsync(("数", Field("NUMBER", "数")));
        (await Admin.PostAsync("records/cursor", new { app, query = "order by 数 asc" })).Headers["X-Cybozu-Warning"].ShouldContain("order by");
        (await Admin.PostAsync("records/cursor", new { app, query = "数 > 1" })).Headers.ContainsKey("X-Cybozu-Warning").ShouldBeFalse();
    }

    [Test]
    public async Task A_bulk_request_is_carried_out_wholly_or_not_at_all()
    {
        long one = await CreateAsync(("数", Field("NUMBER", "数")));
        long two = await CreateAsync(("数", new { type = "NUMBER", code = "数", label = "数", required = true }));
        JsonObject done = (await Bulk(Request("POST", "record", new { app = one, record = Values(("数", 1)) }), Request("POST", "records", new { app = two, records = new[] { Values(("数", 2)) } }))).Ok();
        done["results"]![0]!["id"]!.GetValue<string>().ShouldBe("1");
        done["results"]![1]!["ids"]![0]!.GetValue<string>().ShouldBe("1");
        Reply failed = await Bulk(
            Request("PUT", "record", new { app = one, id = 1, record = Values(("数", 9)) }), Request("POST", "record", new { app = two, record = new { } }),
            Request("DELETE", "records", new { app = one, ids = new[] { 1 } }));
        failed.Status.ShouldBe(400);
        failed.Headers["X-Cybozu-Error"].ShouldBe("CB_VA01");
        JsonArray results = failed.Json["results"]!.AsArray();
        (results[0]!.AsObject().Count, results[2]!.AsObject().Count).ShouldBe((0, 0));
        results[1]!["errors"]!["record.数.value"]!["messages"]![0]!.GetValue<string>().ShouldBe("必須です。");
        (await ValueAsync(one, 1, "数")).ShouldBe("\"1\"");
        (await Bulk(Request("GET", "record", new { app = one, id = 1 }))).Invalid("requests[0].api");
        (await Bulk([.. Enumerable.Repeat(Request("POST", "record", new { app = one, record = new { } }), 21)])).Invalid("requests");
    }

    [Test]
    public async Task Tokens_do_what_their_rights_say()
    {
        long app = await CreateAsync(("数", Field("NUMBER", "数")));
        await AddAsync(app);
        Kintone view = WithToken(Host.GenerateApiToken(app, AppRights.View));
        (await view.GetAsync("record", $"app={app}&id=1")).Ok();
        (await view.PostAsync("record", new { app, record = new { } })).Refused(403, "GAIA_NO01");
        Kintone add = WithToken(Host.GenerateApiToken(app, AppRights.Add));
        (await add.PostAsync("record", new { app, record = new { } })).Ok();
        (await add.GetAsync("records", $"app={app}")).Refused(403, "GAIA_NO01");
        (await add.PutAsync("records", new { app, records = Array.Empty<object>() })).Refused(403, "GAIA_NO01");
        (await add.PostAsync("record", new { app, record = Values(("作成者", new { code = "sato" })) })).Refused(403, "CB_NO02");
    }

    private Task<Reply> Bulk(params object[] requests) => Admin.PostAsync("bulkRequest", new { requests });

    private static object Request(string method, string resource, object payload) => new { method, api = $"/k/v1/{resource}.json", payload };

    private async Task<(long Master, long App)> CreateLookupAsync(bool unique)
    {
        long master = await CreateAsync(
            ("番号", new { type = "SINGLE_LINE_TEXT", code = "番号", label = "番号", unique }), ("名", Text("名")), ("数", Field("NUMBER", "数")));
        object lookup = new
        {
            type = "SINGLE_LINE_TEXT",
            code = "番号",
            label = "番号",
            lookup = new
            {
                relatedApp = new { app = master },
                relatedKeyField = "番号",
                fieldMappings = new[] { new { field = "名", relatedField = "名" }, new { field = "数", relatedField = "数" } },
                lookupPickerFields = Array.Empty<string>(),
                filterCond = "",
            },
        };
        long app = await CreateAsync(
            ("番号", lookup), ("名", Text("名")), ("数", Field("NUMBER", "数")), ("注", Text("注")),
            ("倍", new { type = "CALC", code = "倍", label = "倍", expression = "数 * 2" }));
        return (master, app);
    }

    private async Task<long> CreateProcessAsync()
    {
        long app = await CreateAsync(("数", Field("NUMBER", "数")));
        object[] nobody = [];
        (await Admin.PutAsync("preview/app/status", new
        {
            app,
            enable = true,
            states = new Dictionary<string, object>
            {
                ["申請前"] = new { name = "申請前", index = 0 },
                ["確認中"] = new { name = "確認中", index = 1, assignee = new { type = "ONE", entities = new[] { new { entity = new { type = "USER", code = "sato" } } } } },
                ["完了"] = new { name = "完了", index = 2, assignee = new { type = "ONE", entities = nobody } },
            },
            actions = new[]
            {
                new { name = "申請", from = "申請前", to = "確認中", filterCond = "" }, new { name = "承認", from = "確認中", to = "完了", filterCond = "数 > 10" },
            },
        })).Ok();
        await Admin.DeployAsync(app);
        return app;
    }
}
