using System.Collections.Immutable;
using AppForge.Compiler.Catalog;

namespace AppForge.Compiler.Model;

/// <summary>
/// Finds, for rows that have no key, which row of one side is which of the other: by the fields they hold, else by the identities that the catalog names,
/// one after the other, else equal, else alike, else the only one left. Only display and kept values rest on it, never what is written.
/// </summary>
public static class Pairing
{
    /// <summary>Pairs the rows of two lists.</summary>
    /// <returns>Pairs of indexes; every index occurs at most once.</returns>
    public static ImmutableArray<(int Before, int After)> Pair(ListShape shape, ListValue before, ListValue after)
    {
        var state = new State(before.Items, after.Items);
        if (shape.IsIdentifiedByFields)
        {
            state.PairByFields();
        }

        foreach (var identity in shape.Identities)
        {
            state.PairBy(row => Identity(row, identity));
        }

        state.Pair(SettingValueComparer.Instance.Equals);
        state.Pair((a, b) => a is RawValue raw && b is RawValue other && string.Equals(raw.Tag, other.Tag, StringComparison.Ordinal));
        if (!shape.IsIdentityStrict)
        {
            state.Pair((a, b) => !AreDifferentFields(a, b) && Alike(a, b));
            state.PairTheOnlyOnesLeft();
        }

        return state.Pairs;
    }

    /// <summary>What identifies a row for a reader: its name, its entity, its condition.</summary>
    public static string IdentityText(SettingValue value) => value switch
    {
        ScalarValue scalar => scalar.Text,
        ObjectValue { Shape.Sole: { } sole } o when o[sole.Name] is { } inner => IdentityText(inner),
        ObjectValue o => o.Properties.Select(p => IdentityText(p.Value)).FirstOrDefault(t => t.Length > 0) ?? "",
        ListValue list => string.Join(", ", list.Items.Select(IdentityText)),
        MapValue map => string.Join(", ", map.Entries.Select(e => e.Key)),
        RawValue raw => raw.Json,
        _ => UnreadableValue.Word,
    };

    /// <summary>The name of a row in an address: what identifies it, else its first field, else its position from 1.</summary>
    public static string RowName(ListShape shape, SettingValue row, int index)
    {
        var identity = shape.Identities.SelectMany(i => i.TakeLast(1)).Select(p => (row as ObjectValue)?[p]).OfType<SettingValue>().Select(IdentityText).FirstOrDefault(t => t.Length > 0);
        var field = shape.IsIdentifiedByFields ? FieldsIn(row).FirstOrDefault() : null;
        return field ?? identity ?? (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The fields that a row of a layout holds, groups and tables by their own code.</summary>
    public static IEnumerable<string> FieldsIn(SettingValue value) => value switch
    {
        ObjectValue o => o.Properties.SelectMany(p => p.Shape.Shape is ReferenceShape { Target: SymbolKind.Field } && p.Value is ScalarValue s ? [s.Text] : FieldsIn(p.Value)),
        ListValue list => list.Items.SelectMany(FieldsIn),
        _ => [],
    };

    private static string? Identity(SettingValue row, ImmutableArray<string> properties)
    {
        if (row is not ObjectValue o)
        {
            return null;
        }

        var texts = properties.Select(p => o[p] is { } value ? IdentityText(value) : null).ToList();
        return texts.TrueForAll(t => !string.IsNullOrEmpty(t)) ? string.Join('\u0001', texts) : null;
    }

    // The cell of one field is never that of another, however alike: the width of a lost column is not that of a new one.
    private static bool AreDifferentFields(SettingValue a, SettingValue b) =>
        PlacedField(a) is { } one && PlacedField(b) is { } other && !string.Equals(one, other, StringComparison.Ordinal);

    /// <summary>The field that a row or cell of a layout places itself; null for a row of cells.</summary>
    internal static string? PlacedField(SettingValue value) => value is ObjectValue o
        ? o.Properties.Where(p => p.Shape.Shape is ReferenceShape { Target: SymbolKind.Field }).Select(p => (p.Value as ScalarValue)?.Text).FirstOrDefault()
        : null;

    private static bool Alike(SettingValue a, SettingValue b)
    {
        var left = Leaves(a).ToHashSet(StringComparer.Ordinal);
        var right = Leaves(b).ToHashSet(StringComparer.Ordinal);
        return left.Count > 0 && left.Count(right.Contains) * 2 >= Math.Max(left.Count, right.Count);
    }

    private static IEnumerable<string> Leaves(SettingValue value, string path = "") => value switch
    {
        ScalarValue scalar => [path + "=" + scalar.Text],
        ObjectValue o => o.Properties.SelectMany(p => Leaves(p.Value, path + "." + p.Shape.Name)),
        ListValue list => list.Items.SelectMany(i => Leaves(i, path + "[]")),
        MapValue map => map.Entries.SelectMany(e => Leaves(e.Value, path + "." + e.Key)),
        RawValue raw => [path + "=" + raw.Json],
        _ => [path],
    };

    private sealed class State(ImmutableArray<SettingValue> before, ImmutableArray<SettingValue> after)
    {
        private readonly List<int> _before = [.. Enumerable.Range(0, before.Length)];
        private readonly List<int> _after = [.. Enumerable.Range(0, after.Length)];
        private readonly ImmutableArray<(int, int)>.Builder _pairs = ImmutableArray.CreateBuilder<(int, int)>();

        public ImmutableArray<(int Before, int After)> Pairs => _pairs.ToImmutable();

        public void PairByFields()
        {
            var holders = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var i in _before)
            {
                foreach (var field in FieldsIn(before[i]))
                {
                    holders.TryAdd(field, i);
                }
            }

            foreach (var j in _after.ToList())
            {
                var best = FieldsIn(after[j])
                    .Select(f => holders.TryGetValue(f, out var i) && _before.Contains(i) ? i : -1)
                    .Where(i => i >= 0)
                    .GroupBy(i => i)
                    .OrderByDescending(g => g.Count())
                    .ThenBy(g => g.Key)
                    .FirstOrDefault();
                if (best is not null)
                {
                    Add(best.Key, j);
                }
            }
        }

        public void PairBy(Func<SettingValue, string?> identity)
        {
            foreach (var j in _after.ToList())
            {
                var wanted = identity(after[j]);
                var i = wanted is null ? -1 : _before.FirstOrDefault(x => string.Equals(identity(before[x]), wanted, StringComparison.Ordinal), -1);
                if (i >= 0)
                {
                    Add(i, j);
                }
            }
        }

        public void Pair(Func<SettingValue, SettingValue, bool> same)
        {
            foreach (var j in _after.ToList())
            {
                var i = _before.FirstOrDefault(x => same(before[x], after[j]), -1);
                if (i >= 0)
                {
                    Add(i, j);
                }
            }
        }

        public void PairTheOnlyOnesLeft()
        {
            if (_before is [var i] && _after is [var j] && before[i] is ObjectValue && after[j] is ObjectValue && !AreDifferentFields(before[i], after[j]))
            {
                Add(i, j);
            }
        }

        private void Add(int i, int j)
        {
            _before.Remove(i);
            _after.Remove(j);
            _pairs.Add((i, j));
        }
    }
}
