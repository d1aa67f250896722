namespace AppForge.Documents.Approval.Building;

/// <summary>Marks what differs between two texts. Texts that have little in common are marked whole: a patchwork says less than both texts.</summary>
internal static class TextMarks
{
    private const int LeastShare = 3;

    /// <summary>Two texts: what stands between their common beginning and their common end.</summary>
    public static (IReadOnlyList<MarkedText> Before, IReadOnlyList<MarkedText> After) Of(string before, string after)
    {
        var shorter = Math.Min(before.Length, after.Length);
        var head = 0;
        while (head < shorter && before[head] == after[head])
            head++;
        while (head > 0 && (IsInside(before, head) || IsInside(after, head)))
            head--;
        var tail = 0;
        while (tail < shorter - head && before[^(tail + 1)] == after[^(tail + 1)])
            tail++;
        while (tail > 0 && (IsInside(before, before.Length - tail) || IsInside(after, after.Length - tail)))
            tail--;
        if ((head + tail) * LeastShare < shorter || shorter == 0)
            return (Whole(before, isMarked: true), Whole(after, isMarked: true));
        return (Parts(before, head, tail), Parts(after, head, tail));
    }

    /// <summary>Two lists of words: each that the other doesn't have.</summary>
    /// <param name="before">The words before.</param>
    /// <param name="after">The words after.</param>
    /// <param name="separator">What stands between words.</param>
    public static (IReadOnlyList<MarkedText> Before, IReadOnlyList<MarkedText> After) Of(IReadOnlyList<string> before, IReadOnlyList<string> after, string separator)
    {
        var (old, come) = (before.ToHashSet(StringComparer.Ordinal), after.ToHashSet(StringComparer.Ordinal));
        return (Words(before, come, separator), Words(after, old, separator));
    }

    /// <summary>A text without a mark, or all of it marked; nothing for an empty one.</summary>
    public static IReadOnlyList<MarkedText> Whole(string text, bool isMarked = false) => text.Length == 0 ? [] : [new(text, isMarked)];

    // A character of two halves stays whole, and so does a number or a word of Latin letters.
    private static bool IsInside(string text, int at) => at > 0 && at < text.Length
        && (char.IsSurrogatePair(text[at - 1], text[at]) || (char.IsAsciiLetterOrDigit(text[at - 1]) && char.IsAsciiLetterOrDigit(text[at])));

    private static List<MarkedText> Parts(string text, int head, int tail) =>
        [.. new MarkedText[] { new(text[..head], false), new(text[head..^tail], true), new(text[^tail..], false) }.Where(r => r.Text.Length > 0)];

    private static List<MarkedText> Words(IReadOnlyList<string> words, HashSet<string> others, string separator) => [.. words.SelectMany((w, i) =>
        i == 0 ? new MarkedText[] { new(w, !others.Contains(w)) } : [new(separator, false), new(w, !others.Contains(w))])];
}
