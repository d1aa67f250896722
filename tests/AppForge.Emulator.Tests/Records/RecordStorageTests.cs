using System.Diagnostics;
using Shouldly;

namespace AppForge.Emulator.Tests.Records;

/// <summary>What records are kept in: a file that outlives the host, and an index that answers without reading every record.</summary>
public sealed class RecordStorageTests : RecordTest
{
    [Test]
    public async Task Records_are_there_again_when_the_file_is_opened_again()
    {
        string folder = Directory.CreateTempSubdirectory("appforge-records-").FullName;
        try
        {
            EmulatorOptions options = Options with { DataSource = Path.Combine(folder, "kintone.db") };
            long app;
            await using (EmulatorHost first = await EmulatorHost.StartAsync(options, CancellationToken.None))
            {
                using Kintone client = new(first);
                app = await client.CreateDeployedAppAsync("試験", Fields(("字", Text("字"))));
                (await client.PostAsync("record", new { app, record = Values(("字", "a key")) })).Ok();
            }

            await using EmulatorHost second = await EmulatorHost.StartAsync(options, CancellationToken.None);
            using Kintone again = new(second);
            (await again.GetAsync("records", $"app={app}&query=字 like \"key\"")).Ok()["records"]!.AsArray().Count.ShouldBe(1);
            (await again.PostAsync("record", new { app, record = Values(("字", "b")) })).Ok()["id"]!.GetValue<string>().ShouldBe("2");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestCase("数 = 77")]
    [TestCase("数 > 49990 order by 字 asc limit 5")]
    [TestCase("字 = \"t123\" and 数 >= 0")]
    [TestCase("字 like \"t456\"")]
    [TestCase("数 >= 0 order by 数 desc limit 5")]
    [TestCase("列 in (4321) order by 数 asc")]
    public async Task A_query_over_many_records_costs_little_more_than_one_over_few(string query)
    {
        long few = await FillAsync(100);
        long many = await FillAsync(5_000);
        (double ofFew, double ofMany) = (await TimeAsync(few, query), await TimeAsync(many, query));
        ofMany.ShouldBeLessThan((ofFew * 10) + 5, $"{ofFew} ms against {ofMany} ms");
    }

    [Test]
    [Explicit("Figures over 100,000 records; takes minutes.")]
    public async Task Figures_over_a_hundred_thousand_records()
    {
        long start = Stopwatch.GetTimestamp();
        long app = await FillAsync(100_000);
        await TestContext.Progress.WriteLineAsync($"{Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s to fill");
        foreach (string query in new[]
        {
            "$id = 5", "数 = 77", "数 > 99990 order by 字 asc limit 5", "字 = \"t123\" and 数 >= 0", "字 like \"t456\"", "数 >= 0 order by 数 desc limit 5",
            "列 in (4321) order by 数 asc", "字 != \"x\" and 数 > 50000 order by 字 asc limit 20", "数 > 10 and 数 < 20 order by 字 desc", "",
        })
        {
            await TestContext.Progress.WriteLineAsync($"{await TimeAsync(app, query):F2} ms {query}");
        }
    }

    private async Task<long> FillAsync(int count)
    {
        long app = await CreateAsync(("数", Field("NUMBER", "数")), ("字", Text("字")), ("表", Table("表", ("列", Field("NUMBER", "列")))));
        foreach (int[] batch in Enumerable.Range(1, count).Chunk(100))
        {
            (await Admin.PostAsync("records", new { app, records = batch.Select(n => Values(("数", n), ("字", $"t{n}"), ("表", new[] { new { value = Values(("列", n)) } }))) })).Ok();
        }

        return app;
    }

    private async Task<double> TimeAsync(long app, string query)
    {
        double best = double.MaxValue;
        for (int i = 0; i < 10; i++)
        {
            long start = Stopwatch.GetTimestamp();
            await FindAsync(app, query);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return best;
    }
}
