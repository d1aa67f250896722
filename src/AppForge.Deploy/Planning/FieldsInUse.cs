using AppForge.Compiler.Model;

namespace AppForge.Deploy.Planning;

/// <summary>
/// Finds the apps whose deletions have to wait: kintone refuses to delete a field that another app looks up or shows (behaviour.md, Dependency order across apps), and what
/// lets go of it has to be live first.
/// </summary>
internal static class FieldsInUse
{
    /// <summary>The keys of those apps.</summary>
    public static IReadOnlySet<string> Among(IReadOnlyList<AppPlan> plans, IReadOnlyDictionary<string, EntryChanges> changes)
    {
        var removed = plans.SelectMany(p => changes[p.Key].Removed.Select(code => (p.Key, code))).ToHashSet();
        return removed.Count == 0
            ? new HashSet<string>()
            : plans.Where(p => p.Live is not null).SelectMany(Uses).Where(removed.Contains).Select(u => u.App).ToHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<(string App, string Code)> Uses(AppPlan plan) => plan.Live!.Areas
        .SelectMany(a => References.In(plan.Key, plan.Live.Canonical(a)!, a.Shape, plan.Live.AddressOf(a)))
        .Where(r => r is { Kind: SymbolKind.Field, App: not null, IsThroughApp: true } && r.App != plan.Key)
        .Select(r => (r.App!, r.Name));
}
