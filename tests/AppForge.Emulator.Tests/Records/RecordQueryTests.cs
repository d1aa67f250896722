using System.Text.Json.Nodes;
using Shouldly;

namespace AppForge.Emulator.Tests.Records;

/// <summary>query-and-formula.md, part A: what a query finds, and what it is refused for.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RecordQueryTests : RecordTest
{
    // A Wednesday: 12:04 in Tokyo.
    private readonly Clock _clock = new();

    internal override EmulatorOptions Options => base.Options with { TimeProvider = _clock };

    [TestCase("= TODAY()", "2026-04-15")]
    [TestCase("= YESTERDAY()", "2026-04-14")]
    [TestCase("= TOMORROW()", "2026-04-16")]
    [TestCase("= FROM_TODAY(-1, MONTHS)", "2026-03-15")]
    [TestCase("= FROM_TODAY(2, \"WEEKS\")", "2026-04-29")]
    [TestCase("= THIS_WEEK()", "2026-04-12,2026-04-14,2026-04-15,2026-04-16,2026-04-18")]
    [TestCase("= LAST_WEEK(SATURDAY)", "2026-04-11")]
    [TestCase("= NEXT_WEEK(SUNDAY)", "2026-04-19")]
    [TestCase("= LAST_MONTH()", "2026-03-15,2026-03-31")]
    [TestCase("= LAST_MONTH(LAST)", "2026-03-31")]
    [TestCase("= THIS_MONTH(31)", "2026-05-01")]
    [TestCase("= LAST_YEAR()", "2025-12-31")]
    [TestCase("< LAST_MONTH()", "2025-12-31")]
    [TestCase("<= LAST_MONTH()", "2025-12-31,2026-03-15,2026-03-31")]
    [TestCase("> THIS_MONTH()", "2026-05-01")]
    [TestCase(">= TOMORROW()", "2026-04-16,2026-04-18,2026-04-19,2026-04-29,2026-05-01")]
    [TestCase("= \"\"", "")]
    public async Task Days_are_those_of_the_users_time_zone(string test, string days)
    {
        string[] all =
        [
            "2025-12-31", "2026-03-15", "2026-03-31", "2026-04-11", "2026-04-12", "2026-04-14", "2026-04-15", "2026-04-16", "2026-04-18",
            "2026-04-19", "2026-04-29", "2026-05-01",
        ];
        long app = await CreateAsync(("日", Field("DATE", "日")));
        await Admin.PostAsync("records", new { app, records = all.Append(null).Select(d => Values(("日", d))) });
        JsonArray found = (await QueryAsync(app, $"日 {test} order by 日 asc")).Ok()["records"]!.AsArray();
        string.Join(',', found.Select(r => (string?)r!["日"]!["value"])).ShouldBe(days);
        found.Count.ShouldBe(days.Length == 0 ? 1 : days.Split(',').Length);
    }

    [Test]
    public async Task A_day_of_a_time_is_that_of_the_users_time_zone()
    {
        long app = await CreateAsync(("時", Field("DATETIME", "時")));
        long before = await AddAsync(app, ("時", "2026-04-14T14:59:00Z"));
        long first = await AddAsync(app, ("時", "2026-04-14T15:00:00Z"));
        long last = await AddAsync(app, ("時", "2026-04-15T14:59:00Z"));
        long after = await AddAsync(app, ("時", "2026-04-15T15:00:00Z"));
        (await FindAsync(app, "時 = TODAY() order by $id asc")).ShouldBe([first, last]);
        (await FindAsync(app, "時 < TODAY()")).ShouldBe([before]);
        (await FindAsync(app, "時 > TODAY()")).ShouldBe([after]);
        (await FindAsync(app, "時 >= NOW() order by $id asc")).ShouldBe([last, after]);
        (await FindAsync(app, "作成日時 = NOW() and 時 = \"2026-04-15T00:00:00+09:00\"")).ShouldBe([first]);
    }

    [Test]
    public async Task Several_conditions_on_a_table_are_asked_of_the_same_row()
    {
        long app = await CreateAsync(("表", Table("表", ("品", Text("品")), ("数", Field("NUMBER", "数")))));
        long apart = await AddAsync(app, ("表", new[] { Row("a", 1), Row("b", 2) }));
        long together = await AddAsync(app, ("表", new[] { Row("a", 2) }));
        long none = await AddAsync(app);
        (await FindAsync(app, "品 in (\"a\") and 数 > 1")).ShouldBe([together]);
        (await FindAsync(app, "品 in (\"a\") order by $id asc")).ShouldBe([apart, together]);
        (await FindAsync(app, "品 not in (\"b\")")).ShouldBe([together], "all rows satisfy a negation, and there is one");
        (await FindAsync(app, "品 in (\"a\") and ($id = 1 or $id = 3) order by $id asc")).ShouldBe([apart]);
        (await FindAsync(app, $"品 not like \"x\" or 数 < 0 or 数 >= 0")).ShouldNotContain(none);
        (await QueryAsync(app, "品 = \"a\"")).Refused(400, "GAIA_IQ07");
    }

    [Test]
    public async Task Days_in_a_table_are_asked_for_by_a_list()
    {
        long app = await CreateAsync(("表", Table("表", ("日", Field("DATE", "日")), ("時", Field("DATETIME", "時")))));
        long today = await AddAsync(app, ("表", new[] { Row("2026-04-15", "2026-04-14T15:00:00Z"), Row("2026-04-01", null) }));
        long march = await AddAsync(app, ("表", new[] { Row("2026-03-31", "2026-03-01T00:00:00Z") }));
        long none = await AddAsync(app);
        (await FindAsync(app, "日 in (TODAY())")).ShouldBe([today]);
        (await FindAsync(app, "日 in (TODAY(), LAST_MONTH(), \"2020-01-01\") order by $id asc")).ShouldBe([today, march]);
        (await FindAsync(app, "日 not in (TODAY())")).ShouldBe([march], "all rows satisfy a negation, and there is one");
        (await FindAsync(app, "時 in (TODAY())")).ShouldBe([today]);
        (await FindAsync(app, "日 in (\"2026-04-01\") and 時 in (TODAY())")).ShouldBeEmpty("the day and the time stand in two rows");
        (await As("sato").GetAsync("records", $"app={app}&query=日 in (TODAY())")).Ok()["records"]!.AsArray().Count.ShouldBe(1);
        (await FindAsync(app, $"$id = {none}")).ShouldBe([none]);

        static object Row(string day, string? time) => new { value = Values(("日", day), ("時", time)) };
    }

    [Test]
    public async Task A_query_string_names_a_hundred_fields_at_most_and_a_body_more()
    {
        long app = await CreateAsync(("数", Field("NUMBER", "数")));
        (await Admin.GetAsync("records", $"app={app}&fields[99]=数")).Ok();
        (await Admin.GetAsync("records", $"app={app}&fields[100]=数")).Invalid("fields[100]");
        (await FieldsAsync(1000)).Ok();
        (await FieldsAsync(1001)).Invalid("fields");

        Task<Reply> FieldsAsync(int count) => Admin.SendAsync("GET", "/k/v1/records.json", $$"""{"app":{{app}},"fields":[{{string.Join(',', Enumerable.Repeat("\"数\"", count))}}]}""");
    }

    [Test]
    public async Task Words_are_found_whole_and_Japanese_in_pieces()
    {
        long app = await CreateAsync(("文", Field("MULTI_LINE_TEXT", "文")));
        long keyword = await AddAsync(app, ("文", "a keyword"));
        long key = await AddAsync(app, ("文", "The KEY, ＫＥＹ"));
        long japanese = await AddAsync(app, ("文", "出張申請書ﾊﾟｿｺﾝ"));
        long blank = await AddAsync(app, ("文", " \n\t "));
        (await FindAsync(app, "文 like \"key\"")).ShouldBe([key]);
        (await FindAsync(app, "文 like \"張申請\"")).ShouldBe([japanese]);
        (await FindAsync(app, "文 like \"書\"")).ShouldBe([japanese]);
        (await FindAsync(app, "文 like \"コン\"")).ShouldBe([japanese]);
        (await FindAsync(app, "文 like \"パソコン 申請\"")).ShouldBe([japanese]);
        (await FindAsync(app, "文 like \"申張\"")).ShouldBeEmpty();
        (await FindAsync(app, "文 not like \"key\" order by $id asc")).ShouldBe([keyword, japanese, blank]);
        (await FindAsync(app, "文 is empty")).ShouldBe([blank]);
        (await FindAsync(app, "文 is not empty order by $id asc")).ShouldBe([keyword, key, japanese]);
        (await PutAsync(app, key, ("文", "door"))).Ok();
        (await FindAsync(app, "文 like \"key\"")).ShouldBeEmpty();
        (await FindAsync(app, "文 like \"door\"")).ShouldBe([key]);
    }

    [Test]
    public async Task Related_records_are_asked_through_their_field()
    {
        long lines = await CreateAsync(("番号", Text("番号")), ("数", Field("NUMBER", "数")), ("区分", Choice("DROP_DOWN", "区分", "有", "無")));
        object related = new
        {
            type = "REFERENCE_TABLE",
            code = "明細",
            label = "明細",
            referenceTable = new
            {
                relatedApp = new { app = lines },
                condition = new { field = "番号", relatedField = "番号" },
                displayFields = new[] { "数" },
                filterCond = "区分 in (\"有\")",
            },
        };
        long app = await CreateAsync(("番号", Text("番号")), ("明細", related));
        long a = await AddAsync(app, ("番号", "a"));
        long b = await AddAsync(app, ("番号", "b"));
        await AddAsync(app);
        await AddAsync(lines, ("番号", "a"), ("数", 1), ("区分", "有"));
        await AddAsync(lines, ("番号", "a"), ("数", 2), ("区分", "有"));
        await AddAsync(lines, ("番号", "b"), ("数", 1), ("区分", "無"));
        await AddAsync(lines, ("番号", "b"), ("数", 3), ("区分", "有"));
        (await FindAsync(app, "明細.数 in (1)")).ShouldBe([a]);
        (await FindAsync(app, "明細.数 >= 2 order by $id asc")).ShouldBe([a, b]);
        (await FindAsync(app, "明細.数 not in (2)")).ShouldBe([b]);
        (await FindAsync(app, "明細.$id in (4)")).ShouldBe([b]);
        (await QueryAsync(app, "番号.数 in (1)")).Refused(400, "GAIA_IR02");
    }

    [Test]
    public async Task Unset_choices_are_found_by_an_empty_text()
    {
        long app = await CreateAsync(("選", Choice("DROP_DOWN", "選", "A", "B")), ("複", Choice("CHECK_BOX", "複", "A", "B")), ("人", Field("USER_SELECT", "人")));
        long unset = await AddAsync(app);
        long set = await AddAsync(app, ("選", "A"), ("複", new[] { "A", "B" }), ("人", new[] { new { code = "Administrator" } }));
        (await FindAsync(app, "選 in (\"\")")).ShouldBe([unset]);
        (await FindAsync(app, "選 not in (\"\")")).ShouldBe([set]);
        (await FindAsync(app, "複 in (\"B\")")).ShouldBe([set]);
        (await FindAsync(app, "複 not in (\"B\")")).ShouldBe([unset]);
        (await FindAsync(app, "人 in (LOGINUSER())")).ShouldBe([set]);
        (await FindAsync(app, "作成者 in (\"sato\")")).ShouldBeEmpty();
    }

    [Test]
    public async Task The_own_organization_of_a_user_without_one_is_not_asked_for()
    {
        long app = await CreateAsync(("部", Field("ORGANIZATION_SELECT", "部")));
        long other = await AddAsync(app, ("部", new[] { new { code = "bu" } }));
        long own = await AddAsync(app, ("部", new[] { new { code = "kacho" } }));
        (await FindAsync(app, "部 in (PRIMARY_ORGANIZATION()) order by $id asc")).ShouldBe([other, own]);
        (await As("sato").GetAsync("records", $"app={app}&query=部 in (PRIMARY_ORGANIZATION())")).Ok()["records"]!.AsArray().Count.ShouldBe(1);
    }

    [TestCase("数 >", "CB_VA01")]
    [TestCase("数 = '1'", "CB_VA01")]
    [TestCase("なし = 1", "GAIA_IQ11")]
    [TestCase("数 like \"1\"", "GAIA_IQ03")]
    [TestCase("選 in (\"C\")", "GAIA_IQ10")]
    [TestCase("limit 501", "GAIA_QU01")]
    [TestCase("offset 10001", "GAIA_QU02")]
    [TestCase("日 = FROM_TODAY(1)", "GAIA_IL08")]
    [TestCase("日 = FROM_TODAY(1, HOURS)", "GAIA_IQ25")]
    [TestCase("日 = THIS_MONTH(32)", "GAIA_IQ23")]
    public async Task A_bad_query_is_refused(string query, string code)
    {
        long app = await CreateAsync(("数", Field("NUMBER", "数")), ("日", Field("DATE", "日")), ("選", Choice("DROP_DOWN", "選", "A")));
        (await QueryAsync(app, query)).Refused(400, code);
    }

    [Test]
    public async Task Paging_order_and_fields()
    {
        long app = await CreateAsync(("数", Field("NUMBER", "数")), ("字", Text("字")));
        await Admin.PostAsync("records", new { app, records = new[] { ("10", "b"), ("9", "a"), ("", "c"), ("-1", "a") }.Select(v => Values(("数", v.Item1), ("字", v.Item2))) });
        (await FindAsync(app, "")).ShouldBe([4, 3, 2, 1]);
        (await FindAsync(app, "order by 数 asc")).ShouldBe([3, 4, 2, 1]);
        (await FindAsync(app, "order by 数 desc limit 2 offset 1")).ShouldBe([2, 4]);
        (await FindAsync(app, "order by 字 asc, 数 desc")).ShouldBe([2, 4, 1, 3]);
        JsonObject reply = (await Admin.GetAsync("records", $"app={app}&fields[0]=数&fields[1]=$id&fields[2]=なし&totalCount=true&query=limit 1")).Ok();
        reply["totalCount"]!.GetValue<string>().ShouldBe("4");
        reply["records"]![0]!.AsObject().Select(v => v.Key).ShouldBe(["数", "$id"], ignoreOrder: true);
        (await Admin.GetAsync("records", $"app={app}")).Ok()["totalCount"].ShouldBeNull();
        (await Admin.GetAsync("records", $"app={app}&totalCount=true&query={Uri.EscapeDataString("数 > 0")}")).Ok()["totalCount"]!.GetValue<string>().ShouldBe("2");
    }

    private static object Row(string name, int number) => new { value = Values(("品", name), ("数", number)) };
}
