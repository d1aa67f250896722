using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;

namespace AppForge.Testing;

/// <summary>
/// Carries out the lines of a plan on a value, knowing nothing but what the lines say: addresses, what was, what will be. What it can't know is where a new entry or
/// row stands: it comes last; and which of several rows of one name a line means: the first where everything that the line says was is there.
/// </summary>
public sealed class ChangeInterpreter
{
    private readonly List<Change> _changes;
    private readonly HashSet<Change> _done = new(ReferenceEqualityComparer.Instance);

    private ChangeInterpreter(IEnumerable<Change> changes) => _changes = [.. changes];

    /// <summary>The value after the changes.</summary>
    /// <exception cref="InvalidOperationException">A line is about nothing that is there, or says of it what it isn't.</exception>
    public static SettingValue Apply(SettingValue before, Shape shape, Address address, IEnumerable<Change> changes)
    {
        var interpreter = new ChangeInterpreter(changes);
        var after = interpreter.Value(before, shape, address);
        return interpreter._changes.FirstOrDefault(c => !interpreter._done.Contains(c)) is { } left
            ? throw new InvalidOperationException($"Nothing is at {left.Kind} {left.Address}.")
            : after;
    }

    /// <summary>Whether two values are the same but for the places of new entries and rows.</summary>
    public static bool Same(SettingValue? a, SettingValue? b) => (a, b) switch
    {
        (ObjectValue x, ObjectValue y) => x.Tag == y.Tag && x.Raw.SequenceEqual(y.Raw) && Read(x).Select(p => p.Shape.Name).SequenceEqual(Read(y).Select(p => p.Shape.Name)) && Read(x).All(p => Same(p.Value, y[p.Shape.Name])),
        (MapValue x, MapValue y) => x.Entries.Length == y.Entries.Length && x.Entries.All(e => y.Find(e.Key) is { } other && Same(e.Value, other.Value)),
        (ListValue x, ListValue y) => x.Items.Length == y.Items.Length && Matched(x.Items, y.Items),
        _ => SettingValueComparer.Instance.Equals(a, b),
    };

    private static IEnumerable<PropertyValue> Read(ObjectValue value) => value.Properties.Where(p => p.Shape.IsRead).OrderBy(p => p.Shape.Name, StringComparer.Ordinal);

    private static bool Matched(ImmutableArray<SettingValue> a, ImmutableArray<SettingValue> b)
    {
        var left = b.ToList();
        return a.All(x => left.FindIndex(y => Same(x, y)) is >= 0 and var i && Taken(left, i));
    }

    private static bool Taken(List<SettingValue> list, int index)
    {
        list.RemoveAt(index);
        return true;
    }

    private IEnumerable<Change> At(Address address) => _changes.Where(c => c.Address == address && !c.IsReorder && !_done.Contains(c));

    private bool IsUntouched(Address address) => !_changes.Exists(c => c.Address == address || c.Address.Text.StartsWith(address.Text + ".", StringComparison.Ordinal)
        || c.Address.Text.StartsWith(address.Text + "[", StringComparison.Ordinal));

    private SettingValue? Done(Change change, SettingValue? before)
    {
        if (!Same(before, change.Before))
        {
            throw new InvalidOperationException($"{change.Address} was not what {change.Kind} says.");
        }

        _done.Add(change);
        return change.After;
    }

    private SettingValue Value(SettingValue before, Shape shape, Address address)
    {
        if (At(address).FirstOrDefault(c => c.Kind == ChangeKind.Change) is { } change)
        {
            return Done(change, before)!;
        }

        return IsUntouched(address) ? before : (shape, before) switch
        {
            (UnionShape union, ObjectValue o) => Object(Retagged(o, union, address), address),
            (_, ObjectValue o) => Object(o, address),
            (MapShape s, MapValue m) => Map(m, s, address),
            (ListShape s, ListValue l) => List(l, s, address),
            _ => before,
        };
    }

    private ObjectValue Retagged(ObjectValue value, UnionShape union, Address address)
    {
        if (union is not { YamlTag: { } tag, ChangeReplaces: false } || At(address.Property(tag)).FirstOrDefault() is not { After: ScalarValue after } change
            || value.Shape.Find(tag) is not null)
        {
            return value;
        }

        Done(change, ScalarValue.Of(value.Tag!));
        var variant = union.Select(after.Text, _ => false)!;
        return new(variant.Shape, [.. value.Properties.Select(p => variant.Shape.Find(p.Shape.Name) is { } other ? p with { Shape = other } : p)], value.Origin, variant, after.Text, value.Raw);
    }

    private ObjectValue Object(ObjectValue value, Address address)
    {
        var properties = new List<PropertyValue>();
        foreach (var name in value.Shape.Properties.Select(p => p.Name).Union(value.Properties.Select(p => p.Shape.Name)))
        {
            var property = value.Shape.Find(name) ?? value.Find(name)!.Value.Shape;
            var there = address.Property(name);
            var now = At(there).FirstOrDefault(c => c.Kind is ChangeKind.Add or ChangeKind.Remove) is { } change ? Done(change, value[name])
                : value[name] is { } was ? Value(was, property.Shape, there) : null;
            if (now is not null)
            {
                properties.Add(new(property, now));
            }
        }

        var raw = value.Raw.ToBuilder();
        foreach (var change in _changes.Where(c => c.Address.Text.StartsWith(address.Property(RawValue.Word).Text + ".", StringComparison.Ordinal)).ToList())
        {
            var name = value.Raw.Keys.FirstOrDefault(n => address.Property(RawValue.Word).Entry(n) == change.Address) ?? change.Address.Text[(address.Text.Length + 5)..].Trim('"');
            if (Done(change, value.Raw.GetValueOrDefault(name) is { } json ? new RawValue(json, SourceSpan.None) : null) is RawValue after)
            {
                raw[name] = after.Json;
            }
            else
            {
                raw.Remove(name);
            }
        }

        return value.With([.. properties]).WithRaw(raw.ToImmutable());
    }

    private MapValue Map(MapValue value, MapShape shape, Address address)
    {
        var entries = new List<MapEntry>();
        foreach (var entry in value.Entries)
        {
            var there = address.Entry(entry.Key);
            if (At(there).FirstOrDefault(c => c.Kind == ChangeKind.Remove) is { } gone)
            {
                Done(gone, entry.Value);
            }
            else
            {
                entries.Add(entry with { Value = Value(entry.Value, shape.Value, there) });
            }
        }

        foreach (var added in _changes.Where(c => c.Kind == ChangeKind.Add && ReferenceEquals(c.Shape, shape.Value) && KeyOf(c.Address, address) is not null && !_done.Contains(c)).ToList())
        {
            entries.Add(new(KeyOf(added.Address, address)!, SourceSpan.None, Done(added, null)!));
        }

        Reordered(address);
        return value.With([.. entries]);
    }

    private static string? KeyOf(Address entry, Address map)
    {
        var prefix = map.Text + ".";
        if (!entry.Text.StartsWith(prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var rest = entry.Text[prefix.Length..];
        var key = rest.StartsWith('"') ? rest[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal) : rest;
        return map.Entry(key) == entry ? key : null;
    }

    private void Reordered(Address address)
    {
        foreach (var order in _changes.Where(c => c.IsReorder && c.Address == address))
        {
            _done.Add(order);
        }
    }

    private ListValue List(ListValue value, ListShape shape, Address address)
    {
        var rows = value.Items.ToList();
        foreach (var gone in RowChanges(shape, address, ChangeKind.Remove))
        {
            var index = rows.FindIndex(r => Same(r, gone.Before));
            Done(gone, index < 0 ? null : rows[index]);
            rows.RemoveAt(index);
        }

        foreach (var name in _changes.Where(c => !_done.Contains(c)).Select(c => RowOf(c.Address, address)).OfType<string>().Distinct(StringComparer.Ordinal).ToList())
        {
            Change(rows, name, shape, address);
        }

        rows.AddRange(RowChanges(shape, address, ChangeKind.Add).Select(c => Done(c, null)!));
        Reordered(address);
        return value.With([.. rows]);
    }

    // Several rows may have one name; the lines about one row stand together. They mean the first row that all of them fit and that then has the name.
    private void Change(List<SettingValue> rows, string name, ListShape shape, Address address)
    {
        var lines = _changes.Where(c => !_done.Contains(c) && RowOf(c.Address, address) == name && !(ReferenceEquals(c.Shape, shape.Item) && c.Address == address.Row(name) && c.Kind == ChangeKind.Add)).ToList();
        var changed = new HashSet<int>();
        while (lines.Count > 0)
        {
            var (count, index, row) = Enumerable.Range(0, lines.Count).Select(n => lines.Count - n)
                .SelectMany(n => Enumerable.Range(0, rows.Count).Where(i => !changed.Contains(i)).Select(i => (n, i, Tried(rows[i], lines[..n], name, shape, address))))
                .FirstOrDefault(t => t.Item3 is not null);
            if (row is null)
            {
                throw new InvalidOperationException($"No row is {lines[0].Address}.");
            }

            rows[index] = row;
            changed.Add(index);
            _done.UnionWith(lines[..count]);
            lines.RemoveRange(0, count);
        }
    }

    private static SettingValue? Tried(SettingValue row, List<Change> lines, string name, ListShape shape, Address address)
    {
        var trial = new ChangeInterpreter(lines);
        try
        {
            var after = trial.Value(row, shape.Item, address.Row(name));
            var itsName = Pairing.RowName(shape, after, -2);

            // A row of cells is called by its first field, and a line doesn't say where an added cell goes: any of its fields may be it.
            var isNamed = itsName == name || itsName == "-1" || (shape.IsIdentifiedByFields && Pairing.FieldsIn(after).Contains(name, StringComparer.Ordinal));
            return trial._done.Count == lines.Count && isNamed ? after : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private List<Change> RowChanges(ListShape shape, Address address, ChangeKind kind) =>
        [.. _changes.Where(c => c.Kind == kind && ReferenceEquals(c.Shape, shape.Item) && !_done.Contains(c) && RowOf(c.Address, address) is { } name && address.Row(name) == c.Address)];

    // Names of rows may hold brackets: the row's name goes to the bracket behind which nothing or a further step stands.
    private static string? RowOf(Address address, Address list)
    {
        if (!address.Text.StartsWith(list.Text + "[", StringComparison.Ordinal))
        {
            return null;
        }

        var rest = address.Text[(list.Text.Length + 1)..];
        for (var end = rest.IndexOf(']', StringComparison.Ordinal); end >= 0; end = rest.IndexOf(']', end + 1))
        {
            if (end + 1 == rest.Length || rest[end + 1] is '.' or '[')
            {
                return rest[..end];
            }
        }

        return null;
    }
}
