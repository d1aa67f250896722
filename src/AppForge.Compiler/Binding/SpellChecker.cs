using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Binding;

/// <summary>Finds what an author may have meant.</summary>
public static class SpellChecker
{
    /// <summary>The nearest of the candidates, if one is near enough: one change in a short word, up to a third of a longer one; half- and full-width and case count half.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        var all = candidates as IReadOnlyCollection<string> ?? [.. candidates];
        if (Certain(word, all) is { } certain)
        {
            return certain;
        }

        string? best = null;
        var bestDistance = Math.Max(2, word.Length * 2 / 3) + 1;
        foreach (var candidate in all)
        {
            var distance = Math.Abs(candidate.Length - word.Length) * 2 < bestDistance ? Distance(word, candidate) : int.MaxValue;
            if (distance < bestDistance && distance < 2 * Math.Max(word.Length, candidate.Length))
            {
                best = candidate;
                bestDistance = distance;
            }
        }

        return best;
    }

    /// <summary>"Did you mean …", or null.</summary>
    public static Guess? Guess(string word, IEnumerable<string> candidates)
    {
        var all = candidates as IReadOnlyCollection<string> ?? [.. candidates];
        return Nearest(word, all) is { } near ? new(new($"もしかして「{near}」", $"did you mean \"{near}\"?"), Certain(word, all)) : null;
    }

    /// <summary>The one candidate that differs from a word in half- and full-width or case only; null where there is none, or more than one.</summary>
    public static string? Certain(string word, IEnumerable<string> candidates)
    {
        var folded = WidthFolding.Fold(word);
        return candidates.Where(c => c.Length > 0 && WidthFolding.Fold(c) == folded).Distinct(StringComparer.Ordinal).Take(2).ToList() is [var one] ? one : null;
    }

    // Levenshtein with transpositions, in half steps: 2 for a change, 1 where only width or case differs.
    private static int Distance(string a, string b)
    {
        var before = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = 2 * j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = 2 * i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : WidthFolding.Fold(a[i - 1]) == WidthFolding.Fold(b[j - 1]) ? 1 : 2;
                current[j] = Math.Min(Math.Min(current[j - 1] + 2, last[j] + 2), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 2);
                }
            }

            (before, last, current) = (last, current, before);
        }

        return last[b.Length];
    }
}
