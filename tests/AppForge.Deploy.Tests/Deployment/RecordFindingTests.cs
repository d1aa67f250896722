using System.Text.Json.Nodes;
using AppForge.Deploy.Applying;
using AppForge.Deploy.Planning.Records;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Deploy.Tests.Deployment;

/// <summary>What existing records don't meet is found before the deploy, not by it.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class RecordFindingTests
{
    private const string Form = """
        name: 台帳
        fields:
          番号: { type: SINGLE_LINE_TEXT }
          金額: { type: NUMBER }
          期日: { type: DATE }
          明細:
            type: SUBTABLE
            fields:
              品名: { type: SINGLE_LINE_TEXT }
              数量: { type: NUMBER }
        """;

    // Before, what stands instead of it, and what is found: a code, and where in how many records.
    [TestCase("番号: { type: SINGLE_LINE_TEXT }", "番号: { type: SINGLE_LINE_TEXT, unique: true }", "AF4101", "fields.番号.unique 2")]
    [TestCase("金額: { type: NUMBER }", "金額: { type: NUMBER, unique: true }", "AF4101", "fields.金額.unique 2")]
    [TestCase("期日: { type: DATE }", "期日: { type: DATE, unique: true }")]
    [TestCase("番号: { type: SINGLE_LINE_TEXT }", "番号: { type: SINGLE_LINE_TEXT, maxLength: 4 }", "AF4102", "fields.番号.maxLength 1")]
    [TestCase("番号: { type: SINGLE_LINE_TEXT }", "番号: { type: SINGLE_LINE_TEXT, maxLength: 5 }")]
    [TestCase("番号: { type: SINGLE_LINE_TEXT }", "番号: { type: SINGLE_LINE_TEXT, minLength: 4 }", "AF4102", "fields.番号.minLength 2", "AF4104", "fields.番号.minLength 1")]
    [TestCase("品名: { type: SINGLE_LINE_TEXT }", "品名: { type: SINGLE_LINE_TEXT, maxLength: 2 }", "AF4102", "fields.明細.fields.品名.maxLength 1")]
    [TestCase("金額: { type: NUMBER }", "金額: { type: NUMBER, minValue: 0, maxValue: 100 }", "AF4103", "fields.金額.minValue 1")]
    [TestCase("金額: { type: NUMBER }", "金額: { type: NUMBER, minValue: -5, maxValue: 100 }")]
    [TestCase("数量: { type: NUMBER }", "数量: { type: NUMBER, maxValue: 9 }", "AF4103", "fields.明細.fields.数量.maxValue 1")]
    [TestCase("期日: { type: DATE }", "期日: { type: DATE, required: true }", "AF4104", "fields.期日.required 3")]
    [TestCase("数量: { type: NUMBER }", "数量: { type: NUMBER, required: true }", "AF4104", "fields.明細.fields.数量.required 1")]
    [TestCase("期日: { type: DATE }", "期日: { type: DATE }\n  電話: { type: LINK, required: true }", "AF4104", "fields.電話.required 4")]
    [TestCase("品名: { type: SINGLE_LINE_TEXT }", "品名: { type: SINGLE_LINE_TEXT }\n      色: { type: SINGLE_LINE_TEXT, required: true }", "AF4104", "fields.明細.fields.色.required 2")]
    [TestCase("期日: { type: DATE }", "期日: { type: DATE }\n  計: { type: CALC, expression: 金額 * 2, required: true }")]
    [TestCase("name: 台帳", "name: 台帳\nnumberPrecision: { digits: 5, decimalPlaces: 4 }", "AF4105", "numberPrecision 2")]
    [TestCase("name: 台帳", "name: 台帳\nnumberPrecision: { digits: 16, decimalPlaces: 0 }", "AF4106", "numberPrecision 2")]
    [TestCase("番号: { type: SINGLE_LINE_TEXT }", "記号: { type: SINGLE_LINE_TEXT, label: 番号, renamedFrom: 番号, unique: true }", "AF4101", "fields.記号.unique 2")]
    public async Task What_records_do_not_meet_is_found(string before, string after, params string[] found)
    {
        await using var tenant = await LocalTenant.StartAsync();
        await tenant.DeployAsync(Definitions.Of(("a", Form)));
        JsonObject Row(string name, string? count) => new() { ["value"] = new JsonObject { ["品名"] = new JsonObject { ["value"] = name }, ["数量"] = new JsonObject { ["value"] = count } } };
        await tenant.AddRecordAsync("a", new() { ["番号"] = "A-1", ["金額"] = "1.50", ["期日"] = "2026-04-01", ["明細"] = new JsonArray(Row("机", "3"), Row("椅子机", "12")) });
        await tenant.AddRecordAsync("a", new() { ["番号"] = "A-1", ["金額"] = "1.5" });
        await tenant.AddRecordAsync("a", new() { ["番号"] = "A-100", ["金額"] = "-5", ["明細"] = new JsonArray(Row("棚", null)) });
        await tenant.AddRecordAsync("a", new() { ["金額"] = "10" });

        var plan = await tenant.PlanAsync(Definitions.Of(("a", Form.Replace(before, after, StringComparison.Ordinal))));

        plan.Findings.SelectMany(f => new[] { f.Descriptor.Code, $"{f.Address.Within("a")} {f.Records.Number}" }).ShouldBe(found);
        plan.Findings.ShouldAllBe(f => f.Records.Kind == RecordCountKind.Exact && f.IsRefusal == (string.CompareOrdinal(f.Descriptor.Code, "AF4103") < 0));
    }

    [Test]
    public async Task Values_longer_than_a_unique_text_may_be_are_found_with_their_duplicates()
    {
        await using var tenant = await LocalTenant.StartAsync();
        await tenant.DeployAsync(Definitions.Of(("a", Form)));
        await tenant.AddRecordAsync("a", new() { ["番号"] = new string('A', 65) });

        var plan = await tenant.PlanAsync(Definitions.Of(("a", Form.Replace("番号: { type: SINGLE_LINE_TEXT }", "番号: { type: SINGLE_LINE_TEXT, unique: true }", StringComparison.Ordinal))));

        plan.Findings.ShouldHaveSingleItem().Descriptor.Code.ShouldBe("AF4102");
    }

    [Test]
    public async Task All_records_are_gone_over_page_by_page_and_once()
    {
        await using var tenant = await LocalTenant.StartAsync();
        await tenant.DeployAsync(Definitions.Of(("a", Form)));
        for (var i = 0; i < 12; i++)
        {
            var records = new JsonArray([.. Enumerable.Range(0, 100).Select(n => (JsonNode)new JsonObject { ["番号"] = new JsonObject { ["value"] = $"N-{(i * 100) + n}" } })]);
            await tenant.Api.Client.SendAsync(Deploy.Kintone.KintoneRequest.Post("records.json", System.Text.Json.JsonSerializer.SerializeToElement(new JsonObject { ["app"] = tenant.Ids.IdOf("a"), ["records"] = records })), CancellationToken.None);
        }

        await tenant.AddRecordAsync("a", new() { ["番号"] = "N-3" });
        tenant.Host.RequestLog.Clear();

        var plan = await tenant.PlanAsync(Definitions.Of(("a", Form.Replace("番号: { type: SINGLE_LINE_TEXT }", "番号: { type: SINGLE_LINE_TEXT, unique: true, maxLength: 10 }", StringComparison.Ordinal))));

        plan.Findings.ShouldHaveSingleItem().Records.ShouldBe(new(RecordCountKind.Exact, 2));
        tenant.Requests("GET", "records.json").Count().ShouldBe(4, "a count, and 1,201 records in pages of 500");
    }

    [Test]
    public async Task What_cannot_be_seen_is_said_not_to_be_checked()
    {
        await using var tenant = await LocalTenant.StartAsync();
        const string Rights = "\nacl:\n  app:\n    - { entity: user/Administrator, allow: [appEditable, recordAddable] }\n    - { entity: everyone, allow: [] }\n";
        await tenant.DeployAsync(Definitions.Of(("a", Form)));
        await tenant.AddRecordAsync("a", new() { ["番号"] = "A-1" });
        await tenant.DeployAsync(Definitions.Of(("a", Form + Rights)));

        var stricter = Definitions.Of(("a", Form.Replace("番号: { type: SINGLE_LINE_TEXT }", "番号: { type: SINGLE_LINE_TEXT, unique: true, required: true, maxLength: 9 }", StringComparison.Ordinal) + Rights));
        var plan = await tenant.PlanAsync(stricter);

        plan.Findings.Select(f => f.Address.Within("a")).ShouldBe(["fields.番号.maxLength", "fields.番号.required", "fields.番号.unique"]);
        plan.Findings.ShouldAllBe(f => f.Descriptor.Code == "AF4107" && !f.IsRefusal);
        (await tenant.ApplyAsync(stricter, plan)).Outcome.ShouldBe(ApplyOutcome.Applied);
    }
}
