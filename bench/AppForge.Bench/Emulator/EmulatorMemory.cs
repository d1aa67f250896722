using System.Diagnostics;
using System.Globalization;
using AppForge.Emulator;

namespace AppForge.Bench.Emulator;

/// <summary>What 100 apps with 1,000,000 records in all take: memory, file, and how a read and a query do among them.</summary>
internal static class EmulatorMemory
{
    private const int Apps = 100;
    private const int RecordsOfAnApp = 10_000;

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("appforge-bench-").FullName;
        try
        {
            var file = Path.Combine(folder, "emulator.db");
            var before = Memory();
            await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { DataSource = file, DeployDuration = TimeSpan.Zero }, CancellationToken.None);
            using var client = new Client(emulator.BaseAddress);
            var (peak, watch) = (0L, Stopwatch.StartNew());
            var app = 0L;
            for (var i = 0; i < Apps; i++)
            {
                app = await BenchApp.CreateAsync(client, $"大量{i}");
                for (var first = 1; first <= RecordsOfAnApp; first += 100)
                {
                    await client.PostAsync("/k/v1/records.json", BenchApp.Hundred(app, first));
                }

                peak = Math.Max(peak, Memory());
            }

            watch.Stop();
            var after = Memory();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
                {Apps} apps, {Apps * RecordsOfAnApp:N0} records, written in {watch.Elapsed.TotalSeconds:F0} s
                  memory of the process, client and all: {before} MB before, {peak} MB at most, {after} MB at the end; file {new FileInfo(file).Length >> 20} MB
                  of these at the end: {GC.GetTotalMemory(forceFullCollection: true) >> 20} MB objects, {OfFiles()} MB pages of files (the database's among them, which the system takes back at need)
                """));
            var query = Uri.EscapeDataString($"区分 in (\"{BenchApp.State}\") order by 数量 desc limit 100");
            await SayAsync("GET record", i => client.GetAsync($"/k/v1/record.json?app={app}&id={1 + (i * 79 % RecordsOfAnApp)}"));
            await SayAsync("query of 100, sorted", _ => client.GetAsync($"/k/v1/records.json?app={app}&query={query}"));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task SayAsync(string title, Func<int, Task> ask)
    {
        var figures = new Figures();
        for (var i = -20; i < 200; i++)
        {
            var watch = Stopwatch.StartNew();
            await ask(i + 20);
            if (i >= 0)
            {
                figures.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        Console.WriteLine($"  {title}: {figures.Text("F2")} ms");
    }

    // Only Linux tells them apart.
    private static string OfFiles() => File.Exists("/proc/self/status")
        && File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith("RssFile:", StringComparison.Ordinal)) is { } line
            ? (long.Parse(line[8..^2], CultureInfo.InvariantCulture) >> 10).ToString(CultureInfo.InvariantCulture)
            : "?";

    private static long Memory()
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 >> 20;
    }
}
