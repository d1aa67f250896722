using System.Globalization;
using System.Text;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Catalog.Kinds;

/// <summary>
/// HTML that kintone sanitises on writing (description, labels of a layout). kintone writes characters as numeric entities (<c>&amp;#xff08;</c> for （);
/// the normal form has the characters themselves, save those that HTML needs.
/// </summary>
public sealed class HtmlKind(int maxLength) : ValueKind
{
    /// <inheritdoc />
    public override LocalizedText Expected { get; } = new($"{maxLength}文字までのHTML", $"HTML of up to {maxLength} characters");

    /// <inheritdoc />
    public override int? MaxLength { get; } = maxLength;

    /// <inheritdoc />
    public override string? Normalize(string text)
    {
        var normal = DecodeNumericEntities(text);
        return normal.Length > MaxLength ? null : normal;
    }

    private static string DecodeNumericEntities(string text)
    {
        if (!text.Contains("&#", StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var end = text[i] == '&' && i + 1 < text.Length && text[i + 1] == '#' ? text.IndexOf(';', i) : -1;
            if (end > 0 && end - i <= 10 && CodePoint(text.AsSpan(i + 2, end - i - 2)) is { } rune && rune.Value is not ('<' or '>' or '&' or '"' or '\''))
            {
                result.Append(rune.ToString());
                i = end;
            }
            else
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }

    private static Rune? CodePoint(ReadOnlySpan<char> digits)
    {
        var hexadecimal = digits.Length > 1 && digits[0] is 'x' or 'X';
        var parsed = hexadecimal
            ? int.TryParse(digits[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        return parsed && value >= 0x20 && Rune.IsValid(value) ? new Rune(value) : null;
    }
}
