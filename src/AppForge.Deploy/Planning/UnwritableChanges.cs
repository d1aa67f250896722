using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;

namespace AppForge.Deploy.Planning;

/// <summary>
/// Finds what would have to be written and can't be: whatever is sent is sent whole, and some of it is hidden from the account (<c>unreadable</c>). Left out it would be
/// lost, so nothing of it is sent.
/// </summary>
internal static class UnwritableChanges
{
    /// <summary>The addresses of the settings that can't be written; empty where all can.</summary>
    public static ImmutableArray<Address> Of(AppPlan plan)
    {
        var changed = plan.Changes.Where(c => !c.IsByHand).Select(c => c.Area).Distinct().ToList();
        return [.. changed.SelectMany(a => Of(plan, a))];
    }

    /// <summary>The same for one area.</summary>
    public static ImmutableArray<Address> Of(AppPlan plan, SettingsArea area) => [.. Held(plan, area)];

    private static IEnumerable<Address> Held(AppPlan plan, SettingsArea area)
    {
        var address = plan.Desired.AddressOf(area);
        var shall = plan.Desired.Canonical(area)!;
        var isNow = plan.Live?.Canonical(area);
        return area.Mode switch
        {
            _ when !shall.HoldsUnreadable => [],
            WriteMode.ByKey => EntryChanges.Of(plan) is var fields ? fields.Added.Concat(fields.Changed).Where(e => e.Value.HoldsUnreadable).Select(e => address.Entry(e.Key)) : [],
            WriteMode.Patch when shall is ObjectValue whole => whole.Properties
                .Where(p => p.Value.HoldsUnreadable && !SettingValueComparer.Sent.Equals(p.Value, (isNow as ObjectValue)?[p.Shape.Name])).Select(p => address.Property(p.Shape.Name)),
            _ => [address],
        };
    }
}
