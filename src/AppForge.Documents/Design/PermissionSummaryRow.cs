namespace AppForge.Documents.Design;

/// <summary>A role in the summary.</summary>
/// <param name="Role">役割.</param>
/// <param name="Marks">A mark per column.</param>
public sealed record PermissionSummaryRow(string Role, IReadOnlyList<PermissionMark> Marks);
