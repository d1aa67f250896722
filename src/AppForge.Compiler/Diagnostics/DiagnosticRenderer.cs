using System.Globalization;
using System.Text;

namespace AppForge.Compiler.Diagnostics;

/// <summary>
/// Says a diagnostic to a person: place and message, the source line with a marker counted in cells, then the way out. Columns in the heading count
/// characters, markers count cells, so that the marker stands right under full-width text.
/// </summary>
/// <param name="language">The language.</param>
/// <param name="width">The cells of the terminal; longer source lines are cut around the mistake. Messages and help are never cut.</param>
/// <param name="paint">Paints a piece; null for plain text.</param>
public sealed class DiagnosticRenderer(Language language, int width, Func<DiagnosticRendererPart, string, string>? paint)
{
    private static readonly LocalizedText Error = new("エラー", "error");
    private static readonly LocalizedText Warning = new("警告", "warning");
    private static readonly LocalizedText Information = new("情報", "info");

    /// <summary>The word for a severity, as in <c>エラー AF2103</c>.</summary>
    public static LocalizedText WordOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => Error,
        DiagnosticSeverity.Warning => Warning,
        _ => Information,
    };

    /// <summary>A text with control characters made visible: what an author wrote must not steer the terminal.</summary>
    public static string Visible(string text) => DiagnosticRendererLine.Visible(text);

    /// <summary>Where the fragment in which a mistake lies is used, from the app inwards; null for a mistake in any other file.</summary>
    public static LocalizedText? UsesOf(Diagnostic diagnostic)
    {
        if (diagnostic.Uses.IsEmpty)
        {
            return null;
        }

        var first = string.Join(" → ", Diagnostic.WayTo(diagnostic.Uses[0]).Reverse().Select(u => u.Place));
        var others = (diagnostic.Uses.Length - 1).ToString(CultureInfo.InvariantCulture);
        return others == "0"
            ? new($"この断片を使っている所: {first}", $"where this fragment is used: {first}")
            : new($"この断片を使っている所: {first}（ほか {others}か所）", $"where this fragment is used: {first} (and {others} more)");
    }

    /// <summary>A diagnostic as text of several lines, each ending with <c>\n</c>.</summary>
    public string Render(Diagnostic diagnostic)
    {
        var text = new StringBuilder();
        var role = diagnostic.Severity == DiagnosticSeverity.Error ? DiagnosticRendererPart.Error : DiagnosticRendererPart.Warning;
        var heading = Paint(role, $"{WordOf(diagnostic.Severity).In(language)} {diagnostic.Code}");
        text.Append(PlaceOf(diagnostic)).Append(heading).Append(": ").Append(Visible(diagnostic.Message(language))).Append('\n');
        var gutter = AppendSource(text, diagnostic, role);
        foreach (var line in WaysOut(diagnostic))
        {
            text.Append(Paint(DiagnosticRendererPart.Gutter, $"{gutter} = ")).Append(Visible(line)).Append('\n');
        }

        return text.ToString();
    }

    private string PlaceOf(Diagnostic diagnostic)
    {
        if (diagnostic.Span.IsNone)
        {
            return "";
        }

        return Paint(DiagnosticRendererPart.Place, Visible(diagnostic.Span.Place)) + ": ";
    }

    private string AppendSource(StringBuilder text, Diagnostic diagnostic, DiagnosticRendererPart role)
    {
        var span = diagnostic.Span;
        if (span.IsNone)
        {
            return " ";
        }

        var number = span.StartPosition.Line.ToString(CultureInfo.InvariantCulture);
        var blank = new string(' ', number.Length);
        var line = DiagnosticRendererLine.Of(span, width - number.Length - " | ".Length);
        if (line.Text.Length > 0 && !diagnostic.Descriptor.HidesLine)
        {
            text.Append(Paint(DiagnosticRendererPart.Gutter, $"{number} |")).Append(' ').Append(line.Text).Append('\n')
                .Append(Paint(DiagnosticRendererPart.Gutter, $"{blank} |")).Append(' ', 1 + line.MarkStart)
                .Append(Paint(role, new string('^', line.MarkLength))).Append('\n');
        }

        return blank;
    }

    private IEnumerable<string> WaysOut(Diagnostic diagnostic)
    {
        if (UsesOf(diagnostic) is { } uses)
        {
            yield return uses.In(language);
        }

        if (diagnostic.Guess is { } guess)
        {
            yield return guess.In(language);
        }

        if (diagnostic.Help(language) is { Length: > 0 } help)
        {
            yield return help;
        }
    }

    private string Paint(DiagnosticRendererPart part, string text) => paint is null ? text : paint(part, text);
}
