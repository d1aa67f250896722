using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using AppForge.Emulator;

namespace AppForge.Bench.Emulator;

/// <summary>The emulator beside <see cref="BareServer"/>, both on files, asked in turn by the same client in the same process.</summary>
internal static class EmulatorBench
{
    private const int Records = 100_000;
    private const int Rounds = 25;

    // Of the bare endpoint: beside the one whose records are asked for.
    private const long SearchedApp = 1_000_000;

    // Until the runtime has compiled both for good: a page of records is written by loops that it improves while they run.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("appforge-bench-").FullName;
        try
        {
            await EmulatorStart.CompareAsync();
            await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { DataSource = Path.Combine(folder, "emulator.db"), DeployDuration = TimeSpan.Zero }, CancellationToken.None);
            await using var bare = await BareServer.StartAsync(Path.Combine(folder, "bare.db"));
            using Client ours = new(emulator.BaseAddress), theirs = new(bare.Address);
            return await CompareAsync(ours, theirs);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> CompareAsync(Client ours, Client theirs)
    {
        var app = await BenchApp.CreateAsync(ours, "計測");
        await CopySettingsAsync(ours, theirs, app);
        var (ourLoad, theirLoad, searchedLoad) = (new Figures(), new Figures(), new Figures());
        for (var first = 1; first <= Records; first += 100)
        {
            var body = BenchApp.Hundred(app, first);
            Measured(theirLoad, await TimeAsync(() => theirs.PostAsync("/records", body)), first > 1000);
            Measured(ourLoad, await TimeAsync(() => ours.PostAsync("/k/v1/records.json", body)), first > 1000);
            body["app"] = SearchedApp;
            Measured(searchedLoad, await TimeAsync(() => theirs.PostAsync("/searched-records", body)), first > 1000);
        }

        var query = Uri.EscapeDataString($"区分 in (\"{BenchApp.State}\") order by 数量 desc limit 100");
        Say($"{Records:N0} records; median (range); ratio: how many times the bare endpoint's time");
        var (single, _) = await PairAsync("GET record", 300, i => ours.GetAsync($"/k/v1/record.json?app={app}&id={1 + (i * 7919 % Records)}"), i => theirs.GetAsync($"/record?app={app}&id={1 + (i * 7919 % Records)}"));
        Say($"    rate {1 / single.Median:P0} of the bare endpoint's; floor 50 %");
        await PairAsync("GET fields", 100, _ => ours.GetAsync($"/k/v1/app/form/fields.json?app={app}"), _ => theirs.GetAsync($"/setting?app={app}&area=fields"));
        var (_, times) = await PairAsync("query of 100 among 100,000, sorted", 10, _ => ours.GetAsync($"/k/v1/records.json?app={app}&query={query}"), _ => theirs.GetAsync($"/records?app={app}&state={Uri.EscapeDataString(BenchApp.State)}&limit=100"));
        var few = Uri.EscapeDataString("数量 = \"777\" order by 数量 desc");
        await ThisToThatAsync(ours, app, "query that finds one record", few);
        await ThisToThatAsync(ours, app, "query of 100 among 100,000, sorted", query);
        Say($"  POST of 100 records              {ourLoad.Text("F1")} ms   bare, with every value and word in an index {searchedLoad.Text("F1")} ms   ratio {Figures.Ratios(ourLoad, searchedLoad).Text("F1")}");
        Say($"                                     bare, that can be asked for one field only {theirLoad.Text("F1")} ms   ratio {Figures.Ratios(ourLoad, theirLoad).Text("F1")}");
        await CycleAsync(ours, theirs);
        return 0;
    }

    // Both of the emulator's own: what a query costs beside the reading of one record by its key.
    private static async Task ThisToThatAsync(Client ours, long app, string title, string query)
    {
        var ratios = new Figures();
        var watch = Stopwatch.StartNew();
        for (var round = 0; round < Rounds;)
        {
            var counts = watch.Elapsed > WarmUp;
            round += counts ? 1 : 0;
            var one = await TimeAsync(async () =>
            {
                for (var i = 0; i < 20; i++)
                {
                    await ours.GetAsync($"/k/v1/record.json?app={app}&id={1 + (round * 977) + i}");
                }
            });
            var many = await TimeAsync(async () =>
            {
                for (var i = 0; i < 5; i++)
                {
                    await ours.GetAsync($"/k/v1/records.json?app={app}&query={query}");
                }
            });
            Measured(ratios, many / 5 / (one / 20), counts);
        }

        Say($"    {title}: {ratios.Text("F1")} times a read by key; floor 20");
    }

    private static async Task CycleAsync(Client ours, Client theirs)
    {
        var number = 0;
        var fields = new JsonObject { ["areas"] = new JsonObject() };
        await PairAsync("create, add fields, deploy", 1, async _ => await BenchApp.CreateAsync(ours, $"一巡{number++}"), async i =>
        {
            // The same writes: every area of a new app, the fields, every area once more as live.
            for (var step = 0; step < 3; step++)
            {
                var areas = new JsonObject();
                for (var area = 0; area < (step == 1 ? 1 : 18); area++)
                {
                    areas[$"{step}/{area}"] = BenchApp.Fields();
                }

                await theirs.PostAsync("/settings", new() { ["app"] = 1000 + i, ["areas"] = areas });
            }
        });
    }

    private static async Task CopySettingsAsync(Client ours, Client theirs, long app) => await theirs.PostAsync("/settings", new()
    {
        ["app"] = app,
        ["areas"] = new JsonObject { ["fields"] = JsonNode.Parse(await ours.GetAsync($"/k/v1/app/form/fields.json?app={app}")) },
    });

    private static async Task<(Figures Ratio, Figures Ours)> PairAsync(string title, int times, Func<int, Task> ours, Func<int, Task> theirs)
    {
        Figures one = new(), other = new();
        var counter = 0;
        var watch = Stopwatch.StartNew();
        for (var round = 0; round < Rounds;)
        {
            var counts = watch.Elapsed > WarmUp;
            round += counts ? 1 : 0;
            Measured(other, await TimeAsync(() => RepeatAsync(theirs)) / times, counts);
            Measured(one, await TimeAsync(() => RepeatAsync(ours)) / times, counts);
        }

        var ratio = Figures.Ratios(one, other);
        Say($"  {title,-34} {one.Text("F3")} ms   bare {other.Text("F3")} ms   ratio {ratio.Text("F2")}");
        return (ratio, one);

        async Task RepeatAsync(Func<int, Task> ask)
        {
            for (var i = 0; i < times; i++)
            {
                await ask(counter++);
            }
        }
    }

    private static void Measured(Figures figures, double value, bool counts)
    {
        if (counts)
        {
            figures.Add(value);
        }
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
