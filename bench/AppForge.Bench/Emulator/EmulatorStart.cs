using System.Diagnostics;
using System.Globalization;
using AppForge.Emulator;

namespace AppForge.Bench.Emulator;

/// <summary>From the start of a process to the first answer of the server in it, beside the bare server.</summary>
internal static class EmulatorStart
{
    private const int WarmUps = 1;
    private const int Runs = 7;

    public static async Task CompareAsync()
    {
        Figures ours = new(), theirs = new();
        for (var run = -WarmUps; run < Runs; run++)
        {
            var (bare, emulator) = (await MillisecondsAsync("bare"), await MillisecondsAsync("emulator"));
            if (run >= 0)
            {
                theirs.Add(bare);
                ours.Add(emulator);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"start of a process to the first answer, not compiled ahead; median (range) of {Runs}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  emulator {ours.Text("F0")} ms   bare {theirs.Text("F0")} ms   ratio {Figures.Ratios(ours, theirs).Text("F2")}"));
    }

    /// <summary>Starts a server, asks it once, ends.</summary>
    public static async Task<int> AnswerOnceAsync(string server)
    {
        var folder = Directory.CreateTempSubdirectory("appforge-bench-").FullName;
        try
        {
            if (server == "bare")
            {
                await using var bare = await BareServer.StartAsync(Path.Combine(folder, "bare.db"));
                using var client = new Client(bare.Address);
                await client.GetAsync("/records?app=1&state=x&limit=1");
            }
            else
            {
                await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { DataSource = Path.Combine(folder, "emulator.db") }, CancellationToken.None);
                using var client = new Client(emulator.BaseAddress);
                await client.GetAsync("/k/v1/apps.json");
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> MillisecondsAsync(string server)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(EmulatorStart).Assembly.Location, "--measure-start", server]))!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException($"The {server} server did not answer.");
    }
}
