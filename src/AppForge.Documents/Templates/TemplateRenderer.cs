using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using SourceSpan = AppForge.Compiler.Syntax.SourceSpan;

namespace AppForge.Documents.Templates;

/// <summary>
/// Runs a template for a document model. Nothing a template does can reach files, time or the network; mistakes in it
/// come back as diagnostics with file, line and column.
/// </summary>
/// <param name="templates">The templates there are.</param>
public sealed class TemplateRenderer(TemplateSet templates)
{
    private readonly SetLoader _loader = new(templates);

    /// <summary>Renders a template. Members of the model are seen by their names in snake_case.</summary>
    /// <param name="path">The path of the template below <c>templates/</c>.</param>
    /// <param name="model">The model: its public properties are the variables.</param>
    /// <param name="cancellationToken">Ends a template that takes too long.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public TemplateOutput Render(string path, object model, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        var source = new SourceText("templates/" + path, templates.Find(path) ?? "");
        if (templates.Find(path) is null)
            diagnostics.Report(TemplateDiagnostics.NotFound, source.Span(0, 0), path);
        else if (FrontMatterReader.Read(source, diagnostics) is { } head)
            return Render(path, source, head, model, diagnostics, cancellationToken);
        return new TemplateOutput("", "", diagnostics.ToImmutable());
    }

    private TemplateOutput Render(string path, SourceText source, FrontMatter head, object model, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var text = Run(path, source.Content, new TextPosition(head.BodyOffset, head.BodyLine - 1, 0), 0, model, true, diagnostics, cancellationToken);
        var name = text is null ? null : Run(path, head.Output, new TextPosition(0, 0, 0), source.Content.IndexOf(head.Output, StringComparison.Ordinal), model, false, diagnostics, cancellationToken);
        return diagnostics.HasErrors || text is null || name is null
            ? new TemplateOutput("", "", diagnostics.ToImmutable())
            : new TemplateOutput(FileNames.Safe(name), text.ReplaceLineEndings("\n"), []);
    }

    private string? Run(string path, string text, TextPosition start, int shift, object model, bool isHtml, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var template = Template.Parse(text, path, lexerOptions: new LexerOptions { StartPosition = start });
        if (template.HasErrors)
        {
            foreach (var message in template.Messages.Where(m => m.Type == ParserMessageType.Error))
                diagnostics.Report(TemplateDiagnostics.Syntax, Place(path, message.Span, shift), message.Message);
            return null;
        }
        var context = new EscapingContext(isHtml, cancellationToken) { TemplateLoader = _loader };
        var globals = new ScriptObject();
        globals.Import(model, renamer: context.MemberRenamer);
        context.PushGlobal(globals);
        try
        {
            return template.Render(context);
        }
        catch (ScriptAbortException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (ScriptRuntimeException exception)
        {
            diagnostics.Report(TemplateDiagnostics.Failed, Place(exception.Span.FileName ?? path, exception.Span, shift), exception.OriginalMessage);
            return null;
        }
    }

    private SourceSpan Place(string path, Scriban.Parsing.SourceSpan span, int shift)
    {
        var source = new SourceText("templates/" + path, templates.Find(path) ?? "");
        var start = Math.Clamp(span.Start.Offset + shift, 0, source.Content.Length);
        return source.Span(start, Math.Clamp(span.End.Offset + shift + 1, start, source.Content.Length));
    }
}
