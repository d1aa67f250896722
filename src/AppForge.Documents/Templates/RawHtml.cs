namespace AppForge.Documents.Templates;

/// <summary>
/// Markup that a template writes as it is. Everything else a template writes is escaped; only our own drawings and
/// prose that went through Markdown without raw HTML become this type.
/// </summary>
/// <param name="Value">The markup.</param>
public sealed record RawHtml(string Value)
{
    /// <summary>The markup as text: written by a template it is escaped again, which is the safe mistake.</summary>
    public override string ToString() => Value;
}
