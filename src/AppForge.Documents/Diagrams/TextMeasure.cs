using System.Globalization;
using System.Text;

namespace AppForge.Documents.Diagrams;

/// <summary>
/// Measures and wraps text without any font, because the reader's machine decides which font is used. The widths are
/// those of the widest usual Japanese fonts plus 8 % room, so what fits here fits on paper.
/// </summary>
public static class TextMeasure
{
    private const double Room = 1.08;
    private const string NeverFirst = "、。，．・：；？！ー」』）］｝〉》】〕,.:;?!)]}％ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々…／";
    private const string NeverLast = "「『（［｛〈《【〔([{";
    private const string BreakAfter = "_-./,";

    /// <summary>The width of one line of text.</summary>
    /// <param name="text">The text; line breaks count nothing.</param>
    /// <param name="size">The type size; the result has its unit.</param>
    public static double Width(string text, double size)
    {
        var em = 0.0;
        foreach (var rune in text.EnumerateRunes())
            em += Em(rune);
        return em * size * Room;
    }

    /// <summary>Wraps text to a width by the Japanese rules of line breaking; the last line ends in … when there is more.</summary>
    /// <param name="text">The text; its own line breaks are kept.</param>
    /// <param name="size">The type size.</param>
    /// <param name="maxWidth">The width no line exceeds.</param>
    /// <param name="maxLines">How many lines there may be; at least one is made.</param>
    public static WrappedText Wrap(string text, double size, double maxWidth, int maxLines)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
            WrapParagraph(paragraph, size, maxWidth, lines);
        if (lines.Count <= maxLines)
            return new WrappedText(lines, false);
        var kept = lines.Take(Math.Max(1, maxLines)).ToList();
        kept[^1] = Shorten(kept[^1], size, maxWidth);
        return new WrappedText(kept, true);
    }

    private static void WrapParagraph(string paragraph, double size, double maxWidth, List<string> lines)
    {
        var line = new StringBuilder();
        var width = 0.0;
        foreach (var unit in Units(paragraph).SelectMany(u => Width(u, size) > maxWidth ? Clusters(u) : [u]))
        {
            var unitWidth = Width(unit.TrimEnd(' '), size);
            if (line.Length > 0 && width + unitWidth > maxWidth)
            {
                lines.Add(line.ToString().TrimEnd(' '));
                line.Clear();
                width = 0;
            }
            line.Append(unit);
            width += Width(unit, size);
        }
        lines.Add(line.ToString().TrimEnd(' '));
    }

    private static string Shorten(string line, double size, double maxWidth)
    {
        var clusters = Clusters(line).ToList();
        while (clusters.Count > 0 && Width(string.Concat(clusters) + "…", size) > maxWidth)
            clusters.RemoveAt(clusters.Count - 1);
        return string.Concat(clusters) + "…";
    }

    /// <summary>Pieces that stay on one line: words of half-width letters, and full-width characters with their punctuation.</summary>
    private static IEnumerable<string> Units(string text)
    {
        var unit = new StringBuilder();
        string? previous = null;
        foreach (var cluster in Clusters(text))
        {
            if (previous is not null && MayBreak(previous, cluster))
            {
                yield return unit.ToString();
                unit.Clear();
            }
            unit.Append(cluster);
            previous = cluster;
        }
        if (unit.Length > 0)
            yield return unit.ToString();
    }

    private static bool MayBreak(string before, string after)
    {
        if (NeverFirst.Contains(after[0], StringComparison.Ordinal) || NeverLast.Contains(before[0], StringComparison.Ordinal) || after[0] == ' ')
            return false;
        if (IsWordPart(before) && IsWordPart(after))
            return BreakAfter.Contains(before[0], StringComparison.Ordinal);
        return true;
    }

    private static bool IsWordPart(string cluster) => cluster[0] is > ' ' and < '\u3000' and not '\u2192' || cluster[0] is >= '\uFF61' and <= '\uFF9F';

    private static IEnumerable<string> Clusters(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
            yield return elements.GetTextElement();
    }

    private static double Em(Rune rune)
    {
        var value = rune.Value;
        if (value is < ' ' or 0x7F or 0x200B or 0x200D or 0xFEFF || IsCombining(rune))
            return 0;
        if (value is >= 'A' and <= 'Z' or >= '0' and <= '9' or '@' or '%' or '&' or 'm' or 'w' or '+' or '=' or '<' or '>' or '~' or '#' or '—')
            return value is '@' or '%' or '&' or 'm' or 'w' or 'M' or 'W' ? 0.9 : 0.62;
        if (value < 0x7F || value is >= 0xFF61 and <= 0xFF9F)
            return 0.54;
        return value is >= 0xC0 and <= 0x24F and not 0xD7 and not 0xF7 ? 0.62 : 1.0;
    }

    private static bool IsCombining(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;
}
