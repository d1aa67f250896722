using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Diff;

/// <summary>
/// Takes over what changed on one side into another that changed too: a setting that only one side changed is that side's. Where both changed the same — a value, or a list,
/// which is taken as a whole — theirs is taken. What only definitions know (notes) makes no difference and stays as it is written.
/// </summary>
public static class ThreeWay
{
    /// <summary>Ours with what they changed.</summary>
    /// <param name="before">What both started from, in canonical form.</param>
    /// <param name="theirs">What they made of it.</param>
    /// <param name="ours">What we made of it.</param>
    public static AppModel Merge(AppModel before, AppModel theirs, AppModel ours)
    {
        var areas = new Dictionary<string, SettingValue>(StringComparer.Ordinal);
        foreach (var area in ours.Areas)
        {
            if (Merge(before.Canonical(area), theirs.Canonical(area), ours.Canonical(area), area.Shape) is { } merged)
            {
                areas[area.Name] = merged;
            }
        }

        return ours.With(areas);
    }

    /// <summary>Our value with what they changed; null where it is to be taken away.</summary>
    public static SettingValue? Merge(SettingValue? before, SettingValue? theirs, SettingValue? ours, Shape shape)
    {
        var same = SettingValueComparer.Told;
        return theirs is UnreadableValue || same.Equals(before, theirs) ? ours
            : same.Equals(before, ours) ? theirs
            : (before, theirs, ours, shape) switch
            {
                (ObjectValue b, ObjectValue t, ObjectValue o, _) when ReferenceEquals(b.Shape, t.Shape) && ReferenceEquals(t.Shape, o.Shape) && b.Tag == t.Tag && t.Tag == o.Tag => Properties(b, t, o),
                (MapValue b, MapValue t, MapValue o, MapShape s) => Entries(b, t, o, s),
                _ => theirs,
            };
    }

    private static ObjectValue Properties(ObjectValue before, ObjectValue theirs, ObjectValue ours)
    {
        var merged = ours.Shape.Properties.Select(p => (Shape: p, Value: Merge(before[p.Name], theirs[p.Name], ours[p.Name], p.Shape)));
        return ours.With([.. merged.Where(m => m.Value is not null).Select(m => ours.Properties.FirstOrDefault(p => ReferenceEquals(p.Shape, m.Shape)) is { } there
            ? there with { Value = m.Value! } : new PropertyValue(m.Shape, m.Value!))]);
    }

    // What we renamed is theirs under its old name.
    private static MapValue Entries(MapValue before, MapValue theirs, MapValue ours, MapShape shape)
    {
        string Old(MapEntry entry) => entry.RenamedFrom is { } renamed && before.Find(entry.Key) is null && before.Find(renamed.Text) is not null ? renamed.Text : entry.Key;
        var merged = ours.Entries.Select(e => (Entry: e, Old: Old(e)))
            .Select(e => (e.Entry, e.Old, Value: Merge(before.Find(e.Old)?.Value, theirs.Find(e.Old)?.Value, e.Entry.Value, shape.Value)))
            .Where(e => e.Value is not null).Select(e => e.Entry with { Value = e.Value! }).ToList();
        var known = ours.Entries.Select(Old).Concat(before.Entries.Select(e => e.Key)).ToHashSet(StringComparer.Ordinal);
        var last = -1;
        foreach (var entry in theirs.Entries)
        {
            if (merged.FindIndex(e => Old(e) == entry.Key) is >= 0 and var there)
            {
                last = there;
            }
            else if (!known.Contains(entry.Key) || !SettingValueComparer.Told.Equals(before.Find(entry.Key)?.Value, entry.Value))
            {
                merged.Insert(++last, entry);
            }
        }

        return ours.With([.. merged]);
    }
}
