using System.Diagnostics;

namespace AppForge.Testing.Fuzzing;

/// <summary>Throws texts at targets, each made from a seed of its own, and watches the time that each takes.</summary>
public static class Fuzzer
{
    private const int MostFinds = 20;

    /// <summary>Throws texts until a time is over or a number of them is through.</summary>
    /// <param name="targets">What they are thrown at, in turn.</param>
    /// <param name="firstSeed">The seed of the first text; the next has the next one.</param>
    /// <param name="count">How many texts at most.</param>
    /// <param name="time">How long at most.</param>
    /// <param name="patience">What takes longer than this stands still.</param>
    /// <returns>How many texts each target took, and what was found.</returns>
    public static (IReadOnlyDictionary<string, long> Counts, IReadOnlyList<FuzzFind> Finds) Run(
        IReadOnlyList<FuzzTarget> targets, int firstSeed, long count, TimeSpan time, TimeSpan patience)
    {
        var counts = targets.ToDictionary(t => t.Name, _ => 0L, StringComparer.Ordinal);
        FuzzTarget[] round = [.. targets.SelectMany(t => Enumerable.Repeat(t, t.Turns))];
        var finds = new List<FuzzFind>();
        var current = new Running();
        var all = Stopwatch.StartNew();
        var worker = new Thread(() =>
        {
            for (var i = 0; i < count && all.Elapsed < time && finds.Count < MostFinds; i++)
            {
                var target = round[i % round.Length];
                var seed = firstSeed + i;
                var text = target.Make(new Random(seed));
                current.Begin(new(target.Name, seed, text, ""));
                try
                {
                    target.Run(text);
                }
                catch (Exception e)
                {
                    lock (finds)
                    {
                        finds.Add(new(target.Name, seed, text, e.ToString()));
                    }
                }

                current.End();
                counts[target.Name]++;
            }
        })
        { IsBackground = true };
        worker.Start();
        while (!worker.Join(TimeSpan.FromMilliseconds(100)))
        {
            if (current.LongerThan(patience) is { } still)
            {
                // A thread that stands still cannot be ended: what it works on is reported, and it ends with the process.
                lock (finds)
                {
                    return (counts, [.. finds, still with { What = $"still running after {patience.TotalSeconds:F0} s" }]);
                }
            }
        }

        return (counts, finds);
    }

    private sealed class Running
    {
        private readonly Lock _lock = new();
        private FuzzFind? _text;
        private long _since;

        public void Begin(FuzzFind text)
        {
            lock (_lock)
            {
                (_text, _since) = (text, Stopwatch.GetTimestamp());
            }
        }

        public void End()
        {
            lock (_lock)
            {
                _text = null;
            }
        }

        public FuzzFind? LongerThan(TimeSpan patience)
        {
            lock (_lock)
            {
                return _text is not null && Stopwatch.GetElapsedTime(_since) > patience ? _text : null;
            }
        }
    }
}
