using System.Globalization;
using System.Text.Json;
using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;

namespace AppForge.Cli.Views;

/// <summary>A validation for scripts.</summary>
internal static class ValidateJsonView
{
    /// <summary>Writes the report.</summary>
    public static void Write(ValidationReport report, Terminal terminal) => JsonOutput.Write(terminal, json =>
    {
        json.WriteArray("diagnostics", report.Diagnostics, d => WriteDiagnostic(json, d, terminal.Language));
        json.WriteArray("waived", report.Waived, w => WriteWaived(json, w, terminal.Language));
        json.WriteStartObject("summary");
        json.WriteNumber("errors", report.Errors);
        json.WriteNumber("warnings", report.Warnings);
        json.WriteNumber("waived", report.Waived.Length);
        json.WriteNumber("apps", report.Apps);
        json.WriteStartObject("scripts");
        json.WriteNumber("files", report.Scripts.Files);
        json.WriteNumber("uses", report.Scripts.Uses);
        json.WriteNumber("unknown", report.Scripts.Unknown);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void WriteDiagnostic(Utf8JsonWriter json, Diagnostic diagnostic, Language language)
    {
        var (start, end) = (diagnostic.Span.StartPosition, diagnostic.Span.EndPosition);
        json.WriteStartObject();
        json.WriteString("code", diagnostic.Code);
        json.WriteString("severity", SeverityOf(diagnostic.Severity));
        json.WriteString("path", diagnostic.Span.Source.Path);
        json.WriteNumber("line", start.Line);
        json.WriteNumber("column", start.Column);
        json.WriteNumber("endLine", end.Line);
        json.WriteNumber("endColumn", end.Column);
        if (!diagnostic.Uses.IsEmpty)
        {
            json.WriteStartArray("usedFrom");
            foreach (var use in diagnostic.Uses)
            {
                WritePlace(json, use);
            }

            json.WriteEndArray();
        }

        json.WriteString("message", diagnostic.Message(language));
        json.WriteString("help", string.Join('\n', new[] { diagnostic.Guess?.In(language), diagnostic.Help(language) }.Where(h => h is { Length: > 0 })));
        json.WriteEndObject();
    }

    private static void WriteWaived(Utf8JsonWriter json, WaivedFinding waived, Language language)
    {
        var start = waived.Diagnostic.Span.StartPosition;
        json.WriteStartObject();
        json.WriteString("code", waived.Diagnostic.Code);
        json.WriteString("app", waived.App);
        json.WriteString("path", waived.Diagnostic.Span.Source.Path);
        json.WriteNumber("line", start.Line);
        json.WriteNumber("column", start.Column);
        json.WriteString("message", waived.Diagnostic.Message(language));
        json.WriteString("reason", waived.Waiver.Reason);
        json.WriteString("approvedBy", waived.Waiver.ApprovedBy);
        json.WriteString("until", waived.Waiver.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    // A fragment used by a fragment: the place in that one has places of its own.
    private static void WritePlace(Utf8JsonWriter json, SourceSpan use)
    {
        json.WriteStartObject();
        json.WriteString("path", use.Source.Path);
        json.WriteNumber("line", use.StartPosition.Line);
        json.WriteNumber("column", use.StartPosition.Column);
        if (use.Source.UsedFrom is { } outer)
        {
            json.WritePropertyName("usedFrom");
            WritePlace(json, outer);
        }

        json.WriteEndObject();
    }

    /// <summary>The word for a severity.</summary>
    public static string SeverityOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "information",
    };
}
