using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AppForge.Compiler.CSharp.Generation;

/// <summary>Pieces of C#: identifiers, literals, texts of documentation comments.</summary>
internal static class CSharpText
{
    private static readonly HashSet<string> Keywords = new(
        ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern false finally fixed float for "
        + "foreach goto if implicit in int interface internal is lock long namespace new null object operator out override params private protected public readonly ref return sbyte sealed "
        + "short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while").Split(' '),
        StringComparer.Ordinal);

    /// <summary>
    /// The identifier nearest to a name: Japanese stays as it is, what C# doesn't take becomes <c>_</c>. Empty where nothing of the name is left.
    /// </summary>
    public static string Identifier(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (IsPart(c))
            {
                text.Append(c);
            }
            else if (text.Length > 0 && text[^1] != '_')
            {
                text.Append('_');
            }
        }

        var identifier = text.ToString().TrimEnd('_');
        return identifier.Length == 0 || IsStart(identifier[0]) ? identifier : "_" + identifier;
    }

    /// <summary>An identifier as it is written: a keyword with <c>@</c>.</summary>
    public static string Written(string identifier) => Keywords.Contains(identifier) ? "@" + identifier : identifier;

    /// <summary>A short mark of a name that depends on nothing else.</summary>
    public static string MarkOf(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..6];

    /// <summary>A string literal.</summary>
    public static string Literal(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                _ when char.IsControl(c) || char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format
                    => $"\\u{(int)c:X4}",
                _ => c.ToString(),
            });
        }

        return text.Append('"').ToString();
    }

    /// <summary>A text inside a documentation comment, on one line.</summary>
    public static string Documentation(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
        {
            text.Append(rune.Value switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                _ when Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator || rune.Value is 0xFFFE or 0xFFFF => " ",
                _ => rune.ToString(),
            });
        }

        return string.Join(' ', text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool IsStart(char c) => c == '_' || char.GetUnicodeCategory(c) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber;

    private static bool IsPart(char c) => IsStart(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation;
}
