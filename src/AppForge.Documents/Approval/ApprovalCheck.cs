namespace AppForge.Documents.Approval;

/// <summary>The result of a check.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="IsGood">Whether nothing was found.</param>
/// <param name="Result">The result in words.</param>
public sealed record ApprovalCheck(string Name, bool IsGood, string Result);
