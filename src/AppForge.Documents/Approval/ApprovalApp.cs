using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;

namespace AppForge.Documents.Approval;

/// <summary>What a plan does to one app, as <see cref="ApprovalDocumentBuilder"/> takes it.</summary>
/// <param name="Key">The key.</param>
/// <param name="Name">The name in the environment.</param>
/// <param name="Revision">The revision that the plan was made from; null for an app that is to be created.</param>
/// <param name="Desired">What shall be.</param>
/// <param name="Live">What is; null for an app that is to be created.</param>
public sealed record ApprovalApp(string Key, string Name, long? Revision, AppModel Desired, AppModel? Live)
{
    /// <summary>Whether the app is to be created: its changes aren't listed, but <see cref="Contents"/>.</summary>
    public bool IsNew { get; init; }

    /// <summary>The differences that a reader sees.</summary>
    public IReadOnlyList<Change> Changes { get; init; } = [];

    /// <summary>For a new app what is in it, counted.</summary>
    public string Contents { get; init; } = "";

    /// <summary>The move into another space, in words; null where it stays.</summary>
    public (string From, string To)? Move { get; init; }

    /// <summary>Whether somebody has changes in the test environment that aren't deployed.</summary>
    public bool IsForeign { get; init; }

    /// <summary>What these changes are.</summary>
    public IReadOnlyList<Change> ForeignChanges { get; init; } = [];

    /// <summary>What kintone hides from the account that read it.</summary>
    public IReadOnlyList<Address> Unreadable { get; init; } = [];

    /// <summary>The removals and additions that may be renames nobody declared.</summary>
    public IReadOnlyList<(Address Old, Address New)> SuspectedRenames { get; init; } = [];

    /// <summary>What each change that loses values costs, in a sentence, by its address; of one that isn't here nobody asked.</summary>
    public IReadOnlyDictionary<Address, string> Losses { get; init; } = new Dictionary<Address, string>();

    /// <summary>What is left for a person to do.</summary>
    public IReadOnlyList<ApprovalWork> HandWork { get; init; } = [];

    /// <summary>The text of the app's <c>CHANGELOG.md</c>; empty where there is none.</summary>
    public string Changelog { get; init; } = "";

    /// <summary>The commits that changed its files, newest first.</summary>
    public IReadOnlyList<ApprovalCommit> Commits { get; init; } = [];

    /// <summary>When the app was changed last in the environment, with the offset of the reader's time zone; null where nobody knows.</summary>
    public DateTimeOffset? ChangedAt { get; init; }
}
