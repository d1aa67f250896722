using System.Text;

namespace AppForge.Compiler.Diagnostics;

/// <summary>
/// How many cells a text takes in a terminal: full-width 2, half-width 1, combining 0, by Unicode's East Asian Width.
/// Ambiguous characters count 1, as in most terminals; for that reason nothing aligned stands to the right of one.
/// </summary>
public static class TextWidth
{
    // The ranges of Wide and Fullwidth characters (Unicode EastAsianWidth.txt), merged where only unassigned code points part them.
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F), (0x231A, 0x231B), (0x2329, 0x232A), (0x23E9, 0x23EC), (0x23F0, 0x23F0), (0x23F3, 0x23F3), (0x25FD, 0x25FE),
        (0x2614, 0x2615), (0x2648, 0x2653), (0x267F, 0x267F), (0x2693, 0x2693), (0x26A1, 0x26A1), (0x26AA, 0x26AB), (0x26BD, 0x26BE),
        (0x26C4, 0x26C5), (0x26CE, 0x26CE), (0x26D4, 0x26D4), (0x26EA, 0x26EA), (0x26F2, 0x26F3), (0x26F5, 0x26F5), (0x26FA, 0x26FA),
        (0x26FD, 0x26FD), (0x2705, 0x2705), (0x270A, 0x270B), (0x2728, 0x2728), (0x274C, 0x274C), (0x274E, 0x274E), (0x2753, 0x2755),
        (0x2757, 0x2757), (0x2795, 0x2797), (0x27B0, 0x27B0), (0x27BF, 0x27BF), (0x2B1B, 0x2B1C), (0x2B50, 0x2B50), (0x2B55, 0x2B55),
        (0x2E80, 0x303E), (0x3041, 0xA4CF), (0xA960, 0xA97F), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE10, 0xFE19), (0xFE30, 0xFE6F),
        (0xFF01, 0xFF60), (0xFFE0, 0xFFE6), (0x16FE0, 0x18DFF), (0x1AFF0, 0x1B2FF), (0x1F004, 0x1F004), (0x1F0CF, 0x1F0CF),
        (0x1F18E, 0x1F18E), (0x1F191, 0x1F19A), (0x1F200, 0x1F320), (0x1F32D, 0x1F335), (0x1F337, 0x1F37C), (0x1F37E, 0x1F393),
        (0x1F3A0, 0x1F3CA), (0x1F3CF, 0x1F3D3), (0x1F3E0, 0x1F3F0), (0x1F3F4, 0x1F3F4), (0x1F3F8, 0x1F43E), (0x1F440, 0x1F440),
        (0x1F442, 0x1F4FC), (0x1F4FF, 0x1F53D), (0x1F54B, 0x1F54E), (0x1F550, 0x1F567), (0x1F57A, 0x1F57A), (0x1F595, 0x1F596),
        (0x1F5A4, 0x1F5A4), (0x1F5FB, 0x1F64F), (0x1F680, 0x1F6C5), (0x1F6CC, 0x1F6CC), (0x1F6D0, 0x1F6D2), (0x1F6D5, 0x1F6DF),
        (0x1F6EB, 0x1F6EC), (0x1F6F4, 0x1F6FC), (0x1F7E0, 0x1F7EB), (0x1F7F0, 0x1F7F0), (0x1F90C, 0x1F93A), (0x1F93C, 0x1F945),
        (0x1F947, 0x1F9FF), (0x1FA70, 0x1FAFF), (0x20000, 0x3FFFD),
    ];

    /// <summary>The number of cells of a text without line breaks.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        var cells = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            cells += Of(rune);
        }

        return cells;
    }

    /// <summary>The number of cells of one character.</summary>
    public static int Of(Rune rune)
    {
        if (rune.Value < 0x300)
        {
            return 1;
        }

        if (Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.EnclosingMark or System.Globalization.UnicodeCategory.Format)
        {
            return 0;
        }

        int low = 0, high = Wide.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (rune.Value < Wide[middle].First)
            {
                high = middle - 1;
            }
            else if (rune.Value > Wide[middle].Last)
            {
                low = middle + 1;
            }
            else
            {
                return 2;
            }
        }

        return 1;
    }

    /// <summary>Fills a text with spaces on the right to a number of cells.</summary>
    public static string PadRight(string text, int cells) => text + new string(' ', Math.Max(0, cells - Of(text)));

    /// <summary>Parts a text into lines of at most so many cells, after a space or full-width punctuation where there is one in the second half of a line.</summary>
    /// <param name="text">A text without line breaks.</param>
    /// <param name="cells">The cells of a line, at least 2.</param>
    public static IEnumerable<string> Wrap(string text, int cells)
    {
        while (Of(text) > cells)
        {
            var (end, used, fit) = (0, 0, 0);
            foreach (var rune in text.EnumerateRunes())
            {
                used += Of(rune);
                if (used > cells && end > 0)
                {
                    break;
                }

                end += rune.Utf16SequenceLength;
                fit = used * 2 > cells && (rune.Value is ' ' or '、' or '。' or '，') ? end : fit;
            }

            var cut = fit > 0 ? fit : end;
            yield return text[..cut].TrimEnd(' ');
            text = text[cut..];
        }

        yield return text;
    }

    /// <summary>A text that takes at most so many cells, "…" at its end where something is left out.</summary>
    public static string Shorten(string text, int cells)
    {
        if (Of(text) <= cells)
        {
            return text;
        }

        var (end, used) = (0, 1);
        foreach (var rune in text.EnumerateRunes())
        {
            used += Of(rune);
            if (used > cells)
            {
                break;
            }

            end += rune.Utf16SequenceLength;
        }

        return text[..end] + "…";
    }
}
