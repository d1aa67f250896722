namespace AppForge.Documents.Approval;

/// <summary>A commit, as a reason of a change.</summary>
/// <param name="At">When it was committed.</param>
/// <param name="Subject">The first line of its message.</param>
public sealed record ApprovalCommit(DateTimeOffset At, string Subject);
