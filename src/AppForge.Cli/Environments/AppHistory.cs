using AppForge.Documents.Approval;

namespace AppForge.Cli.Environments;

/// <summary>What tells why an app changes.</summary>
/// <param name="Changelog">The text of its <c>CHANGELOG.md</c>; empty where there is none.</param>
/// <param name="Commits">The commits that changed its files, newest first.</param>
/// <param name="ChangedAt">When it was changed last in the environment; null where nobody knows.</param>
internal sealed record AppHistory(string Changelog, IReadOnlyList<ApprovalCommit> Commits, DateTimeOffset? ChangedAt);
