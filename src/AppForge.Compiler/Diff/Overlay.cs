using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Diff;

/// <summary>
/// Copies into our side whatever is left alone: unmanaged addresses, kept values and entries, what the catalog doesn't know, unreadable values — each in its
/// place. After it, differ and writers of whole maps need to know nothing of any of these. What the catalog doesn't know is never removed: an entry or a row of an
/// unknown kind, and an unknown property, stay until a definition that knows them says otherwise; a value that is unknown gives way to one that an author wrote.
/// </summary>
public sealed class Overlay
{
    private readonly ImmutableArray<string> _unmanaged;
    private readonly string _app;
    private readonly List<Address> _unreadable = [];

    // The fields that stay though the definition doesn't have them: where lists hold fields (the layout), they have to stay too.
    private readonly HashSet<string> _keptFields = new(StringComparer.Ordinal);

    // The fields that kintone deletes and makes anew: nothing is kept of how they were placed.
    private readonly HashSet<string> _replacedFields = new(StringComparer.Ordinal);

    private Overlay(string app, ImmutableArray<string> unmanaged)
    {
        _app = app;
        _unmanaged = unmanaged;
    }

    /// <summary>Copies what is left alone from the live side into ours.</summary>
    /// <param name="ours">What shall be, in canonical form.</param>
    /// <param name="live">What is, in canonical form.</param>
    /// <param name="unmanaged">The addresses inside the app that are left alone; <c>*</c> at the end stands for anything.</param>
    /// <returns>Ours, completed; and the addresses that kintone hides.</returns>
    public static (AppModel Ours, ImmutableArray<Address> Unreadable) Apply(AppModel ours, AppModel live, ImmutableArray<string> unmanaged) =>
        Apply(ours, live, unmanaged, ImmutableHashSet<string>.Empty);

    /// <summary>Copies what is left alone from the live side into ours, where kintone is known to leave people out of its answers.</summary>
    /// <param name="ours">What shall be, in canonical form.</param>
    /// <param name="live">What is, in canonical form.</param>
    /// <param name="unmanaged">The addresses inside the app that are left alone; <c>*</c> at the end stands for anything.</param>
    /// <param name="hidden">
    /// The stopped and deleted users, groups and organizations of the tenant, as definitions name them (<c>user/x</c>): where ours has them and live names them
    /// nowhere, that is no difference; they are taken out of ours and named as unreadable.
    /// </param>
    /// <returns>Ours, completed; and the addresses that kintone hides.</returns>
    public static (AppModel Ours, ImmutableArray<Address> Unreadable) Apply(AppModel ours, AppModel live, ImmutableArray<string> unmanaged, IReadOnlySet<string> hidden)
    {
        var (visible, found) = HiddenPrincipals.TakeOut(ours, live, hidden);
        var (completed, unreadable) = Complete(visible, live, unmanaged);
        return (completed, [.. found, .. unreadable]);
    }

    private static (AppModel Ours, ImmutableArray<Address> Unreadable) Complete(AppModel ours, AppModel live, ImmutableArray<string> unmanaged)
    {
        var overlay = new Overlay(ours.Key, unmanaged);
        var areas = new Dictionary<string, SettingValue>(StringComparer.Ordinal);
        foreach (var area in ours.Areas)
        {
            if (live.Canonical(area) is { } there && ours.Canonical(area) is { } here)
            {
                areas[area.Name] = there is RawValue && ours.Written(area) is null ? there : overlay.Values(here, there, area.Shape, ours.AddressOf(area));
            }
        }

        return (ours.With(areas), [.. overlay._unreadable]);
    }

    /// <summary>An app with those of kintone's own entries (the built-in view) that are there now: they come and go with other settings.</summary>
    public static AppModel WithKept(AppModel ours, AppModel live) => ours.With(ours.Areas
        .Where(a => a.Shape is MapShape { KeptBy: not null } && live.Canonical(a) is MapValue && ours.Canonical(a) is MapValue)
        .ToDictionary(a => a.Name, a => (SettingValue)WithKept((MapValue)ours.Canonical(a)!, (MapValue)live.Canonical(a)!, (MapShape)a.Shape), StringComparer.Ordinal));

    /// <summary>A map with those of kintone's own entries (the built-in view) that are there now: they come and go with other settings.</summary>
    public static MapValue WithKept(MapValue ours, MapValue live, MapShape shape)
    {
        var entries = ours.Entries.RemoveAll(e => IsKept(e, shape) && live.Find(e.Key) is null).ToList();
        foreach (var (entry, index) in live.Entries.Select((e, i) => (e, i)).Where(e => IsKept(e.e, shape) && ours.Find(e.e.Key) is null))
        {
            entries.Insert(PlaceOf(index, live, entries), entry);
        }

        return ours.With([.. entries]);
    }

    // Behind what it stands behind now, as far as that stays.
    private static int PlaceOf(int index, MapValue live, List<MapEntry> entries)
    {
        for (var i = index - 1; i >= 0; i--)
        {
            var before = entries.FindIndex(e => string.Equals(e.RenamedFrom?.Text ?? e.Key, live.Entries[i].Key, StringComparison.Ordinal));
            if (before >= 0)
            {
                return before + 1;
            }
        }

        return 0;
    }

    /// <summary>Whether an entry is kintone's own: it comes and goes with other settings.</summary>
    internal static bool IsKept(MapEntry entry, MapShape shape) => shape.KeptBy is { } by && entry.Value is ObjectValue o && o[by] is not null;

    private static bool IsUnknown(SettingValue live) => live is RawValue;

    /// <summary>A value of ours, completed with what is left alone of the live one.</summary>
    internal static SettingValue Complete(SettingValue ours, SettingValue live, Shape shape, Address address, string app, ImmutableArray<string> unmanaged) =>
        new Overlay(app, unmanaged).Values(ours, live, shape, address);

    /// <summary>Whether an address is one of those that are left alone.</summary>
    internal static bool IsLeftAlone(Address address, string app, ImmutableArray<string> unmanaged)
    {
        var within = address.Within(app);
        return unmanaged.Any(p => p.EndsWith('*')
            ? within.StartsWith(p[..^1], StringComparison.Ordinal)
            : within == p || within.StartsWith(p + ".", StringComparison.Ordinal) || within.StartsWith(p + "[", StringComparison.Ordinal));
    }

    private bool IsUnmanaged(Address address) => IsLeftAlone(address, _app, _unmanaged);

    private SettingValue Values(SettingValue ours, SettingValue live, Shape shape, Address address)
    {
        if (live is UnreadableValue || ours is UnreadableValue)
        {
            _unreadable.Add(address);
            return live;
        }

        if (IsUnmanaged(address))
        {
            return live;
        }

        return (shape, ours, live) switch
        {
            (ObjectShape, ObjectValue o, ObjectValue l) => Properties(o, l, address),
            (UnionShape, ObjectValue o, ObjectValue l) when ReferenceEquals(o.Variant, l.Variant) => Properties(o, l, address),
            (MapShape s, MapValue o, MapValue l) => Entries(o, l, s, address),
            (ListShape s, ListValue o, ListValue l) when s.Item is ObjectShape or UnionShape || l.Items.Any(IsUnknown) => Rows(o, l, s, address),
            _ => ours,
        };
    }

    private ObjectValue Properties(ObjectValue ours, ObjectValue live, Address address)
    {
        var result = ours;
        foreach (var property in ours.Shape.Properties.Where(p => p.IsOnWire))
        {
            if (live[property.Name] is not { } there)
            {
                continue;
            }

            var here = ours[property.Name];
            if (here is null && property.MeaninglessWithout is { } list && ours[list] is null or ListValue { Items.IsEmpty: true })
            {
                continue; // it goes with what it was about
            }

            if (here is null && property.SwitchedOffBy is { } flag && there is ObjectValue on)
            {
                result = result.With(property.Name, on.With(flag, ScalarValue.Of("false")));
                continue;
            }

            var nothingToSend = here is ScalarValue { Text.Length: 0 } && property.IsKept;
            var isTheirs = here is null || nothingToSend || (ours.Find(property.Name) is { IsImplied: true } && IsUnknown(there));
            result = result.With(property.Name, isTheirs ? there : Values(here!, there, property.Shape, address.Property(property.Name)));
        }

        return live.Raw.IsEmpty ? result : result.WithRaw(live.Raw.SetItems(ours.Raw));
    }

    private MapValue Entries(MapValue ours, MapValue live, MapShape shape, Address address)
    {
        var entries = ours.Entries.Select(e => Entry(e, live, shape, address)).ToList();
        var known = entries.Select(e => e.RenamedFrom?.Text ?? e.Key).Concat(entries.Select(e => e.Key)).ToHashSet(StringComparer.Ordinal);
        foreach (var (entry, index) in live.Entries.Select((e, i) => (e, i)).Where(e => !known.Contains(e.e.Key)))
        {
            if (IsKept(entry, shape) || IsUnknown(entry.Value) || IsUnmanaged(address.Entry(entry.Key)))
            {
                entries.Insert(PlaceOf(index, live, entries), entry);
                if (shape.Declares == SymbolKind.Field)
                {
                    _keptFields.Add(entry.Key);
                }
            }
        }

        return ours.With([.. entries]);
    }

    private MapEntry Entry(MapEntry entry, MapValue live, MapShape shape, Address address)
    {
        var there = live.Find(entry.Key) ?? (entry.RenamedFrom is { } renamed ? live.Find(renamed.Text) : null) ?? SameBuiltIn(entry, live);
        if (there is null)
        {
            return entry with { RenamedFrom = null };
        }

        if (shape is { Declares: SymbolKind.Field, Value: UnionShape union } && union.IsReplacement(there.Value, entry.Value))
        {
            _replacedFields.Add(entry.Key);
        }

        var value = Values(entry.Value, there.Value, shape.Value, address.Entry(entry.Key));
        return entry with { Value = value, RenamedFrom = there.Key == entry.Key ? null : ScalarValue.Of(there.Key) };
    }

    // レコード番号 and Record_number are one field: built-in fields are known by their type.
    private static MapEntry? SameBuiltIn(MapEntry entry, MapValue live) => entry.Value is ObjectValue { Variant: { IsBuiltIn: true } variant }
        ? live.Entries.FirstOrDefault(e => e.Value is ObjectValue o && ReferenceEquals(o.Variant, variant))
        : null;

    private ListValue Rows(ListValue ours, ListValue live, ListShape shape, Address address)
    {
        var pairs = Pairing.Pair(shape, live, ours).ToDictionary(p => p.After, p => p.Before);
        var rows = ours.Items.Select((row, j) => pairs.TryGetValue(j, out var i) && !(shape.IsIdentifiedByFields && Pairing.PlacedField(row) is { } field && _replacedFields.Contains(field))
            ? (Row: Values(row, live.Items[i], shape.Item, address.Row(Pairing.RowName(shape, row, j))), Live: i)
            : (Row: row, Live: -1)).ToList();
        foreach (var (row, i) in live.Items.Select((r, i) => (Kept(r, shape), i)).Where(r => r.Item1 is not null && !pairs.ContainsValue(r.i)))
        {
            rows.Insert(1 + rows.FindLastIndex(r => r.Live >= 0 && r.Live < i), (row!, i));
        }

        var items = rows.Select(r => r.Row);
        return ours.With([.. shape is { IsSet: true, IsFlags: false } ? items.OrderBy(Pairing.IdentityText, StringComparer.Ordinal) : items]);
    }

    // What stays of a row that the definition doesn't have: all of it where its kind isn't known, else the cells of the fields that stay.
    private SettingValue? Kept(SettingValue row, ListShape shape)
    {
        if (IsUnknown(row))
        {
            return row;
        }

        if (!shape.IsIdentifiedByFields || row is not ObjectValue o || !Pairing.FieldsIn(row).Any(_keptFields.Contains))
        {
            return null;
        }

        return Pairing.PlacedField(row) is { } own
            ? _keptFields.Contains(own) ? row : null
            : o.With([.. o.Properties.Select(p => p.Value is ListValue cells && p.Shape.Shape is ListShape inner
                ? p with { Value = cells.With([.. cells.Items.Select(c => Kept(c, inner)).OfType<SettingValue>()]) }
                : p)]);
    }
}
