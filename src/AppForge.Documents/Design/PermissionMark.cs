namespace AppForge.Documents.Design;

/// <summary>A mark of the summary.</summary>
/// <param name="Mark">○ △ × −.</param>
/// <param name="Footnote">The number of the footnote of △; empty for the other marks.</param>
public sealed record PermissionMark(string Mark, string Footnote);
