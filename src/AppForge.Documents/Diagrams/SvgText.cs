using System.Globalization;
using System.Text;

namespace AppForge.Documents.Diagrams;

/// <summary>Numbers and text in SVG's spelling.</summary>
internal static class SvgText
{
    /// <summary>One decimal at most, so that small differences of arithmetic never show.</summary>
    public static string Number(double value)
    {
        var rounded = Math.Round(value, 1, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("0.#", CultureInfo.InvariantCulture);
    }

    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '<' => result.Append("&lt;"),
                '>' => result.Append("&gt;"),
                '&' => result.Append("&amp;"),
                '"' => result.Append("&quot;"),
                '\'' => result.Append("&#39;"),
                '\n' or '\r' or '\t' => result.Append(' '),
                // XML has no way to write the other control characters.
                < ' ' or 0xFFFE or 0xFFFF => result.Append('\uFFFD'),
                _ => result.Append(rune.ToString()),
            };
        }
        return result.ToString();
    }
}
