using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;

namespace AppForge.Cli.Views;

/// <summary>A validation as SARIF 2.1.0, which code hosts and review tools read.</summary>
internal static class ValidateSarifView
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";
    private const string Root = "SRCROOT";

    /// <summary>Writes the report.</summary>
    public static void Write(ValidationReport report, Terminal terminal) => JsonOutput.WriteForeign(terminal, json =>
    {
        var rules = report.Diagnostics.Select(d => d.Descriptor).DistinctBy(d => d.Code, StringComparer.Ordinal).OrderBy(d => d.Code, StringComparer.Ordinal).ToList();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteArray("runs", [report], _ =>
        {
            json.WriteStartObject();
            json.WriteStartObject("tool");
            json.WriteStartObject("driver");
            json.WriteString("name", "AppForge");
            json.WriteString("semanticVersion", typeof(ValidateSarifView).Assembly.GetName().Version!.ToString(3));
            json.WriteString("language", terminal.Say("ja", "en"));
            json.WriteArray("rules", rules, r => WriteRule(json, r, terminal.Language));
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteArray("results", report.Diagnostics, d => WriteResult(json, d, rules.IndexOf(d.Descriptor), terminal.Language));
            json.WriteEndObject();
        });
    });

    private static void WriteRule(Utf8JsonWriter json, DiagnosticDescriptor rule, Language language)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Code);
        WriteText(json, "shortDescription", rule.Message.In(language));
        if (rule.Explanation is { } explanation)
        {
            WriteText(json, "fullDescription", explanation.Why.In(language));
        }

        WriteText(json, "help", rule.Help.In(language));
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", LevelOf(rule.Severity));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Diagnostic diagnostic, int rule, Language language)
    {
        var text = string.Join('\n', new[] { diagnostic.Message(language), diagnostic.Guess?.In(language), diagnostic.Help(language) }.Where(t => t is { Length: > 0 }));
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.Code);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", LevelOf(diagnostic.Severity));
        WriteText(json, "message", text);
        json.WriteArray("locations", diagnostic.Span.IsNone ? [] : new[] { diagnostic.Span }, s => WriteLocation(json, s, null));
        if (!diagnostic.Uses.IsEmpty)
        {
            json.WriteArray("relatedLocations", diagnostic.Uses.SelectMany(Diagnostic.WayTo), s => WriteLocation(json, s, language));
        }

        json.WriteStartObject("partialFingerprints");
        json.WriteString("appforge/v1", Fingerprint(diagnostic));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, SourceSpan span, Language? used)
    {
        var (start, end) = (span.StartPosition, span.EndPosition);
        json.WriteStartObject();
        if (used is { } language)
        {
            WriteText(json, "message", new LocalizedText("この断片を使っている所", "where this fragment is used").In(language));
        }

        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", string.Join('/', span.Source.Path.Split('/').Select(Uri.EscapeDataString)));
        json.WriteString("uriBaseId", Root);
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", start.Line);
        json.WriteNumber("startColumn", start.Column);
        json.WriteNumber("endLine", end.Line);
        json.WriteNumber("endColumn", end.Column);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    // The same mistake stays the same when lines move.
    private static string Fingerprint(Diagnostic diagnostic)
    {
        var line = diagnostic.Span.IsNone ? "" : diagnostic.Span.Source.Line(diagnostic.Span.StartPosition.Line).Trim();
        var identity = $"{diagnostic.Code}\0{diagnostic.Span.Source.Path}\0{line}\0{diagnostic.Message(Language.English)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..32];
    }

    private static string LevelOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "note",
    };
}
