using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AppForge.Compiler.Syntax;

/// <summary>
/// How a text is written as a YAML scalar: plain wherever that reads back as the same text, in quotes where it wouldn't. A text that was quoted and that
/// another reader could take for a number, a date or a flag keeps its quotes: under <c>raw:</c> they say that it is a text.
/// </summary>
internal static partial class YamlWriterScalars
{
    private const string FlowIndicators = ",[]{}";

    private static readonly SearchValues<char> NeverFirst = SearchValues.Create(",[]{}#&*!|>'\"%@`:?");

    // Beside the control characters: what YAML counts as a line break, the byte order mark, and halves of surrogate pairs are escaped one by one.
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(c => (char)c), '\u2028', '\u2029', '\uFEFF', '\uFFFE', '\uFFFF']);

    /// <summary>The text on one line.</summary>
    /// <param name="scalar">The scalar; an empty plain one is a key or stands where something has to be written.</param>
    /// <param name="inFlow">Whether it stands inside <c>[ ]</c> or <c>{ }</c>.</param>
    /// <param name="isKey">Whether it is a key: YamlDotNet overlooks the colon behind a word that starts with an asterisk.</param>
    public static string OnOneLine(ScalarNode scalar, bool inFlow, bool isKey = false)
    {
        var text = scalar.Value;
        var keepsQuotes = (scalar.Style != ScalarStyle.Plain && LooksTyped().IsMatch(text)) || (isKey && text.Contains(" *", StringComparison.Ordinal));
        if (!keepsQuotes && IsPlain(text, inFlow))
        {
            return text;
        }

        var isSafe = !text.AsSpan().ContainsAny(Escaped) && !HasLoneSurrogate(text);
        return isSafe && text.AsSpan().ContainsAny('"', '\\') ? "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'" : DoubleQuoted(text);
    }

    /// <summary>Whether the text would be plain but for the brackets around it: then the brackets are not worth it.</summary>
    public static bool NeedsQuotesOnlyInFlow(ScalarNode scalar) => IsPlain(scalar.Value, inFlow: false) && !IsPlain(scalar.Value, inFlow: true);

    /// <summary>Whether the text has lines and can be written as they are. White space at the end of a line would be lost in many editors.</summary>
    public static bool CanBeLiteral(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal) || text.EndsWith("\n\n", StringComparison.Ordinal) || text.AsSpan().Trim().IsEmpty || HasLoneSurrogate(text))
        {
            return false;
        }

        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.ContainsAny(Escaped) || (line.Length > 0 && char.IsWhiteSpace(line[^1])))
            {
                return false;
            }
        }

        return !text.AsSpan().ContainsAny('\r', '\f', '\u0085');
    }

    /// <summary>What stands behind the key of a literal block: <c>|</c>, with what happens at its end and, where the first line is indented, by how much.</summary>
    public static string LiteralHeader(string text) => "|" + (text[0] is ' ' or '\n' ? "2" : "") + (text.EndsWith('\n') ? "" : "-");

    private static bool IsPlain(string text, bool inFlow)
    {
        if (text.Length == 0 || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || text == "<<" || IsIndicatorAtStart(text))
        {
            return false;
        }

        if (text.AsSpan().ContainsAny(Escaped) || HasLoneSurrogate(text) || (inFlow && text.AsSpan().ContainsAny(FlowIndicators)))
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var isBad = text[i] switch
            {
                ':' => i + 1 == text.Length || text[i + 1] == ' ',
                '：' => i + 1 < text.Length && char.IsWhiteSpace(text[i + 1]),
                '#' => i > 0 && text[i - 1] == ' ',
                _ => false,
            };
            if (isBad)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsIndicatorAtStart(string text) =>
        NeverFirst.Contains(text[0])
        || (text[0] == '-' && (text.Length == 1 || text[1] == ' ' || FlowIndicators.Contains(text[1], StringComparison.Ordinal)))
        || text.StartsWith("---", StringComparison.Ordinal) || text.StartsWith("...", StringComparison.Ordinal);

    private static string DoubleQuoted(string text)
    {
        var result = new StringBuilder(text.Length + 8).Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                var code and < 0x10000 when Escaped.Contains((char)code) => string.Create(CultureInfo.InvariantCulture, $"\\u{code:X4}"),
                _ => rune.ToString(),
            });
        }

        return result.Append('"').ToString();
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) && ++i > 0))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"\A(?:[-+.]?[0-9][-+.:_0-9a-fA-FxoTZ]*|[-+]?\.(?:inf|nan)|true|false|yes|no|on|off|y|n|null|~)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LooksTyped();
}
