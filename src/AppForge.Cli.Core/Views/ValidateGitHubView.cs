using System.Globalization;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Cli.Views;

/// <summary>A validation as workflow commands of GitHub Actions: the messages stand beside the lines of a pull request.</summary>
internal static class ValidateGitHubView
{
    /// <summary>Writes the report, a line for each diagnostic.</summary>
    public static void Write(ValidationReport report, Terminal terminal)
    {
        foreach (var diagnostic in report.Diagnostics)
        {
            terminal.WriteLine(Line(diagnostic, terminal.Language));
        }

        if (!report.Waived.IsEmpty)
        {
            var count = report.Waived.Length.ToString(CultureInfo.InvariantCulture);
            terminal.WriteLine($"::notice title=AppForge::{Data(terminal.Say($"除外した指摘 {count}件", $"findings waived: {count}"))}");
        }
    }

    private static string Line(Diagnostic diagnostic, Language language)
    {
        var (start, end) = (diagnostic.Span.StartPosition, diagnostic.Span.EndPosition);
        var text = string.Join('\n', new[] { diagnostic.Message(language), DiagnosticRenderer.UsesOf(diagnostic)?.In(language), diagnostic.Guess?.In(language), diagnostic.Help(language) }.Where(t => t is { Length: > 0 }));
        var place = string.Create(
            CultureInfo.InvariantCulture,
            $"file={Property(diagnostic.Span.Source.Path)},line={start.Line},col={start.Column},endLine={end.Line},endColumn={end.Column},title={Property(diagnostic.Code)}");
        return $"::{CommandOf(diagnostic.Severity)} {place}::{Data(text)}";
    }

    private static string CommandOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "notice",
    };

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
