namespace AppForge.Documents.Approval;

/// <summary>A row of 新旧対照.</summary>
/// <param name="Kind"><c>remove rename add change</c>: the class of its mark.</param>
/// <param name="App">The name of the app.</param>
/// <param name="Place">What changes, in words of the screens.</param>
/// <param name="Before">What is, in runs; empty for nothing.</param>
/// <param name="After">What will be.</param>
/// <param name="Notes">What it reaches, and what it costs.</param>
/// <param name="NeedsApproval">Whether it needs an approval of its own.</param>
public sealed record ApprovalChange(
    string Kind, string App, string Place, IReadOnlyList<MarkedText> Before, IReadOnlyList<MarkedText> After, IReadOnlyList<string> Notes, bool NeedsApproval)
{
    /// <summary>Whether the row is so tall that it may break over pages.</summary>
    public bool IsLong => Length(Before) > 700 || Length(After) > 700;

    private static int Length(IReadOnlyList<MarkedText> runs) => runs.Sum(r => r.Text.Length + (40 * r.Text.Count(c => c == '\n')));
}
