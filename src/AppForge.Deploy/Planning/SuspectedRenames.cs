using System.Collections.Immutable;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;

namespace AppForge.Deploy.Planning;

/// <summary>Finds renames that nobody declared among the lines of a plan.</summary>
internal static class SuspectedRenames
{
    /// <summary>The pairs: each removal that loses data with the addition beside it that is most like it.</summary>
    public static ImmutableArray<SuspectedRename> Of(ImmutableArray<Change> changes)
    {
        var taken = new HashSet<Change>(ReferenceEqualityComparer.Instance);

        // What is made anew under its own key (another type) has no other name.
        var replaced = changes.Where(c => c.Kind == ChangeKind.Remove).Select(c => c.Address).Intersect(changes.Where(c => c.Kind == ChangeKind.Add).Select(c => c.Address)).ToHashSet();
        var added = changes.Where(c => c.Kind == ChangeKind.Add && !replaced.Contains(c.Address)).ToList();
        var removed = changes.Where(c => c is { Kind: ChangeKind.Remove, Risk: ChangeRisk.LosesData, Before: ObjectValue } && !replaced.Contains(c.Address)).ToList();
        var pairs = from gone in removed
                    from come in added
                    where ParentOf(gone.Address) == ParentOf(come.Address) && ReferenceEquals(gone.Shape, come.Shape)
                    let likeness = Likeness((ObjectValue)gone.Before!, come.After as ObjectValue)
                    where likeness > 0
                    orderby likeness descending
                    select (gone, come);
        var found = ImmutableArray.CreateBuilder<SuspectedRename>();
        foreach (var (gone, come) in pairs)
        {
            if (!taken.Contains(gone) && !taken.Contains(come))
            {
                taken.Add(gone);
                taken.Add(come);
                found.Add(new(gone.Address, come.Address, AddressParts.Unquoted(AddressParts.Of(gone.Address.Text)[^1])));
            }
        }

        return found.DrainToImmutable();
    }

    private static string ParentOf(Address address) => AddressParts.WithLast(address, "").Text;

    // The same kind of thing; of what it says, one property at most is another (a label that isn't written follows the key).
    private static int Likeness(ObjectValue gone, ObjectValue? come)
    {
        if (come is null || !ReferenceEquals(gone.Variant, come.Variant) || gone.Tag != come.Tag)
        {
            return 0;
        }

        var same = gone.Properties.Count(p => SettingValueComparer.Instance.Equals(p.Value, come[p.Shape.Name]));
        return same >= gone.Properties.Length - 1 ? 1 + same : 0;
    }
}
