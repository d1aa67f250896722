using System.Text.Json.Nodes;
using Shouldly;

namespace AppForge.Emulator.Tests;

/// <summary>settings.md, 6: reports.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ReportTests : AreaTest
{
    private const string Rest = """ "groups":[{"code":"件名"}],"aggregations":[{"type":"COUNT"}],"sorts":[] """;

    [SetUp]
    public async Task AddNumberAsync() => (await Admin.PostAsync("preview/app/form/fields", new { app = App, properties = Fields(("数", Field("NUMBER", "数"))) })).Ok();

    [Test]
    public async Task Reports_are_replaced_as_a_map_and_keep_their_ids_by_name()
    {
        Reply first = await PutAsync("app/reports", $$"""
            "reports":{"円":{"chartType":"PIE","name":"円","index":5,{{Rest}} },
            "棒":{"chartType":"BAR","chartMode":"STACKED","name":"棒","index":"2","groups":[{"code":"日付"},{"code":"更新日時"},{"code":"作成日時","per":"YEAR"}],
            "aggregations":[{"type":"SUM","code":"数"}],"sorts":[{"by":"GROUP1","order":"DESC"}],"filterCond":"数 > 1"} }
            """);
        string id = first.Ok()["reports"]!["棒"]!["id"]!.GetValue<string>();
        JsonObject reports = (await ReadAsync("app/reports"))["reports"]!.AsObject();
        JsonObject bar = reports["棒"]!.AsObject();
        bar["index"]!.GetValue<string>().ShouldBe("0");
        bar["groups"]!.AsArray().Select(g => g!["per"]!.GetValue<string>()).ShouldBe(["DAY", "MINUTE", "YEAR"]);
        bar["periodicReport"].ShouldBeNull();
        JsonObject pie = reports["円"]!.AsObject();
        (pie.ContainsKey("chartMode"), pie["groups"]![0]!.AsObject().ContainsKey("per"), pie["filterCond"]!.GetValue<string>()).ShouldBe((false, false, ""));
        (await PutAsync("app/reports", """ "reports":{"棒":{"chartType":"LINE","name":"線","index":0}} """)).Ok()["reports"]!["線"]!["id"]!.GetValue<string>().ShouldBe(id);
        reports = (await ReadAsync("app/reports"))["reports"]!.AsObject();
        reports.Count.ShouldBe(1);
        (reports["線"]!["filterCond"]!.GetValue<string>(), reports["線"]!["groups"]!.AsArray().Count).ShouldBe(("数 > 1", 3));
        reports["線"]!.AsObject().ContainsKey("chartMode").ShouldBeFalse();
    }

    [Test]
    public async Task Another_kind_of_chart_is_judged_by_what_it_is_to_have()
    {
        (await PutAsync("app/reports", $$""" "reports":{"a":{"chartType":"PIE","name":"a","index":0,{{Rest}} } } """)).Ok();
        (await PutAsync("app/reports", """ "reports":{"a":{"chartType":"PIVOT_TABLE","index":0}} """)).Invalid("reports[a].groups");
        (await PutAsync("app/reports", """ "reports":{"a":{"chartType":"PIVOT_TABLE","index":0,"groups":[{"code":"件名"},{"code":"日付"}]}} """)).Ok();
    }

    [TestCase("""{"every":"YEAR","month":1,"dayOfMonth":"31","time":"23:50"}""")]
    [TestCase("""{"every":"QUARTER","pattern":"JAN_APR_JUL_OCT","dayOfMonth":"END_OF_MONTH","time":"00:00"}""")]
    [TestCase("""{"every":"MONTH","dayOfMonth":1,"time":"09:10"}""")]
    [TestCase("""{"every":"WEEK","dayOfWeek":"SUNDAY","time":"09:00"}""")]
    [TestCase("""{"every":"DAY","time":"09:00"}""")]
    [TestCase("""{"every":"HOUR","minute":50}""")]
    public async Task A_report_may_be_drawn_periodically(string period)
    {
        (await PutAsync("app/reports", $$""" "reports":{"a":{"chartType":"TABLE","name":"a","index":0,{{Rest}},"periodicReport":{"period":{{period}} } } } """)).Ok();
        JsonNode periodic = (await ReadAsync("app/reports"))["reports"]!["a"]!["periodicReport"]!;
        periodic["active"]!.GetValue<bool>().ShouldBeTrue();
        foreach ((string name, JsonNode? value) in JsonNode.Parse(period)!.AsObject())
        {
            periodic["period"]![name]!.GetValue<string>().ShouldBe(value!.ToString());
        }

        (await PutAsync("app/reports", """ "reports":{"a":{"chartType":"TABLE","index":0,"periodicReport":{"active":false}}} """)).Ok();
        periodic = (await ReadAsync("app/reports"))["reports"]!["a"]!["periodicReport"]!;
        (periodic["active"]!.GetValue<bool>(), periodic["period"] is not null).ShouldBe((false, true));
    }

    [TestCase(""" "chartType":"PIE","index":0,""" + Rest, "name")]
    [TestCase(""" "chartType":"PIE","name":"b","index":0,""" + Rest, "name")]
    [TestCase(""" "chartType":"PIE","name":"a",""" + Rest, "index")]
    [TestCase(""" "name":"a","index":0,""" + Rest, "chartType")]
    [TestCase(""" "chartType":"RADAR","name":"a","index":0,""" + Rest, "chartType")]
    [TestCase(""" "chartType":"AREA","name":"a","index":0,""" + Rest, "chartMode")]
    [TestCase(""" "chartType":"PIE","name":"a","index":0,"aggregations":[{"type":"COUNT"}],"sorts":[] """, "groups")]
    [TestCase(""" "chartType":"PIE","name":"a","index":0,"groups":[],"aggregations":[{"type":"COUNT"}],"sorts":[] """, "groups")]
    [TestCase(""" "chartType":"PIVOT_TABLE","name":"a","index":0,""" + Rest, "groups")]
    [TestCase(""" "chartType":"PIE","name":"a","index":0,"groups":[{"code":"日付","per":"HOUR"}],"aggregations":[{"type":"COUNT"}],"sorts":[] """, "groups[0].per")]
    [TestCase(""" "chartType":"PIE","name":"a","index":0,"groups":[{"code":"件名"}],"aggregations":[{"type":"SUM"}],"sorts":[] """, "aggregations[0].code")]
    [TestCase(""" "chartType":"PIE","name":"a","index":0,"groups":[{"code":"件名"}],"aggregations":[{"type":"SUM","code":"件名"}],"sorts":[] """, "aggregations[0].code")]
    [TestCase(""" "chartType":"PIE","name":"a","index":0,"groups":[{"code":"件名"}],"aggregations":[{"type":"COUNT"}],"sorts":[{"by":"TOTAL"}] """, "sorts[0].order")]
    [TestCase(""" "chartType":"PIE","name":"a","index":0,""" + Rest + ""","periodicReport":{"active":true} """, "periodicReport.period")]
    [TestCase(""" "chartType":"PIE","name":"a","index":0,""" + Rest + ""","periodicReport":{"period":{"every":"YEAR","month":1,"dayOfMonth":"END_OF_MONTH","time":"09:00"}} """, "periodicReport.period.dayOfMonth")]
    [TestCase(""" "chartType":"PIE","name":"a","index":0,""" + Rest + ""","periodicReport":{"period":{"every":"HOUR","minute":5}} """, "periodicReport.period.minute")]
    [TestCase(""" "chartType":"PIE","name":"a","index":0,""" + Rest + ""","periodicReport":{"period":{"every":"DAY"}} """, "periodicReport.period.time")]
    public async Task Reports_that_cannot_be(string report, string path) =>
        (await PutAsync("app/reports", $$""" "reports":{"a":{{{report}} } } """)).Invalid("reports[a]." + path);

    [Test]
    public async Task Names_and_numbers_are_unique_and_fields_are_known()
    {
        (await PutAsync("app/reports", $$""" "reports":{"a":{"chartType":"PIE","name":"a","index":0,{{Rest}} },"b":{"chartType":"PIE","name":"b","index":"0",{{Rest}} } } """)).Invalid("reports");
        (await PutAsync("app/reports", """ "reports":{"a":{"chartType":"PIE","name":"a","index":0,"groups":[{"code":"なし"}],"aggregations":[{"type":"COUNT"}],"sorts":[]}} """))
            .Refused(400, "GAIA_FC01");
        (await PutAsync("app/reports", $$""" "reports":{"a":{"chartType":"PIE","name":"a","index":0,"filterCond":"なし = 1",{{Rest}} } } """)).Refused(400, "GAIA_IQ11");
        (await PutAsync("app/reports", """ "revision":-1 """)).Invalid("reports");
    }

    [Test]
    public async Task Reports_follow_renamed_fields_and_lose_deleted_ones()
    {
        (await PutAsync("app/reports", """
            "reports":{"a":{"chartType":"TABLE","name":"a","index":0,"groups":[{"code":"件名"},{"code":"日付"}],"aggregations":[{"type":"SUM","code":"数"},{"type":"COUNT"}],"sorts":[],"filterCond":"数 > 1"}}
            """)).Ok();
        (await PutAsync("app/form/fields", """ "properties":{"件名":{"type":"SINGLE_LINE_TEXT","code":"題"},"数":{"type":"NUMBER","code":"量"}} """)).Ok();
        JsonNode report = (await ReadAsync("app/reports"))["reports"]!["a"]!;
        report["groups"]![0]!["code"]!.GetValue<string>().ShouldBe("題");
        report["aggregations"]![0]!["code"]!.GetValue<string>().ShouldBe("量");
        report["filterCond"]!.GetValue<string>().ShouldBe("量 > 1");
        (await Admin.DeleteAsync("preview/app/form/fields", $"app={App}&fields[0]=量&fields[1]=日付")).Ok();
        report = (await ReadAsync("app/reports"))["reports"]!["a"]!;
        report["groups"]!.AsArray().Select(g => g!["code"]!.GetValue<string>()).ShouldBe(["題"]);
        report["aggregations"]!.AsArray().Select(a => a!["type"]!.GetValue<string>()).ShouldBe(["COUNT"]);
    }
}
