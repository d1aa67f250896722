using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;

namespace AppForge.Documents.Templates;

/// <summary>Reads the head of a template: a few <c>key: value</c> lines, nothing more of YAML.</summary>
internal static class FrontMatterReader
{
    private const string Fence = "---";
    private const int MostLines = 20;
    private const int LongestLine = 500;
    private static readonly string[] Keys = ["scope", "title", "output"];

    /// <returns>The head, or <see langword="null"/> after reporting why there is none.</returns>
    public static FrontMatter? Read(SourceText source, DiagnosticBag diagnostics)
    {
        if (source.Line(1) != Fence)
        {
            diagnostics.Report(TemplateDiagnostics.NoFrontMatter, source.Span(0, 0));
            return null;
        }
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var line = 2; line <= Math.Min(source.LineCount, MostLines); line++)
        {
            var text = source.Line(line);
            if (text == Fence)
                return Complete(source, line, values, diagnostics);
            if (text.Trim().Length > 0 && !Accept(text, values))
            {
                diagnostics.Report(TemplateDiagnostics.BadFrontMatter, source.Span(source.LineStart(line), source.LineStart(line) + text.Length), text.Length > 60 ? text[..60] + "…" : text);
                return null;
            }
        }
        diagnostics.Report(TemplateDiagnostics.NoFrontMatter, source.Span(0, Fence.Length));
        return null;
    }

    private static bool Accept(string text, Dictionary<string, string> values)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || text.Length > LongestLine || !Keys.Contains(text[..colon], StringComparer.Ordinal))
            return false;
        return values.TryAdd(text[..colon], text[(colon + 1)..].Trim());
    }

    private static FrontMatter? Complete(SourceText source, int fence, Dictionary<string, string> values, DiagnosticBag diagnostics)
    {
        var missing = Keys.Where(k => values.GetValueOrDefault(k, "").Length == 0).ToList();
        if (missing.Count > 0)
        {
            diagnostics.Report(TemplateDiagnostics.MissingKey, source.Span(0, Fence.Length), string.Join(", ", missing));
            return null;
        }
        var isLast = fence == source.LineCount;
        return new FrontMatter(values["scope"], values["title"], values["output"], isLast ? source.Content.Length : source.LineStart(fence + 1), fence + 1);
    }
}
