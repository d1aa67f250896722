using System.Text;

namespace AppForge.Compiler.Binding;

/// <summary>
/// Gives texts that differ in half- and full-width or in case only one form. The runtime's own compatibility forms need ICU, which AppForge runs without.
/// </summary>
internal static class WidthFolding
{
    // U+FF61 to U+FF9F.
    private const string Katakana = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";
    private const string Voiceable = "カキクケコサシスセソタチツテトハヒフヘホ";
    private const char FirstHalfWidth = '\uFF61';
    private const char VoicedMark = '\uFF9E';
    private const char HalfVoicedMark = '\uFF9F';

    /// <summary>The folded form of a text, without white space around it.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            switch (c)
            {
                case VoicedMark when folded.Length > 0 && Voiced(folded[^1]) is { } voiced:
                    folded[^1] = voiced;
                    break;
                case HalfVoicedMark when folded.Length > 0 && folded[^1] is 'ハ' or 'ヒ' or 'フ' or 'ヘ' or 'ホ':
                    folded[^1] = (char)(folded[^1] + 2);
                    break;
                default:
                    folded.Append(Fold(c));
                    break;
            }
        }

        return folded.ToString().Trim();
    }

    /// <summary>The folded form of a character.</summary>
    public static char Fold(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => char.ToUpperInvariant((char)(c - 0xFEE0)),
        >= FirstHalfWidth and <= HalfVoicedMark => Katakana[c - FirstHalfWidth],
        '\u3000' => ' ',
        _ => char.ToUpperInvariant(c),
    };

    private static char? Voiced(char c) => c == 'ウ' ? 'ヴ' : Voiceable.Contains(c, StringComparison.Ordinal) ? (char)(c + 1) : null;
}
