using System.Text;

namespace AppForge.Testing.Fuzzing;

/// <summary>Makes texts that readers have trouble with: soups of tokens, damaged good texts, deep nesting, great length, any character at all.</summary>
/// <param name="random">Where choices come from.</param>
/// <param name="words">What the language is made of.</param>
/// <param name="samples">Good texts.</param>
internal sealed class FuzzText(Random random, IReadOnlyList<string> words, IReadOnlyList<string> samples)
{
    private const int Long = 20_000;

    private static readonly string[] Spaces = ["", " ", "　", "\n", "\t", "\r\n", "\u0085", "\u2028", "\u200B", "\uFEFF"];
    private static readonly string[] Strange = ["\uD800", "\uDC00", "😀", "か\u3099", "\0", "\u0001", "\u202E", "ﾊﾞ", "\uFFFF", "\\", "\"", "'", "”", "：", "＝", "\u2029"];

    public string Next() => random.Next(8) switch
    {
        0 => Soup(random.Next(1, 60)),
        1 => Nested(random.Next(1, 3000)),
        2 when random.Next(10) == 0 => Repeated(),
        3 => Characters(random.Next(0, 80)),
        _ => Damaged(Pick(samples), random.Next(1, 6)),
    };

    /// <summary>A text with pieces cut out, doubled, moved, exchanged for others.</summary>
    public string Damaged(string text, int times)
    {
        for (var i = 0; i < times && text.Length < Long; i++)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(1, 20), text.Length - at);
            text = random.Next(8) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Pick(words)),
                2 => text.Insert(at, Pick(Strange)),
                3 => text.Insert(at, Pick(Spaces)),
                4 => text.Insert(random.Next(text.Length + 1), text.Substring(at, length)),
                5 => text[..at],
                6 => text.Remove(at, length).Insert(at, Pick(words)),
                _ => text.Insert(at, Piece(Pick(samples))),
            };
        }

        return text;
    }

    private string Soup(int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(Pick(random.Next(12) == 0 ? Strange : words)).Append(Pick(random.Next(3) == 0 ? Spaces : [" "]));
        }

        return text.ToString();
    }

    private string Nested(int depth)
    {
        var open = Pick(["(", "(a = ", "NOT(", "IF(a = 1, ", "-(", "SUM(a, ", "a in (", "AND(", "AND(a = \"\", \"\" = ", "[", "{a: ", "- ", "a + ("]);
        var close = Pick([")", "", "]", "}", ", 1)", " = \"\")", " = \"\", b)"]);
        return new StringBuilder().Insert(0, open, depth).Append(Pick(words)).Append(new StringBuilder().Insert(0, close, random.Next(2) == 0 ? depth : depth / 2)).ToString();
    }

    private string Repeated()
    {
        var piece = random.Next(2) == 0 ? Pick(samples) + Pick(words) : Soup(3);
        return new StringBuilder().Insert(0, piece, Math.Max(1, 2 * Long / Math.Max(1, piece.Length))).ToString();
    }

    private string Characters(int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(random.Next(3) switch { 0 => (char)random.Next(0x10000), 1 => (char)random.Next(0x20, 0x7F), _ => (char)random.Next(0x3000, 0x3100) });
        }

        return text.ToString();
    }

    private string Piece(string text)
    {
        var at = random.Next(text.Length + 1);
        return text.Substring(at, Math.Min(random.Next(1, 40), text.Length - at));
    }

    private string Pick(IReadOnlyList<string> all) => all[random.Next(all.Count)];
}
