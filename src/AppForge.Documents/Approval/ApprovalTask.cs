namespace AppForge.Documents.Approval;

/// <summary>Work that a person does in kintone's screens.</summary>
/// <param name="When">Before or after the deployment, in words.</param>
/// <param name="App">The name of the app.</param>
/// <param name="What">What to do.</param>
public sealed record ApprovalTask(string When, string App, string What);
