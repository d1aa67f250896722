using System.Globalization;
using CsCheck;
using Shouldly;

namespace AppForge.Emulator.Tests.Records;

/// <summary>Queries over HTTP, answered by SQL on the index, against <see cref="NaiveQuery"/>, which looks at every record in memory.</summary>
public sealed class QueryDifferentialTests : RecordTest
{
    private static readonly string[] Functions =
        ["TODAY()", "FROM_TODAY(-3, DAYS)", "FROM_TODAY(1, MONTHS)", "THIS_WEEK()", "NEXT_WEEK(MONDAY)", "LAST_MONTH()", "THIS_MONTH(LAST)", "THIS_YEAR()"];

    private readonly Clock _clock = new();

    internal override EmulatorOptions Options => base.Options with { TimeProvider = _clock };

    private static Gen<string> Number { get; } = Gen.OneOf(
        Gen.Const(""), Gen.Int[-12, 12].Select(n => n.ToString(CultureInfo.InvariantCulture)), Gen.Int[-120, 120].Select(n => (n / 8m).ToString("0.###", CultureInfo.InvariantCulture)),
        Gen.OneOf("100", "99999", "-100", "0.001"));

    private static Gen<string> Word { get; } = Gen.OneOf("", "a", "key", "keyword", "出張申請", "申請", "key 申請書", "パソコンa1", "b-c");

    private static Gen<string> Date { get; } = Gen.Int[-60, 60].Select(d => d % 7 == 0 ? "" : new DateTime(2026, 4, 15).AddDays(d).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static Gen<string> Moment { get; } = Gen.Int[-3000, 3000].Select(h => h % 9 == 0 ? "" : new DateTime(2026, 4, 15).AddMinutes(h * 30).ToString("yyyy-MM-dd'T'HH:mm:00'Z'", CultureInfo.InvariantCulture));

    private static Gen<string> Time { get; } = Gen.Int[0, 23].Select(h => h == 0 ? "" : $"{h:D2}:30");

    private static Gen<string> Body { get; } = Gen.OneOf("", "  ", "a key", "申請書の件", "x\n出張", "KEY。書");

    private static Gen<string[]> Chosen { get; } = Gen.OneOf("A", "B", "C").Array[0, 3].Select(c => c.Distinct().ToArray());

    private static Gen<NaiveRecord> Record { get; } =
        from number in Number
        from word in Word
        from date in Date
        from moment in Moment
        from time in Time
        from body in Body
        from one in Gen.OneOf("", "A", "B")
        from many in Chosen
        from rows in Gen.Select(Number, Word, Chosen, (n, w, c) => new Dictionary<string, string[]> { ["列数"] = [n], ["列字"] = [w], ["列複"] = c }).List[0, 3]
        select new NaiveRecord(
            new Dictionary<string, string[]>
            {
                ["数"] = [number],
                ["字"] = [word],
                ["日"] = [date],
                ["日時"] = [moment],
                ["時刻"] = [time],
                ["文"] = [body],
                ["選"] = [one],
                ["複"] = many,
            },
            rows);

    private static Gen<NaiveQuery.Test> Test { get; } = Gen.OneOf(
        Compare("数", Number, "=", "!=", "<", "<=", ">", ">="),
        List("数", Number),
        Compare("字", Word, "=", "!="),
        List("字", Word),
        Compare("字", Word.Where(w => w.Length > 0), "like", "not like"),
        Compare("文", Gen.OneOf("key", "申請", "書", "出張 x"), "like", "not like"),
        Gen.OneOf("is empty", "is not empty").Select(op => new NaiveQuery.Test("文", op, [])),
        Compare("日", Gen.OneOf(Date, Gen.OneOf(Functions)), "=", "!=", "<", "<=", ">", ">="),
        Compare("日時", Gen.OneOf(Moment, Gen.OneOf(Functions)), "=", "!=", "<", "<=", ">", ">="),
        Compare("時刻", Time, "=", "!=", "<", "<=", ">", ">="),
        List("選", Gen.OneOf("", "A", "B")),
        List("複", Gen.OneOf("", "A", "B", "C")),
        Compare("列数", Number, "<", "<=", ">", ">="),
        List("列数", Number),
        List("列字", Word),
        Compare("列字", Gen.OneOf("a", "key", "申請"), "like", "not like"),
        List("列複", Gen.OneOf("", "A", "B", "C")));

    private static Gen<NaiveQuery> Query(int depth) => depth == 0 ? Test.Select(NaiveQuery (t) => t) : Gen.Frequency(
        (2, Test.Select(NaiveQuery (t) => t)),
        (3, Gen.OneOf(Test.Select(NaiveQuery (t) => t), Any(depth - 1)).Array[2, 3].Select(NaiveQuery (t) => new NaiveQuery.All(t))),
        (1, Any(depth - 1)));

    [Test]
    public async Task Both_evaluators_find_the_same_records()
    {
        long app = await CreateAsync(
            ("数", Field("NUMBER", "数")), ("字", Text("字")), ("日", Field("DATE", "日")), ("日時", Field("DATETIME", "日時")), ("時刻", Field("TIME", "時刻")),
            ("文", Field("MULTI_LINE_TEXT", "文")), ("選", Choice("DROP_DOWN", "選", "A", "B")), ("複", Choice("CHECK_BOX", "複", "A", "B", "C")),
            ("表", Table("表", ("列数", Field("NUMBER", "列数")), ("列字", Text("列字")), ("列複", Choice("MULTI_SELECT", "列複", "A", "B", "C")))));
        NaiveRecord[] records = [];
        Record.Array[80].Sample(sample => { records = sample; }, iter: 1, threads: 1);
        (await Admin.PostAsync("records", new { app, records = records.Select(ToJson) })).Ok();
        List<(NaiveQuery Query, string Order)> asked = [];
        Gen.Select(Query(2), Gen.OneOf("", "数 asc", "数 desc", "字 asc", "日 desc, 数 asc", "$id asc")).Sample((query, order) => asked.Add((query, order)), iter: 800, threads: 1);
        int found = 0;
        foreach ((NaiveQuery query, string order) in asked)
        {
            string text = query.Write() + (order.Length > 0 ? " order by " + order : "") + " limit 500";
            long[] wanted = Sorted(records.Select((r, i) => (Record: r, Id: i + 1L)).Where(r => query.Holds(r.Record, _clock.Now.UtcDateTime)), order);
            long[] got = await FindAsync(app, text);
            got.ShouldBe(wanted, text);
            found += got.Length;
        }

        found.ShouldBeGreaterThan(1000, "queries that find nothing show nothing");
    }

    private static Gen<NaiveQuery> Any(int depth) => Query(depth).Where(q => q is not NaiveQuery.Any).Array[2, 3].Select(NaiveQuery (t) => new NaiveQuery.Any(t));

    private static Gen<NaiveQuery.Test> Compare(string field, Gen<string> value, params string[] ops) =>
        Gen.OneOf(ops).Select(value, (op, v) => new NaiveQuery.Test(field, op, [v])).Where(t => t.Values[0].Length > 0 || t.Op is "=" or "!=");

    private static Gen<NaiveQuery.Test> List(string field, Gen<string> value) =>
        Gen.OneOf("in", "not in").Select(value.Array[1, 3], (op, v) => new NaiveQuery.Test(field, op, v));

    private static long[] Sorted(IEnumerable<(NaiveRecord Record, long Id)> found, string order)
    {
        IOrderedEnumerable<(NaiveRecord Record, long Id)> sorted = found.OrderBy(_ => 0);
        foreach (string key in order.Split(", ", StringSplitOptions.RemoveEmptyEntries))
        {
            string field = key.Split(' ')[0];
            bool isDescending = key.EndsWith("desc", StringComparison.Ordinal);
            sorted = field switch
            {
                "$id" => sorted.ThenBy(r => isDescending ? -r.Id : r.Id),
                "数" when isDescending => sorted.ThenByDescending(r => NumberOf(r.Record)),
                "数" => sorted.ThenBy(r => NumberOf(r.Record)),
                _ when isDescending => sorted.ThenByDescending(r => r.Record.Values[field][0], StringComparer.Ordinal),
                _ => sorted.ThenBy(r => r.Record.Values[field][0], StringComparer.Ordinal),
            };
        }

        return [.. sorted.ThenByDescending(r => r.Id).Select(r => r.Id)];
    }

    private static decimal NumberOf(NaiveRecord record) =>
        record.Values["数"][0] is { Length: > 0 } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : decimal.MinValue;

    private static Dictionary<string, object> ToJson(NaiveRecord record)
    {
        Dictionary<string, object> values = Cells(record.Values);
        values["表"] = new { value = record.Rows.Select(r => new { value = Cells(r) }) };
        return values;
    }

    private static Dictionary<string, object> Cells(Dictionary<string, string[]> cells) =>
        cells.ToDictionary(c => c.Key, object (c) => c.Key.Contains('複', StringComparison.Ordinal) ? new { value = (object)c.Value } : new { value = (object)c.Value[0] });
}
