using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;
using AppForge.Deploy.Files;

namespace AppForge.Deploy.Planning;

/// <summary>
/// The writes of one app in the order that kintone needs (behaviour.md, Order inside one app): fields are added and changed, then the areas after what
/// they refer to, then fields are deleted, and what has to list exactly the fields left comes last.
/// </summary>
internal static class AppSteps
{
    // kintone deletes at most 100 fields in a call (limits.md).
    private const int MostKeysPerDelete = 100;

    /// <summary>What a new app gets before it is published empty.</summary>
    public static IEnumerable<PlanStep> BeforePublication(AppPlan plan) =>
        IsUnpublished(plan) ? InOrder(plan.Desired.Areas.Where(a => a.BeforePublication)).Select(a => Write(plan, a)).OfType<PlanStep>() : [];

    /// <summary>All else.</summary>
    /// <param name="plan">The app.</param>
    /// <param name="fields">What happens to its fields.</param>
    /// <param name="contractsLater">Whether deletions, and what has to list exactly the fields left, wait until other apps have let go (<see cref="Contract"/>).</param>
    public static ImmutableArray<PlanStep> Of(AppPlan plan, EntryChanges fields, bool contractsLater)
    {
        var steps = ImmutableArray.CreateBuilder<PlanStep>();
        var byKey = KintoneCatalog.Fields;
        Delete(steps, plan, byKey, fields.Replaced);
        if (!fields.Added.IsEmpty)
        {
            steps.Add(new AddEntriesStep(plan.Key, byKey, fields.Added));
        }

        if (!fields.Changed.IsEmpty)
        {
            steps.Add(new ChangeEntriesStep(plan.Key, byKey, fields.Changed));
        }

        steps.AddRange(WrittenAreas(plan).Where(a => !a.AfterDeletions).Select(a => Write(plan, a)).OfType<PlanStep>());
        return contractsLater ? steps.ToImmutable() : [.. steps, .. Contract(plan, fields)];
    }

    /// <summary>Deletions, and what has to list exactly the fields left.</summary>
    public static ImmutableArray<PlanStep> Contract(AppPlan plan, EntryChanges fields)
    {
        var steps = ImmutableArray.CreateBuilder<PlanStep>();
        Delete(steps, plan, KintoneCatalog.Fields, fields.Removed);
        steps.AddRange(WrittenAreas(plan).Where(a => a.AfterDeletions).Select(a => Write(plan, a)).OfType<PlanStep>());
        return steps.ToImmutable();
    }

    private static List<SettingsArea> WrittenAreas(AppPlan plan) =>
        [.. InOrder(plan.Desired.Areas.Where(a => a.Mode != WriteMode.ByKey && !(a.BeforePublication && IsUnpublished(plan))))];

    private static bool IsUnpublished(AppPlan plan) => plan.IsNew || plan.IsUnpublished;

    private static void Delete(ImmutableArray<PlanStep>.Builder steps, AppPlan plan, SettingsArea area, ImmutableArray<string> keys) =>
        steps.AddRange(keys.Chunk(MostKeysPerDelete).Select(chunk => new DeleteEntriesStep(plan.Key, area, [.. chunk])));

    private static IEnumerable<SettingsArea> InOrder(IEnumerable<SettingsArea> areas)
    {
        var left = areas.ToList();
        while (left.Count > 0)
        {
            var next = left.Find(a => !left.Exists(other => a.After.Contains(other.Section, StringComparer.Ordinal))) ?? left[0];
            left.Remove(next);
            yield return next;
        }
    }

    private static PlanStep? Write(AppPlan plan, SettingsArea area) => area.Mode == WriteMode.AddOnly ? Add(plan, area) : Replace(plan, area);

    private static AddRowsStep? Add(AppPlan plan, SettingsArea area)
    {
        if (plan.Desired.Canonical(area) is not ListValue shall)
        {
            return null;
        }

        var there = plan.Live?.Canonical(area) as ListValue ?? new ListValue([], SourceSpan.None);
        var known = Pairing.Pair((ListShape)area.Shape, there, shall).Select(p => p.After).ToHashSet();
        var missing = shall.Items.Where((_, i) => !known.Contains(i)).ToImmutableArray();
        return missing.IsEmpty ? null : new(plan.Key, area, missing);
    }

    private static WriteAreaStep? Replace(AppPlan plan, SettingsArea area)
    {
        var shall = plan.Desired.Canonical(area)!;
        var isNow = plan.Live?.Canonical(area) ?? (plan.IsNew ? null : shall);
        if ((isNow is not null && SettingValueComparer.Sent.Equals(isNow, shall)) || !UnwritableChanges.Of(plan, area).IsEmpty)
        {
            return null;
        }

        if (isNow is null && !area.IsFilledInNewApps && IsWhatANewAppHas(plan, area))
        {
            return null;
        }

        var sent = area.Mode == WriteMode.Patch && shall is ObjectValue whole ? Difference(whole, isNow as ObjectValue) : shall;
        return new(plan.Key, area, sent) { Uploads = HeldFiles.NotAmong(plan.Live?.Canonical(area), sent, area.Shape) };
    }

    private static bool IsWhatANewAppHas(AppPlan plan, SettingsArea area) => !plan.Changes.Any(c => ReferenceEquals(c.Area, area) && !c.IsByHand);

    // A patch says what differs; nested objects are sent whole (behaviour.md, unconfirmed point 3).
    private static ObjectValue Difference(ObjectValue shall, ObjectValue? isNow) => isNow is null
        ? shall
        : new(shall.Shape, [.. shall.Properties.Where(p => !SettingValueComparer.Sent.Equals(p.Value, isNow[p.Shape.Name]))], SourceSpan.None,
            raw: shall.Raw.RemoveRange(shall.Raw.Where(r => isNow.Raw.GetValueOrDefault(r.Key) == r.Value).Select(r => r.Key)));
}
