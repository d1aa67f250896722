using System.Globalization;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Syntax;

/// <summary>What has to be seen before the YAML parser runs, because it would accept it, or report it at the wrong place.</summary>
internal static class YamlPrescan
{
    /// <summary>Reports encoding, size, control characters and indentation by tabs or full-width spaces.</summary>
    /// <returns>Whether parsing makes sense.</returns>
    public static bool Check(SourceText source, DiagnosticBag diagnostics)
    {
        if (source.FirstInvalidByte is { } bad)
        {
            diagnostics.Report(YamlDiagnostics.NotUtf8, source.Span(bad, bad + 1));
            return false;
        }

        if (source.Content.Length > YamlReader.MaxLength)
        {
            diagnostics.Report(YamlDiagnostics.TooLarge, source.Span(0, 0), YamlReader.MaxLength.ToString("N0", CultureInfo.InvariantCulture));
            return false;
        }

        var control = source.Content.AsSpan().IndexOfAny(ControlCharacters);
        if (control >= 0)
        {
            var code = ((int)source.Content[control]).ToString("X4", CultureInfo.InvariantCulture);
            diagnostics.Report(YamlDiagnostics.ControlCharacter, source.Span(control, control + 1), code);
            return false;
        }

        return !source.Content.AsSpan().ContainsAny('\t', '\u3000') || CheckIndentation(source, diagnostics);
    }

    /// <summary>A full-width colon that stands where a separator was meant, on the line of an error or the one before.</summary>
    public static SourceSpan? FullWidthColonNear(SourceText source, int offset)
    {
        var line = source.PositionOf(offset).Line;
        for (var candidate = line; candidate >= Math.Max(1, line - 1); candidate--)
        {
            var text = source.Line(candidate);
            var colon = text.IndexOf('：', StringComparison.Ordinal);
            if (colon > 0 && !text.AsSpan(0, colon).ContainsAny(":#\"'"))
            {
                var start = source.LineStart(candidate) + colon;
                return source.Span(start, start + 1);
            }
        }

        return null;
    }

    private static System.Buffers.SearchValues<char> ControlCharacters { get; } = System.Buffers.SearchValues.Create(
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\u007F");

    private static bool CheckIndentation(SourceText source, DiagnosticBag diagnostics)
    {
        var sound = true;
        var blockIndent = -1;
        for (var line = 1; line <= source.LineCount; line++)
        {
            var text = source.Line(line);
            var indent = text.Length - text.TrimStart(' ').Length;
            if (text.AsSpan().Trim().IsEmpty || (blockIndent >= 0 && indent > blockIndent))
            {
                continue; // blank, or the inside of a block scalar, where every character is text
            }

            blockIndent = StartsBlockScalar(text) ? indent : -1;
            var rest = text.AsSpan(indent);
            var start = source.LineStart(line) + indent;
            if (rest[0] == '\t' && !rest.TrimStart().StartsWith("#"))
            {
                diagnostics.Report(YamlDiagnostics.Tab, source.Span(start, start + 1));
                sound = false;
            }
            else if (rest[0] == '\u3000')
            {
                var end = start + rest.Length - rest.TrimStart('\u3000').Length;
                diagnostics.ReportWithFix(YamlDiagnostics.FullWidthSpace, source.Span(start, start + 1), new(source.Span(start, end), new string(' ', 2 * (end - start))));
                sound = false;
            }
        }

        return sound;
    }

    private static bool StartsBlockScalar(string line)
    {
        // A " #" may start a comment or stand inside a quoted key.
        var text = line.AsSpan();
        var comment = text.IndexOf(" #");
        return EndsWithBlockIndicator(text) || (comment >= 0 && EndsWithBlockIndicator(text[..comment]));
    }

    private static bool EndsWithBlockIndicator(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd().TrimEnd("+-0123456789");
        return text.EndsWith(": |") || text.EndsWith(": >") || text.EndsWith("- |") || text.EndsWith("- >");
    }
}
