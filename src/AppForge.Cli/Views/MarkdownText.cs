using System.Buffers;
using System.Text;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Cli.Views;

/// <summary>Puts any text into Markdown as nothing but text: no markup, no HTML, no link, nobody called by name.</summary>
internal static class MarkdownText
{
    private const int MostCells = 300;
    // Everything that may begin or end markup, an address or HTML; a backslash before it makes it a character.
    private static readonly SearchValues<char> Special = SearchValues.Create("\\`*_{}[]()#+-.!|<>&~@:=\"'");

    private const char NoWidth = '\u200b';

    /// <summary>Words in a line.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder();
        foreach (var c in OneLine(text))
        {
            if (Special.Contains(c))
            {
                result.Append('\\');
            }

            result.Append(c);
            // Names and numbers of issues are looked for after the markup is gone: only something between helps.
            if (c is '@' or '#')
            {
                result.Append(NoWidth);
            }
        }

        return result.ToString();
    }

    /// <summary>A value in a line, as it is; inside nothing has a meaning.</summary>
    public static string Code(string text)
    {
        var line = OneLine(text);
        var fence = new string('`', 1 + LongestRun(line));
        // A blank at both ends is taken off, and a back quote must not touch the fence.
        var pad = line.Length == 0 || line.StartsWith('`') || line.EndsWith('`') || (line.StartsWith(' ') && line.EndsWith(' ')) ? " " : "";
        return fence + pad + line + pad + fence;
    }

    /// <summary>Lines as a block that shows what went and what came.</summary>
    /// <param name="lines">The lines, each with its sign in front.</param>
    /// <param name="indent">What stands in front of each.</param>
    public static string Diff(IReadOnlyList<string> lines, string indent)
    {
        var shown = lines.Select(OneLine).ToList();
        var fence = new string('`', Math.Max(3, 1 + shown.Max(LongestRun)));
        return string.Concat(shown.Prepend(fence + "diff").Append(fence).Select(l => indent + l + "\n"));
    }

    private static string OneLine(string text) =>
        TextWidth.Shorten(DiagnosticRenderer.Visible(text), MostCells).ReplaceLineEndings(" ");

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
