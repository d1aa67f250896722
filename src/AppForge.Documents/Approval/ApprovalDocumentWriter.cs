using AppForge.Documents.Templates;

namespace AppForge.Documents.Approval;

/// <summary>Writes a request for approval as one HTML page: printable on A4, without script and without anything from outside.</summary>
/// <param name="templates">The templates: <see cref="TemplateSet.Embedded"/>, with a project's own in front.</param>
public sealed class ApprovalDocumentWriter(TemplateSet templates)
{
    private const string TemplatePath = "plan-approval/plan-approval.sbn";
    private readonly TemplateRenderer _renderer = new(templates);

    /// <summary>Writes the document; the same document gives the same bytes.</summary>
    /// <param name="document">The document.</param>
    /// <param name="cancellationToken">Ends a template that takes too long.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public TemplateOutput Write(ApprovalDocument document, CancellationToken cancellationToken) => _renderer.Render(TemplatePath, document, cancellationToken);
}
