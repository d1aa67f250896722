using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Diff;

/// <summary>
/// Compares two canonical forms of an app: one line for each intention. What is left alone has been copied over before (<see cref="Overlay"/>), so that the
/// comparison knows nothing of it.
/// </summary>
public static class Differ
{
    /// <summary>The differences of two apps, in the order of the catalog.</summary>
    /// <param name="before">What is.</param>
    /// <param name="after">What shall be.</param>
    public static ImmutableArray<Change> Compare(AppModel before, AppModel after)
    {
        var changes = ImmutableArray.CreateBuilder<Change>();
        foreach (var area in after.Areas)
        {
            if (before.Canonical(area) is { } was && after.Canonical(area) is { } willBe)
            {
                changes.AddRange(Compare(area, was, willBe, after.AddressOf(area)));
            }
        }

        return LayoutConsequences.Mark(changes.ToImmutable());
    }

    /// <summary>The differences of two values of an area.</summary>
    public static ImmutableArray<Change> Compare(SettingsArea area, SettingValue before, SettingValue after, Address address)
    {
        var comparison = new Comparison(area);
        comparison.Values(before, after, area.Shape, address);
        return comparison.Changes;
    }

    private sealed class Comparison(SettingsArea area)
    {
        private readonly ImmutableArray<Change>.Builder _changes = ImmutableArray.CreateBuilder<Change>();

        public ImmutableArray<Change> Changes => _changes.ToImmutable();

        public void Values(SettingValue before, SettingValue after, Shape shape, Address address)
        {
            switch (shape, before, after)
            {
                case (_, UnreadableValue, _) or (_, _, UnreadableValue):
                    break; // named by the plan as unreadable, never as a change
                case (ObjectShape s, ObjectValue b, ObjectValue a):
                    Properties(b, a, s, address);
                    break;
                case (UnionShape, ObjectValue b, ObjectValue a) when ReferenceEquals(b.Variant, a.Variant) && b.Tag == a.Tag:
                    Properties(b, a, a.Shape, address);
                    break;
                case (UnionShape { YamlTag: { } tag, ChangeReplaces: false } s, ObjectValue b, ObjectValue a) when !ReferenceEquals(b, a) && b.Tag is not null && a.Tag is not null:
                    Add(new(address.Property(tag), ChangeKind.Change, area, TagShape(s), ScalarValue.Of(b.Tag), ScalarValue.Of(a.Tag)));
                    Properties(b, a, a.Shape, address);
                    break;
                case (MapShape s, MapValue b, MapValue a):
                    Entries(b, a, s, address);
                    break;
                case (ListShape { Item: ObjectShape or UnionShape } s, ListValue b, ListValue a):
                    Rows(b, a, s, address);
                    break;
                default:
                    if (!SettingValueComparer.Instance.Equals(before, after))
                    {
                        Add(new(address, ChangeKind.Change, area, shape, before, after));
                    }

                    break;
            }
        }

        private static ChoiceShape TagShape(UnionShape union) => new([.. union.Variants.SelectMany(v => v.Tags.Select(t => new ChoiceValue(t, v.TitleOf(t))))]);

        private void Add(Change change) => _changes.Add(change);

        private void Properties(ObjectValue before, ObjectValue after, ObjectShape shape, Address address)
        {
            var gone = ReferenceEquals(before.Shape, shape) ? [] : before.Shape.Properties.Where(p => shape.Find(p.Name) is null);
            foreach (var property in shape.Properties.Concat(gone).Where(p => p.IsRead))
            {
                var (was, willBe) = (before[property.Name], after[property.Name]);
                var there = address.Property(property.Name);
                var first = _changes.Count;
                if (was is not null && willBe is not null)
                {
                    Values(was, willBe, property.Shape, there);
                }
                else if ((was ?? willBe) is not (null or UnreadableValue))
                {
                    Add(new(there, was is null ? ChangeKind.Add : ChangeKind.Remove, area, property.Shape, was, willBe, property.LosesData && was is not null ? ChangeRisk.LosesData : ChangeRisk.None));
                }

                Mark(property, first);
            }

            if (!before.Raw.SequenceEqual(after.Raw))
            {
                Add(new(address.Property("raw"), ChangeKind.Change, area, shape, Text(before.Raw), Text(after.Raw)));
            }
        }

        private void Mark(PropertyShape property, int first)
        {
            var isByHand = property.Side == PropertySide.ByHand;
            for (var i = first; (isByHand || property.AfterChange is not null) && i < _changes.Count; i++)
            {
                _changes[i] = _changes[i] with { IsByHand = isByHand || _changes[i].IsByHand, FollowUp = property.AfterChange ?? _changes[i].FollowUp };
            }
        }

        private static ScalarValue Text(IEnumerable<KeyValuePair<string, string>> raw) => ScalarValue.Of(string.Join(", ", raw.Select(r => $"{r.Key}: {r.Value}")));

        private void Entries(MapValue before, MapValue after, MapShape shape, Address address)
        {
            var oldKeys = after.Entries.ToDictionary(e => e.Key, e => OldKey(e, before, after), StringComparer.Ordinal);
            var kept = oldKeys.Values.ToHashSet(StringComparer.Ordinal);
            foreach (var entry in before.Entries.Where(e => !kept.Contains(e.Key)))
            {
                Add(new(address.Entry(entry.Key), ChangeKind.Remove, area, shape.Value, entry.Value, null, RiskOfLoss(entry.Value, shape)));
            }

            foreach (var entry in after.Entries)
            {
                var there = address.Entry(entry.Key);
                if (before.Find(oldKeys[entry.Key]) is not { } old)
                {
                    Add(new(there, ChangeKind.Add, area, shape.Value, null, entry.Value));
                    continue;
                }

                if (old.Key != entry.Key)
                {
                    Add(new(there, ChangeKind.Rename, area, shape.Value, old.Value, entry.Value) { RenamedFrom = old.Key });
                }

                CompareEntry(old.Value, entry.Value, shape, there);
            }

            if (shape.IsOrdered)
            {
                var was = before.Entries.Select(e => e.Key).Where(kept.Contains);
                var willBe = after.Entries.Select(e => oldKeys[e.Key]).Where(k => before.Find(k) is not null);
                Order([.. was], [.. willBe], shape, address);
            }
        }

        private static string OldKey(MapEntry entry, MapValue before, MapValue after) =>
            entry.RenamedFrom is { } renamed && before.Find(entry.Key) is null && before.Find(renamed.Text) is not null && after.Find(renamed.Text) is null
                ? renamed.Text
                : entry.Key;

        private void CompareEntry(SettingValue before, SettingValue after, MapShape shape, Address address)
        {
            if (shape.Value is UnionShape union && union.IsReplacement(before, after))
            {
                var risk = RiskOfLoss(before, shape) == ChangeRisk.None ? ChangeRisk.Rewrites : ChangeRisk.LosesData;
                Add(new(address, ChangeKind.Remove, area, shape.Value, before, null, risk));
                Add(new(address, ChangeKind.Add, area, shape.Value, null, after));
            }
            else
            {
                Values(before, after, shape.Value, address);
            }
        }

        private static ChangeRisk RiskOfLoss(SettingValue value, MapShape shape) =>
            shape.LosesData && value is not ObjectValue { Variant: { HoldsNoData: true } or { IsBuiltIn: true } } ? ChangeRisk.LosesData : ChangeRisk.None;

        private void Rows(ListValue before, ListValue after, ListShape shape, Address address)
        {
            var pairs = Pairing.Pair(shape, before, after);
            var kept = pairs.Select(p => p.Before).ToHashSet();
            var pairOf = pairs.ToDictionary(p => p.After, p => p.Before);
            foreach (var (row, i) in before.Items.Select((r, i) => (r, i)).Where(r => !kept.Contains(r.i)))
            {
                Add(new(address.Row(Pairing.RowName(shape, row, i)), ChangeKind.Remove, area, shape.Item, row, null) { IsByHand = area.Mode == WriteMode.AddOnly });
            }

            foreach (var (row, j) in after.Items.Select((r, j) => (r, j)))
            {
                var there = address.Row(Pairing.RowName(shape, row, j));
                if (pairOf.TryGetValue(j, out var i))
                {
                    Values(before.Items[i], row, shape.Item, there);
                }
                else
                {
                    Add(new(there, ChangeKind.Add, area, shape.Item, null, row));
                }
            }

            if (!shape.IsSet)
            {
                var names = Enumerable.Range(0, before.Items.Length).Select(i => Pairing.RowName(shape, before.Items[i], i)).ToList();
                Order([.. pairs.Select(p => p.Before).Order().Select(i => names[i])], [.. pairs.OrderBy(p => p.After).Select(p => names[p.Before])], shape, address);
            }
        }

        private void Order(ImmutableArray<string> before, ImmutableArray<string> after, Shape shape, Address address)
        {
            if (!before.SequenceEqual(after, StringComparer.Ordinal))
            {
                Add(new(address, ChangeKind.Change, area, shape, Names(before), Names(after)) { IsReorder = true });
            }
        }

        private static ListValue Names(ImmutableArray<string> names) => new([.. names.Select(ScalarValue.Of)], SourceSpan.None);
    }
}
