namespace AppForge.Documents.Approval;

/// <summary>Something that an approver has to know before the changes.</summary>
/// <param name="Title">In a few words.</param>
/// <param name="Text">What it means.</param>
/// <param name="Places">Where.</param>
public sealed record ApprovalWarning(string Title, string Text, IReadOnlyList<string> Places);
