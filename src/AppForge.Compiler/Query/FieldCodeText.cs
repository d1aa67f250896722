using System.Globalization;

namespace AppForge.Compiler.Query;

/// <summary>Which characters a field code is made of (limits.md, field-code rules), seen from a text that names it bare.</summary>
internal static class FieldCodeText
{
    /// <summary>Length of the run of field-code characters at a place, 0 when there is none.</summary>
    public static int RunLength(string text, int start)
    {
        int at = start;
        while (at < text.Length && CharacterLength(text, at) is > 0 and int length)
        {
            at += length;
        }

        return at - start;
    }

    // Wider than the help's list (marks, other numbers and symbols too): the real codes of other languages and old apps need it,
    // and a code that kintone would refuse is better reported as unknown than as a syntax error.
    private static int CharacterLength(string text, int index)
    {
        char c = text[index];
        if (c < 0x80)
        {
            return char.IsAsciiLetterOrDigit(c) || c == '_' ? 1 : 0;
        }

        if (c is '･' or '・')
        {
            return 1;
        }

        bool allowed = CharUnicodeInfo.GetUnicodeCategory(text, index) is
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber
            or UnicodeCategory.OtherNumber or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.CurrencySymbol
            or UnicodeCategory.OtherSymbol;
        return allowed ? char.IsSurrogatePair(text, index) ? 2 : 1 : 0;
    }
}
