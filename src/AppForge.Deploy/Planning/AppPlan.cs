using System.Collections.Immutable;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Wire;
using AppForge.Deploy.Planning.Findings;
using AppForge.Deploy.Planning.Records;

namespace AppForge.Deploy.Planning;

/// <summary>What happens to one app.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">Its name in the environment.</param>
/// <param name="AppId">Its id; null for an app that is to be created.</param>
/// <param name="Revision">The revision of the pre-live settings that the plan was made from; null for an app that is to be created.</param>
/// <param name="Changes">The differences, consequences included.</param>
/// <param name="Unreadable">What kintone hides from the account: the plan says nothing about it.</param>
/// <param name="Foreign">Whether somebody has changes in the pre-live settings that are not deployed.</param>
/// <param name="Desired">What shall be: roles resolved, what is left alone laid over.</param>
/// <param name="Live">What is, with the new names in place of the old ones wherever they are used (<see cref="Renames"/>); null for an app that is to be created.</param>
public sealed record AppPlan(
    string Key, string Name, long? AppId, long? Revision, ImmutableArray<Change> Changes, ImmutableArray<Address> Unreadable, bool Foreign, AppModel Desired, AppModel? Live)
{
    /// <summary>Whether the app is to be created.</summary>
    public bool IsNew => AppId is null;

    /// <summary>Whether it exists but was never deployed (an earlier run was interrupted).</summary>
    public bool IsUnpublished { get; init; }

    /// <summary>The revision of the live settings; null for an app that was never deployed.</summary>
    public long? LiveRevision { get; init; }

    /// <summary>What somebody has changed in the pre-live settings and not deployed: the differences from live to pre-live.</summary>
    public ImmutableArray<Change> ForeignChanges { get; init; } = [];

    /// <summary>The names that become others: what uses them follows, in this app and in others.</summary>
    public ImmutableArray<SymbolRename> Renames { get; init; } = [];

    /// <summary>
    /// For an app that is to be created: the ids of apps that have its name already and that no key is known for. An app can't be deleted over the API, so
    /// a second one by mistake stays (behaviour.md, trap 11).
    /// </summary>
    public ImmutableArray<long> Namesakes { get; init; } = [];

    /// <summary>The space it is created in, if it is new; null outside of spaces.</summary>
    public SpacePlace? Place { get; init; }

    /// <summary>The move into another space, or null.</summary>
    public SpaceMove? Move { get; init; }

    /// <summary>What is left for a person to do.</summary>
    public ImmutableArray<ManualTask> ManualTasks { get; init; } = [];

    /// <summary>What the changes that lose data lose, by address: how many records hold a value of it.</summary>
    public ImmutableSortedDictionary<string, RecordCount> LostRecords { get; init; } = ImmutableSortedDictionary<string, RecordCount>.Empty;

    /// <summary>What was found out about it beforehand: records that don't meet it, rights that are missing.</summary>
    public ImmutableArray<PlanFinding> Findings { get; init; } = [];

    /// <summary>How many records lose a value by a change; null for a change that loses none.</summary>
    public RecordCount? LostBy(Change change) => change.Risk == ChangeRisk.LosesData ? LostRecords.GetValueOrDefault(change.Address.Text, RecordCount.Unknown) : null;

    /// <summary>The differences that a reader sees and a deployment makes: each an intention.</summary>
    public IEnumerable<Change> Intentions => Changes.Where(c => c is { IsConsequence: false, IsByHand: false });

    /// <summary>Removals and additions that look like renames nobody declared.</summary>
    public IEnumerable<SuspectedRename> SuspectedRenames => Planning.SuspectedRenames.Of(Changes);

    /// <summary>What would have to be written, but holds something that kintone hides from the account: a plan with it can't be carried out.</summary>
    public ImmutableArray<Address> Unwritable => UnwritableChanges.Of(this);

    /// <summary>The names that the built-in fields of the live app have, where they aren't the project's: what is written is written under them.</summary>
    public LiveNames Names { get; init; } = LiveNames.None;

    /// <summary>What the live app has that the catalog doesn't know: it stays as it is.</summary>
    public IReadOnlyList<UnknownSetting> Unknown { get; init; } = [];

    /// <summary>Whether anything is to be done.</summary>
    public bool HasWork => IsNew || IsUnpublished || Move is not null || Changes.Any(c => !c.IsByHand);
}
