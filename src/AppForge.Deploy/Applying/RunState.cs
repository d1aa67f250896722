using System.Collections.Immutable;
using AppForge.Deploy.Environments;

namespace AppForge.Deploy.Applying;

/// <summary>Where a run stands, as its journal tells it.</summary>
/// <param name="Ids">The ids of all apps, those that the run created included.</param>
/// <param name="Revisions">The pre-live revision of each app that the run wrote to, as it was left.</param>
/// <param name="Undeployed">The apps whose pre-live settings hold changes of the run.</param>
/// <param name="InFlight">What was begun and isn't known to be done: by app, for what is about several apps by an empty text.</param>
/// <param name="Outcome">How it ended, or null where it was cut off.</param>
/// <param name="IsLasting">Whether something was done that can't be taken back: an app made, a wave deployed.</param>
public sealed record RunState(
    AppIdMap Ids, ImmutableSortedDictionary<string, long> Revisions, ImmutableSortedSet<string> Undeployed, ImmutableSortedDictionary<string, JournalEntry> InFlight, ApplyOutcome? Outcome, bool IsLasting)
{
    /// <summary>Whether something of it is left in kintone that is neither live nor put back, or may be.</summary>
    public bool IsOpen => Outcome is not (ApplyOutcome.Aborted or ApplyOutcome.Applied or ApplyOutcome.Differs) && (!InFlight.IsEmpty || !Undeployed.IsEmpty || (Outcome is null && IsLasting));

    /// <summary>Whether there is something to go on with.</summary>
    public bool CanResume => Outcome is null or ApplyOutcome.Partial or ApplyOutcome.Failed or ApplyOutcome.Staged;

    /// <summary>The state after all lines.</summary>
    /// <param name="plan">The ids that the plan was made with.</param>
    /// <param name="journal">The lines.</param>
    public static RunState Of(AppIdMap plan, IEnumerable<JournalEntry> journal) =>
        journal.Aggregate(new RunState(plan, ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal), ImmutableSortedSet.Create<string>(StringComparer.Ordinal), ImmutableSortedDictionary.Create<string, JournalEntry>(StringComparer.Ordinal), null, false), (state, entry) => state.After(entry));

    /// <summary>The write or creation of an app that isn't known to be done; null for none.</summary>
    public JournalEntry? InFlightOf(string app) => InFlight.GetValueOrDefault(app);

    /// <summary>The deploy or revert that isn't known to be done; null for none.</summary>
    public JournalEntry? DeployInFlight => InFlight.GetValueOrDefault("");

    private RunState After(JournalEntry entry) => entry.Event switch
    {
        JournalEvent.Begun => this with { Outcome = null },
        JournalEvent.Creating or JournalEvent.Writing or JournalEvent.Deploying or JournalEvent.Moving or JournalEvent.Reverting => this with { InFlight = InFlight.SetItem(entry.App ?? "", entry) },
        JournalEvent.Created => Done(entry) with { Ids = Ids.With(entry.App!, entry.Id!.Value), IsLasting = true },
        JournalEvent.Written => Done(entry) with { Undeployed = Undeployed.Add(entry.App!) },
        JournalEvent.Deployed => Landed(entry) with { Undeployed = Undeployed.Except(entry.Apps!.Value), IsLasting = true },
        JournalEvent.NotDone => Landed(entry),
        JournalEvent.Moved => Landed(entry) with { IsLasting = true },
        JournalEvent.Reverted => Reverted(entry),
        JournalEvent.Ended => this with { Outcome = entry.Outcome },
        _ => this,
    };

    private RunState Landed(JournalEntry entry) => this with { InFlight = InFlight.Remove(entry.App ?? "") };

    private RunState Done(JournalEntry entry) => Landed(entry) with { Revisions = Revisions.SetItem(entry.App!, entry.Revision!.Value) };

    private RunState Reverted(JournalEntry entry)
    {
        var left = DeployInFlight?.Apps?.Remove(entry.App!) ?? [];
        var state = Done(entry) with { Undeployed = Undeployed.Remove(entry.App!) };
        return left.IsEmpty ? state with { InFlight = state.InFlight.Remove("") } : state with { InFlight = state.InFlight.SetItem("", DeployInFlight! with { Apps = left }) };
    }
}
