using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AppForge.Testing.Fuzzing;

namespace AppForge.Bench;

/// <summary>
/// Fuzzes in stretches, each a process of its own: an exhausted stack ends the process, and is found by its seed all the same. The texts of a stretch follow
/// from its seed alone.
/// </summary>
internal static class FuzzRun
{
    private const int StretchSeconds = 30;
    private const int SeedsOfAStretch = 10_000_000;
    private const int ShownCharacters = 400;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static int Of(TimeSpan time)
    {
        var totals = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var fallen = 0;
        var watch = Stopwatch.StartNew();
        for (var seed = 0; watch.Elapsed < time; seed += SeedsOfAStretch)
        {
            var seconds = Math.Max(1, Math.Min(StretchSeconds, (time - watch.Elapsed).TotalSeconds));
            var start = new ProcessStartInfo(
                "dotnet", [typeof(FuzzRun).Assembly.Location, "--fuzz", seed.ToString(CultureInfo.InvariantCulture), seconds.ToString("F1", CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
            using var child = Process.Start(start)!;
            var output = child.StandardOutput.ReadToEnd();
            child.WaitForExit();
            if (child.ExitCode != 0)
            {
                fallen++;
                Console.Error.WriteLine($"stretch {seed}: ended with {child.ExitCode}");
            }

            foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                var (name, count) = line.Split('\t') is [var n, var c] ? (n, long.Parse(c, CultureInfo.InvariantCulture)) : ("?", 0);
                totals[name] = totals.GetValueOrDefault(name) + count;
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalMinutes:F1} minutes: {string.Join(", ", totals.Select(t => $"{t.Value:N0} {t.Key}"))}; stretches with finds: {fallen}"));
        return fallen == 0 ? 0 : 1;
    }

    /// <summary>One stretch in this process: counts on standard output, finds on standard error.</summary>
    public static int Stretch(int seed, TimeSpan time)
    {
        var (counts, finds) = Fuzzer.Run(FuzzTargets.All, seed, SeedsOfAStretch, time, Patience);
        foreach (var (name, count) in counts)
        {
            Console.WriteLine($"{name}\t{count}");
        }

        foreach (var find in finds)
        {
            Console.Error.WriteLine($"{find.Target}, seed {find.Seed}, {find.Text.Length} characters: {JsonSerializer.Serialize(find.Text[..Math.Min(ShownCharacters, find.Text.Length)])}\n{find.What}");
        }

        return finds.Count == 0 ? 0 : 1;
    }
}
