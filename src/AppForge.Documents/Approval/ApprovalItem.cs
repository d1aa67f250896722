namespace AppForge.Documents.Approval;

/// <summary>A change that needs an approval of its own.</summary>
/// <param name="Title">What happens to what.</param>
/// <param name="Kind">The kind of change: the class of its mark.</param>
/// <param name="Mark">The words of the mark.</param>
/// <param name="Text">What is lost.</param>
public sealed record ApprovalItem(string Title, string Kind, string Mark, string Text);
