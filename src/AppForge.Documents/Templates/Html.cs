using System.Globalization;
using System.Text;

namespace AppForge.Documents.Templates;

/// <summary>Escaping for the places of a page.</summary>
internal static class Html
{
    /// <summary>Text for elements and attributes.</summary>
    public static string Escape(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Diagrams.SvgText.Escape));

    /// <summary>A CSS string with its quotes. Everything but letters and digits is written by number, so nothing can end the string or the style.</summary>
    public static string CssString(string text)
    {
        var result = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '.' or '-')
                result.Append(rune.ToString());
            else
                result.Append('\\').Append(rune.Value.ToString("x6", CultureInfo.InvariantCulture));
        }
        return result.Append('"').ToString();
    }

    /// <summary>Escaped text that may break after <c>_ - . ,</c> and before an operator, for codes and formulas.</summary>
    public static string Breakable(string text)
    {
        var result = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append(Escape(rune.ToString()));
            if (rune.Value is '_' or '-' or '.' or ',')
                result.Append("<wbr>");
        }
        return result.ToString();
    }
}
