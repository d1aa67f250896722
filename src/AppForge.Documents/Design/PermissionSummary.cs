namespace AppForge.Documents.Design;

/// <summary>10.4: who may do what, all rules taken together.</summary>
/// <param name="Columns">What one does: 閲覧, 追加, the actions of the process, …</param>
/// <param name="Rows">The roles; 上記以外の全利用者 last.</param>
/// <param name="Footnotes">The conditions of △, in the order of their numbers.</param>
public sealed record PermissionSummary(IReadOnlyList<string> Columns, IReadOnlyList<PermissionSummaryRow> Rows, IReadOnlyList<string> Footnotes);
