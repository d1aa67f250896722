using System.Diagnostics;

namespace AppForge.Emulator.Tests.Records.Rights;

/// <summary>What a list costs under rights, over many records.</summary>
public sealed class RightsFigures : RecordTest
{
    private static readonly object Everyone = new { type = "GROUP", code = "everyone" };

    [Test]
    [Explicit("Figures over 100,000 records; takes minutes.")]
    public async Task Figures_over_a_hundred_thousand_records()
    {
        long app = await CreateAsync(("数", Field("NUMBER", "数")), ("担当", Field("USER_SELECT", "担当")), ("字", Text("字")));
        Kintone sato = As("sato");
        foreach (int[] batch in Enumerable.Range(1, 100_000).Chunk(100))
        {
            (await Admin.PostAsync("records", new { app, records = batch.Select(n => Values(("数", n), ("字", $"t{n}"), ("担当", new[] { new { code = n % 2000 == 0 ? "sato" : "suzuki" } }))) })).Ok();
        }

        object ofField = new { entity = new { type = "FIELD_ENTITY", code = "担当" }, viewable = true };
        object ofAll = new { entity = Everyone, viewable = true };
        object ofNobody = new { entity = Everyone, viewable = false };
        await FiguresAsync(sato, app, "no rules");
        await FiguresAsync(sato, app, "50 by the people of a field", new { filterCond = "", entities = new[] { ofField, ofNobody } });
        await FiguresAsync(sato, app, "200 by a condition", new { filterCond = "数 <= 200", entities = new[] { ofAll } }, new { filterCond = "", entities = new[] { ofNobody } });
        await FiguresAsync(sato, app, "half by a condition", new { filterCond = "数 > 50000", entities = new[] { ofNobody } });
        await FiguresAsync(sato, app, "nothing", new { filterCond = "数 > 0", entities = new[] { ofNobody } }, new { filterCond = "", entities = new[] { ofNobody } });
    }

    private async Task FiguresAsync(Kintone client, long app, string rules, params object[] rights)
    {
        (await Admin.PutAsync("preview/record/acl", new { app, rights })).Ok();
        await Admin.DeployAsync(app);
        foreach (string query in new[] { "", "&totalCount=true", "&query=字 = \"t200\"", "&query=数 > 100 order by 字 asc limit 100" })
        {
            double best = double.MaxValue;
            int found = 0;
            for (int i = 0; i < 5; i++)
            {
                long start = Stopwatch.GetTimestamp();
                found = (await client.GetAsync("records", $"app={app}{query}")).Ok()["records"]!.AsArray().Count;
                best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            await TestContext.Progress.WriteLineAsync($"{best:F1} ms for {found}, {rules}: {query}");
        }
    }
}
