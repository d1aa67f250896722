using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using Shouldly;
using static AppForge.Emulator.Tests.Records.Rights.NaiveRights;

namespace AppForge.Emulator.Tests.Records.Rights;

/// <summary>Rights over HTTP, evaluated by SQL on the index, against <see cref="NaiveRights"/>: generated rules, people and records.</summary>
public sealed class RightsDifferentialTests : RecordTest
{
    private static readonly string[] Accessibilities = ["NONE", "READ", "WRITE"];

    private static readonly Person[] People =
    [
        new("sato", [], ["ka"]), new("suzuki", ["soumu"], []), new("tanaka", ["soumu", "kaikei"], ["bu", "betsu"]), new("kato", [], []),
    ];

    /// <summary>The fields that rules are made for, each with the table it stands in.</summary>
    private static readonly (string Code, string? Table)[] Ruled = [("数", null), ("字", null), ("選", null), ("表", null), ("列数", "表"), ("列字", "表")];

    private readonly Clock _clock = new();

    internal override EmulatorOptions Options => new()
    {
        TimeProvider = _clock,
        DeployDuration = TimeSpan.Zero,
        Directory = new EmulatorDirectory
        {
            Users = [.. People.Select(p => new EmulatorUser { Code = p.Code, Password = "p", Groups = p.Groups, Organizations = p.Organizations })],
            Groups = [new("soumu", "総務"), new("kaikei", "会計")],
            Organizations = [.. Organizations.Select(o => new EmulatorOrganization(o.Key, o.Key, o.Value))],
        },
    };

    private static Gen<string> Number { get; } = Gen.OneOf(Gen.Const(""), Gen.Int[0, 5].Select(n => n.ToString(CultureInfo.InvariantCulture)));

    private static Gen<string> Word { get; } = Gen.OneOf("", "a", "b");

    private static Gen<string> Option { get; } = Gen.OneOf("", "A", "B");

    private static Gen<NaiveRecord> Record { get; } =
        from number in Number
        from word in Word
        from choice in Option
        from user in Codes(People.Select(p => p.Code))
        from organization in Codes(Organizations.Keys)
        from role in Codes(["soumu", "kaikei", "everyone"])
        from creator in Gen.OneOf(People)
        from rows in Gen.Select(Number, Word, (n, w) => new Dictionary<string, string[]> { ["列数"] = [n], ["列字"] = [w] }).List[0, 2]
        select new NaiveRecord(
            new() { ["数"] = [number], ["字"] = [word], ["選"] = [choice], ["担当"] = user, ["組織"] = organization, ["役割"] = role, ["作成者"] = [creator.Code] }, rows);

    private static Gen<NaiveQuery.Test> Test { get; } = Gen.OneOf(
        Gen.Select(Gen.OneOf("<", ">=", "=", "!="), Number.Where(n => n.Length > 0), (op, n) => new NaiveQuery.Test("数", op, [n])),
        Gen.Select(Gen.OneOf("in", "not in"), Word, (op, w) => new NaiveQuery.Test("字", op, [w])),
        Gen.Select(Gen.OneOf("in", "not in"), Option, (op, c) => new NaiveQuery.Test("選", op, [c])),
        Gen.Select(Gen.OneOf("in", "not in"), Number, (op, n) => new NaiveQuery.Test("列数", op, [n])),
        Gen.Select(Gen.OneOf("in", "not in"), Word, (op, w) => new NaiveQuery.Test("列字", op, [w])));

    private static Gen<NaiveQuery> Query { get; } = Gen.OneOf(
        Test.Select(NaiveQuery (t) => t),
        Test.Array[2].Select(NaiveQuery (t) => new NaiveQuery.All([.. t])),
        Test.Array[2].Select(NaiveQuery (t) => new NaiveQuery.Any([.. t])));

    private static Gen<Rule[]> Rules { get; } = Gen.Select(
        Gen.Frequency((1, Gen.Const(0).Select(NaiveQuery? (_) => null)), (3, Query.Select(NaiveQuery? (q) => q))),
        Rows(Gen.Int[0, 4].Select(n => new RecordFlags(n > 0, n > 1, n is 2 or 4))),
        (when, rows) => new Rule(when, rows)).Array[0, 4];

    private static Gen<Dictionary<string, Row<int>[]>> FieldRules { get; } = Gen.Select(Gen.Int[0, 3], Rows(Gen.Int[0, 2])).Array[6].Select(given =>
        given.Zip(Ruled).Where(g => g.First.Item1 == 0).ToDictionary(g => g.Second.Code, g => g.First.Item2));

    [Test]
    public async Task Both_evaluators_give_the_same_rights()
    {
        long app = await CreateAsync(
            ("数", Field("NUMBER", "数")), ("字", Text("字")), ("選", Choice("DROP_DOWN", "選", "A", "B")), ("担当", Field("USER_SELECT", "担当")),
            ("組織", Field("ORGANIZATION_SELECT", "組織")), ("役割", Field("GROUP_SELECT", "役割")), ("表", Table("表", ("列数", Field("NUMBER", "列数")), ("列字", Text("列字")))));
        NaiveRecord[] records = [];
        Record.Array[40].Sample(sample => { records = sample; }, iter: 1, threads: 1);
        (await Admin.PostAsync("records", new { app, records = records.Select(ToJson) })).Ok();
        List<(Rule[] Rules, Dictionary<string, Row<int>[]> Fields, NaiveQuery Query)> settings = [];
        Gen.Select(Rules, FieldRules, Query).Sample((rules, fields, query) => settings.Add((rules, fields, query)), iter: 60, threads: 1);
        Kintone[] clients = [.. People.Select(p => As(p.Code))];
        int seen = 0;
        int unseen = 0;
        foreach ((Rule[] rules, Dictionary<string, Row<int>[]> fields, NaiveQuery query) in settings)
        {
            await SetAsync(app, rules, fields);
            foreach ((Person person, Kintone client) in People.Zip(clients))
            {
                int visible = await CompareAsync(app, records, rules, fields, query, person, client);
                (seen, unseen) = (seen + visible, unseen + records.Length - visible);
            }
        }

        Math.Min(seen, unseen).ShouldBeGreaterThan(1000, "rules that hide nothing, or everything, show nothing");
    }

    private async Task<int> CompareAsync(
        long app, NaiveRecord[] records, Rule[] rules, Dictionary<string, Row<int>[]> fields, NaiveQuery query, Person person, Kintone client)
    {
        DateTime now = _clock.Now.UtcDateTime;
        string about = $"{person.Code}: {Describe(rules, fields)}";
        (NaiveRecord Record, long Id)[] visible = [.. records.Select((r, i) => (r, i + 1L)).Where(r => OfRecord(rules, person, r.r, now).View).Reverse()];
        JsonObject all = (await client.GetAsync("records", $"app={app}&query=limit 500&totalCount=true")).Ok();
        JsonArray shown = all["records"]!.AsArray();
        shown.Select(Id).ShouldBe(visible.Select(r => r.Id), about);
        all["totalCount"]!.GetValue<string>().ShouldBe(visible.Length.ToString(CultureInfo.InvariantCulture), about);
        foreach ((JsonNode? json, (NaiveRecord record, _)) in shown.Zip(visible))
        {
            Ruled.Where(f => f.Table is null && json!.AsObject().ContainsKey(f.Code)).Select(f => f.Code)
                .ShouldBe(Ruled.Where(f => f.Table is null && OfField(fields, f.Code, null, person, record) > 0).Select(f => f.Code), about);
            foreach (JsonNode? row in json!["表"]?["value"]?.AsArray() ?? [])
            {
                row!["value"]!.AsObject().Select(c => c.Key).ShouldBe(
                    Ruled.Where(f => f.Table is not null && OfField(fields, f.Code, f.Table, person, record) > 0).Select(f => f.Code), ignoreOrder: true, about);
            }
        }

        string[] asked = [.. Ruled.Select(f => f.Code).Where(f => query.Write().Split(' ', '(').Contains(f))];
        Reply found = await client.GetAsync("records", $"app={app}&query={Uri.EscapeDataString(query.Write() + " limit 500")}");
        if (asked.Any(f => IsHidden(fields, f, TableOf(f), person)))
        {
            found.Refused(400, "GAIA_IQ11");
        }
        else
        {
            found.Ok()["records"]!.AsArray().Select(Id).ShouldBe(
                visible.Where(r => query.Holds(r.Record, now) && asked.All(f => OfField(fields, f, TableOf(f), person, r.Record) > 0)).Select(r => r.Id), $"{query.Write()} / {about}");
        }

        string ids = string.Join('&', records.Select((_, i) => $"ids[{i}]={i + 1}"));
        JsonArray rights = (await client.GetAsync("records/acl/evaluate", $"app={app}&{ids}")).Ok()["rights"]!.AsArray();
        foreach ((JsonNode? json, NaiveRecord record) in rights.Zip(records))
        {
            RecordFlags flags = OfRecord(rules, person, record, now);
            new RecordFlags(Flag(json!["record"]!, "viewable"), Flag(json["record"]!, "editable"), Flag(json["record"]!, "deletable")).ShouldBe(flags, about);
            foreach ((string code, string? table) in Ruled)
            {
                int ofField = OfField(fields, code, table, person, record);
                JsonNode field = json["fields"]![code]!;
                (Flag(field, "viewable"), Flag(field, "editable")).ShouldBe((flags.View && ofField > 0, flags.Edit && ofField > 1), $"{code} / {about}");
            }
        }

        return visible.Length;
    }

    private async Task SetAsync(long app, Rule[] rules, Dictionary<string, Row<int>[]> fields)
    {
        (await Admin.PutAsync("preview/record/acl", new
        {
            app,
            rights = rules.Select(r => new
            {
                filterCond = r.When?.Write() ?? "",
                entities = r.Rows.Select(e => new
                {
                    entity = new { type = e.Type, code = e.Code },
                    viewable = e.Rights.View,
                    editable = e.Rights.Edit,
                    deletable = e.Rights.Delete,
                    includeSubs = e.IncludeSubs,
                }),
            }),
        })).Ok();
        (await Admin.PutAsync("preview/field/acl", new
        {
            app,
            rights = fields.Select(f => new
            {
                code = f.Key,
                entities = f.Value.Select(e => new { entity = new { type = e.Type, code = e.Code }, accessibility = Accessibilities[e.Rights], includeSubs = e.IncludeSubs }),
            }),
        })).Ok();
        await Admin.DeployAsync(app);
    }

    private static Gen<Row<T>[]> Rows<T>(Gen<T> rights) => Gen.Select(
        Gen.OneOf(
            Gen.OneOf(People).Select(p => ("USER", p.Code)), Gen.OneOf("soumu", "kaikei", "everyone").Select(g => ("GROUP", g)),
            Gen.OneOf(Organizations.Keys.ToArray()).Select(o => ("ORGANIZATION", o)), Gen.OneOf(KindOf.Keys.ToArray()).Select(f => ("FIELD_ENTITY", f))),
        Gen.Bool, rights, (who, subs, given) => new Row<T>(who.Item1, who.Item2, subs, given)).Array[0, 4];

    private static Gen<string[]> Codes(IEnumerable<string> codes) => Gen.OneOf(codes.ToArray()).Array[0, 2].Select(c => c.Distinct().ToArray());

    private static string? TableOf(string code) => Ruled.First(f => f.Code == code).Table;

    private static long Id(JsonNode? record) => long.Parse(record!["$id"]!["value"]!.GetValue<string>(), CultureInfo.InvariantCulture);

    private static bool Flag(JsonNode json, string name) => json[name]!.GetValue<bool>();

    private static string Describe(Rule[] rules, Dictionary<string, Row<int>[]> fields) =>
        string.Join(" ; ", rules.Select(r => $"[{r.When?.Write()}] {string.Join(", ", r.Rows.Select(e => e.ToString()))}"))
        + " | " + string.Join(" ; ", fields.Select(f => $"{f.Key}: {string.Join(", ", f.Value.Select(e => e.ToString()))}"));

    private static Dictionary<string, object> ToJson(NaiveRecord record)
    {
        Dictionary<string, object> values = record.Values.Where(v => v.Key != "作成者").ToDictionary(
            v => v.Key, object (v) => KindOf.ContainsKey(v.Key) ? new { value = (object)v.Value.Select(code => new { code }) } : new { value = (object)v.Value[0] });
        values["作成者"] = new { value = new { code = record.Values["作成者"][0] } };
        values["表"] = new { value = record.Rows.Select(r => new { value = r.ToDictionary(c => c.Key, c => new { value = c.Value[0] }) }) };
        return values;
    }
}
