using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Deploy.Planning;

namespace AppForge.Cli.Views;

/// <summary>Counts where a renamed thing is used, by settings area: everything there follows the rename.</summary>
internal static class RenameUses
{
    /// <summary>The uses by area, in the order of the catalog; over all apps of the plan.</summary>
    /// <param name="rename">The rename.</param>
    /// <param name="owner">The app that declares the thing.</param>
    /// <param name="plan">The plan.</param>
    public static IReadOnlyList<(SettingsArea Area, int Count)> Of(Change rename, AppPlan owner, Plan plan)
    {
        var parts = AddressParts.Of(rename.Address.Within(owner.Key));
        var name = AddressParts.Unquoted(parts[^1]);
        if (Declares(rename.Area.Shape, rename.Shape, new HashSet<Shape>(ReferenceEqualityComparer.Instance)) is not { } kind)
        {
            return [];
        }

        // An option belongs to a field, which stands two parts before it: fields.区分.options.災害対応.
        var field = kind == SymbolKind.Option && parts.Count >= 3 ? AddressParts.Unquoted(parts[^3]) : null;
        var uses = plan.Apps.SelectMany(a => a.Desired.Areas.Select(area => (Area: area, Count: Uses(a, area, r =>
            r.Kind == kind && r.App == owner.Key && r.Name == name && (field is null || r.Field == field)))));
        return [.. uses.GroupBy(u => u.Area).Select(g => (g.Key, g.Sum(u => u.Count))).Where(u => u.Item2 > 0)];
    }

    private static int Uses(AppPlan app, SettingsArea area, Func<Reference, bool> isMeant) =>
        app.Desired.Canonical(area) is { } value ? References.In(app.Key, value, area.Shape, app.Desired.AddressOf(area)).Count(isMeant) : 0;

    // What the map declares whose entries have the shape.
    private static SymbolKind? Declares(Shape within, Shape entry, HashSet<Shape> seen)
    {
        if (!seen.Add(within))
        {
            return null;
        }

        return within switch
        {
            MapShape map when ReferenceEquals(map.Value, entry) => map.Declares,
            MapShape map => Declares(map.Value, entry, seen),
            ListShape list => Declares(list.Item, entry, seen),
            ObjectShape o => o.Properties.Select(p => Declares(p.Shape, entry, seen)).FirstOrDefault(d => d is not null),
            UnionShape union => union.Variants.Select(v => Declares(v.Shape, entry, seen)).FirstOrDefault(d => d is not null),
            _ => null,
        };
    }
}
