using System.Globalization;
using System.Text;

namespace AppForge.Emulator.Settings.Fields;

/// <summary>
/// Which texts may be field codes (limits.md, "Field-code rules"). Stricter than what the compiler reads as a code inside a text: a server
/// refuses, a reader of real apps must not.
/// </summary>
internal static class FieldCode
{
    public const int MaxLength = 128;

    private static readonly string[] ReservedAlways = ["__ROOT__", "not"];

    public static bool IsValid(string code)
    {
        if (code.Length == 0 || char.IsDigit(code[0]))
        {
            return false;
        }

        for (int i = 0; i < code.Length; i += char.IsSurrogatePair(code, i) ? 2 : 1)
        {
            if (!IsPart(code, i))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a user's field may not take this code. Whether other languages' names are blocked too is not known: only the app's own are here.</summary>
    public static bool IsReserved(string code, bool japanese) =>
        ReservedAlways.Contains(code, StringComparer.Ordinal) || BuiltInField.All.Any(b => b.CodeIn(japanese) == code);

    private static bool IsPart(string text, int index)
    {
        if (!Rune.TryGetRuneAt(text, index, out Rune rune))
        {
            return false;
        }

        return rune.Value is '_' or '＿' or '･' or '・'
            || Rune.IsLetterOrDigit(rune)
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark
            || (rune.Value > 0x7F && Rune.GetUnicodeCategory(rune) == UnicodeCategory.CurrencySymbol);
    }
}
