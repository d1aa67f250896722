using System.Collections.Immutable;
using AppForge.Deploy.Environments;

namespace AppForge.Deploy.Applying;

/// <summary>Where a run stands, as its journal tells it.</summary>
/// <param name="Ids">The ids of all apps, those that the run created included.</param>
/// <param name="Revisions">The pre-live revision of each app that the run wrote to, as it was left.</param>
/// <param name="Undeployed">The apps whose pre-live settings hold changes of the run.</param>
/// <param name="InFlight">What was begun and isn't known to be done, or null.</param>
/// <param name="Outcome">How it ended, or null where it was cut off.</param>
/// <param name="IsLasting">Whether something was done that can't be taken back: an app made, a wave deployed.</param>
public sealed record RunState(
    AppIdMap Ids, ImmutableSortedDictionary<string, long> Revisions, ImmutableSortedSet<string> Undeployed, JournalEntry? InFlight, ApplyOutcome? Outcome, bool IsLasting)
{
    /// <summary>Whether something of it is left in kintone that is neither live nor put back, or may be.</summary>
    public bool IsOpen => Outcome is not (ApplyOutcome.Aborted or ApplyOutcome.Applied or ApplyOutcome.Differs) && (InFlight is not null || !Undeployed.IsEmpty || (Outcome is null && IsLasting));

    /// <summary>Whether there is something to go on with.</summary>
    public bool CanResume => Outcome is null or ApplyOutcome.Partial or ApplyOutcome.Failed or ApplyOutcome.Staged;

    /// <summary>The state after all lines.</summary>
    /// <param name="plan">The ids that the plan was made with.</param>
    /// <param name="journal">The lines.</param>
    public static RunState Of(AppIdMap plan, IEnumerable<JournalEntry> journal) =>
        journal.Aggregate(new RunState(plan, ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal), ImmutableSortedSet.Create<string>(StringComparer.Ordinal), null, null, false), (state, entry) => state.After(entry));

    private RunState After(JournalEntry entry) => entry.Event switch
    {
        JournalEvent.Begun => this with { Outcome = null },
        JournalEvent.Creating or JournalEvent.Writing or JournalEvent.Deploying or JournalEvent.Moving or JournalEvent.Reverting => this with { InFlight = entry },
        JournalEvent.Created => Done(entry) with { Ids = Ids.With(entry.App!, entry.Id!.Value), IsLasting = true },
        JournalEvent.Written => Done(entry) with { Undeployed = Undeployed.Add(entry.App!) },
        JournalEvent.Deployed => this with { InFlight = null, Undeployed = Undeployed.Except(entry.Apps!.Value), IsLasting = true },
        JournalEvent.NotDone => this with { InFlight = null },
        JournalEvent.Moved => this with { InFlight = null, IsLasting = true },
        JournalEvent.Reverted => Done(entry) with { Undeployed = Undeployed.Remove(entry.App!) },
        JournalEvent.Ended => this with { Outcome = entry.Outcome },
        _ => this,
    };

    private RunState Done(JournalEntry entry) => this with { InFlight = null, Revisions = Revisions.SetItem(entry.App!, entry.Revision!.Value) };
}
