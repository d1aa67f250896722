using System.Collections.Immutable;

namespace AppForge.Deploy.Applying;

/// <summary>A line of a run's journal. It holds keys, ids and revisions; no settings, no record values, nothing secret.</summary>
/// <param name="Event">What it says.</param>
public sealed record JournalEntry(JournalEvent Event)
{
    /// <summary>When it was written (UTC).</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The app's key, where it is about one.</summary>
    public string? App { get; init; }

    /// <summary>What is written of the app: the area's name.</summary>
    public string? Area { get; init; }

    /// <summary>The app's id.</summary>
    public long? Id { get; init; }

    /// <summary>A revision of its pre-live settings.</summary>
    public long? Revision { get; init; }

    /// <summary>The keys of the apps, where it is about several.</summary>
    public ImmutableArray<string>? Apps { get; init; }

    /// <summary>The plan that begins: its id.</summary>
    public string? Plan { get; init; }

    /// <summary>How the run ended.</summary>
    public ApplyOutcome? Outcome { get; init; }
}
