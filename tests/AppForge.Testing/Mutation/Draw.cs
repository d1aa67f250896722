namespace AppForge.Testing.Mutation;

/// <summary>Draws lots from a seed: the same seed draws the same on every machine and every .NET (SplitMix64).</summary>
public sealed class Draw(int seed)
{
    private ulong _state = (ulong)seed;

    /// <summary>A number from 0 below <paramref name="count"/>.</summary>
    public int Below(int count)
    {
        _state += 0x9E3779B97F4A7C15;
        var z = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)count);
    }

    /// <summary>One of some things; null where there are none.</summary>
    public T? Of<T>(IEnumerable<T> things)
        where T : class
    {
        var all = things as IReadOnlyList<T> ?? [.. things];
        return all.Count == 0 ? null : all[Below(all.Count)];
    }

    /// <summary>One of some words.</summary>
    public string Word(params ReadOnlySpan<string> words) => words[Below(words.Length)];
}
