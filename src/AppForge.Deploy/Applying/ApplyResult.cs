using System.Collections.Immutable;
using AppForge.Compiler.Diff;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Kintone;

namespace AppForge.Deploy.Applying;

/// <summary>What a deployment did.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Ids">The ids of all apps, new ones included.</param>
/// <param name="Requests">The requests it took, planning not included.</param>
/// <param name="Failure">What stopped it, or null.</param>
/// <param name="Differences">After success: what was read back otherwise than written.</param>
/// <param name="LeftOver">After a failure: the apps whose pre-live settings hold changes of ours.</param>
public sealed record ApplyResult(
    ApplyOutcome Outcome, AppIdMap Ids, RequestCounts Requests, KintoneApiException? Failure, ImmutableArray<Change> Differences, ImmutableArray<string> LeftOver)
{
    /// <summary>The pre-live revision of each app, as it was left; after success it is live.</summary>
    public ImmutableSortedDictionary<string, long> Revisions { get; init; } = ImmutableSortedDictionary<string, long>.Empty;
}
