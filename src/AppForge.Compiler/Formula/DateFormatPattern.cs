namespace AppForge.Compiler.Formula;

/// <summary>The pattern letters of DATE_FORMAT (query-and-formula.md, B2).</summary>
internal static class DateFormatPattern
{
    private static HashSet<string> Known { get; } = new(StringComparer.Ordinal)
    {
        "YYYY", "MMMM", "MMM", "MM", "M", "dd", "d", "a", "KK", "K", "hh", "h", "HH", "H", "kk", "k", "mm", "m", "ss", "s", "Z", "ZZ", "ZZZ",
    };

    /// <summary>The first run of equal letters that is no pattern; null when there is none.</summary>
    public static string? FirstUnknown(string pattern)
    {
        for (int start = 0, end; start < pattern.Length; start = end)
        {
            end = start + 1;
            while (end < pattern.Length && pattern[end] == pattern[start])
            {
                end++;
            }

            if (char.IsAsciiLetter(pattern[start]) && !Known.Contains(pattern[start..end]))
            {
                return pattern[start..end];
            }
        }

        return null;
    }
}
