using System.Text;

namespace AppForge.Emulator.Storage;

/// <summary>
/// The search of <c>like</c>: by whole words in scripts that part words, by any run of characters in Japanese (query-and-formula.md, A2). Full and
/// half width, upper and lower case are the same.
/// </summary>
internal static class WordSearch
{
    private const string HalfKana = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";
    private const string Voiced = "カガキギクグケゲコゴサザシジスズセゼソゾタダチヂツヅテデトドハバヒビフブヘベホボウヴ";
    private const string HalfVoiced = "ハパヒピフプヘペホポ";

    /// <summary>Whether all that is asked for stands in the text; both are folded. What names no word finds nothing.</summary>
    public static bool Matches(string text, string wanted)
    {
        List<string> tokens = [.. Tokens(text)];
        List<string> asked = [.. Tokens(wanted)];
        return asked.Count > 0 && asked.TrueForAll(w => IsRun(w[0])
            ? tokens.Exists(t => IsRun(t[0]) && t.Contains(w, StringComparison.Ordinal))
            : tokens.Contains(w));
    }

    /// <summary>What is kept of a text to find it by: its words, and of a Japanese run every two neighbours and the last character.</summary>
    public static IReadOnlyCollection<string> IndexedWords(string text)
    {
        HashSet<string> words = new(StringComparer.Ordinal);
        foreach (string token in Tokens(text))
        {
            if (!IsRun(token[0]))
            {
                words.Add(token);
                continue;
            }

            for (int i = 0; i < token.Length; i++)
            {
                words.Add(token.Substring(i, Math.Min(2, token.Length - i)));
            }
        }

        return words;
    }

    /// <summary>A word that every text found by <paramref name="wanted"/> has in its index; or, of a single Japanese character, how such words begin.</summary>
    public static (string Word, bool IsBeginning)? KeyOf(string wanted)
    {
        string? longest = Tokens(wanted).MaxBy(t => t.Length);
        return longest is null ? null : !IsRun(longest[0]) ? (longest, false) : (longest[..Math.Min(2, longest.Length)], longest.Length == 1);
    }

    public static string Fold(string text)
    {
        StringBuilder folded = new(text.Length);
        foreach (char c in text)
        {
            char wide = c is >= '\uFF61' and <= '\uFF9F' ? HalfKana[c - '\uFF61'] : c;
            if (wide is '゛' or '゜' && folded.Length > 0 && Join(folded[^1], wide) is { } joined)
            {
                folded[^1] = joined;
                continue;
            }

            folded.Append(c is >= '\uFF01' and <= '\uFF5E' ? char.ToLowerInvariant((char)(c - 0xFEE0)) : c == '\u3000' ? ' ' : char.ToLowerInvariant(wide));
        }

        return folded.ToString();
    }

    private static char? Join(char letter, char mark)
    {
        string pairs = mark == '゛' ? Voiced : HalfVoiced;
        for (int i = 0; i < pairs.Length; i += 2)
        {
            if (pairs[i] == letter)
            {
                return pairs[i + 1];
            }
        }

        return null;
    }

    private static IEnumerable<string> Tokens(string folded)
    {
        int start = 0;
        while (start < folded.Length)
        {
            int end = start + 1;
            if (IsLetter(folded[start]))
            {
                while (end < folded.Length && IsLetter(folded[end]) && IsRun(folded[end]) == IsRun(folded[start]))
                {
                    end++;
                }

                yield return folded[start..end];
            }

            start = end;
        }
    }

    private static bool IsLetter(char c) => char.IsLetterOrDigit(c) || IsRun(c) || c == '_';

    /// <summary>Scripts that write words without spaces between them: kana, kanji, and what belongs to them.</summary>
    private static bool IsRun(char c) => c is >= '\u3005' and <= '\u3007' or >= '\u3041' and <= '\u309F' or >= '\u30A1' and <= '\u30FF' and not '・'
        or >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' || char.IsSurrogate(c);
}
