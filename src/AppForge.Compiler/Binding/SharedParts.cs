using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Binding;

/// <summary>
/// Takes out of what an app's own files shall say what its fragments say already. A fragment is never edited, since other apps use it: where it says something
/// else, that is told.
/// </summary>
internal sealed class SharedParts
{
    private readonly EditContext _context;
    private readonly List<(Address, string)> _differing = [];

    private SharedParts(EditContext context) => _context = context;

    /// <summary>What an app's own files shall say.</summary>
    /// <param name="definition">The app as it is written, fragments carried out; null where it can't be read.</param>
    /// <param name="wanted">What all files together shall say.</param>
    /// <param name="context">What is written means what.</param>
    /// <returns>The areas that are left to say, by name; and where a fragment says something else, with its path.</returns>
    public static (ImmutableDictionary<string, SettingValue> Own, ImmutableArray<(Address Address, string Path)> Differing) Remove(
        AppModel? definition, AppModel wanted, EditContext context)
    {
        var parts = new SharedParts(context);
        var own = ImmutableDictionary.CreateBuilder<string, SettingValue>(StringComparer.Ordinal);
        foreach (var area in wanted.Areas)
        {
            var value = wanted.Canonical(area)!;
            if ((definition?.Written(area) is { } written ? parts.Remove(written, value, area.Shape, new("", 0, wanted.AddressOf(area))) : value) is { } left)
            {
                own[area.Name] = left;
            }
        }

        return (own.ToImmutable(), [.. parts._differing]);
    }

    private static string? FragmentOf(Syntax.SourceSpan span) => span.Source.UsedFrom is null ? null : span.Source.Path;

    // Null where nothing is left to say.
    private SettingValue? Remove(SettingValue written, SettingValue wanted, Shape shape, EditPlace place) => (shape, written, wanted) switch
    {
        (MapShape s, MapValue w, MapValue v) => RemoveEntries(w, v, s, place),
        (ListShape { IsFlags: false } s, ListValue w, ListValue v) when w.Items.Any(i => FragmentOf(i.Origin) is not null) => RemoveRows(w, v, s, place),
        (ObjectShape or UnionShape, ObjectValue w, ObjectValue v) when ReferenceEquals(w.Shape, v.Shape) => RemoveProperties(w, v, place),
        _ when FragmentOf(written.Origin) is { } path => Told(written, wanted, shape, place, path),
        _ => wanted,
    };

    private SettingValue? Told(SettingValue written, SettingValue? wanted, Shape shape, EditPlace place, string path)
    {
        var said = _context.Meaning(written, shape, place);
        if (wanted is null || !_context.IsSaidBy(said, wanted, shape, place.Address))
        {
            _differing.Add((place.Address, path));
        }

        return null;
    }

    private MapValue? RemoveEntries(MapValue written, MapValue wanted, MapShape shape, EditPlace place)
    {
        var left = wanted.Entries.ToList();
        foreach (var entry in written.Entries)
        {
            var index = wanted.Entries.Select(e => e.Key).ToList().IndexOf(entry.Key);
            var inner = new EditPlace(entry.Key, index, place.Address.Entry(entry.Key));
            if (FragmentOf(entry.KeyOrigin) is { } path)
            {
                Told(entry.Value, index < 0 ? null : wanted.Entries[index].Value, shape.Value, inner, path);
                left.RemoveAll(e => e.Key == entry.Key);
            }
            else if (index >= 0 && Remove(entry.Value, wanted.Entries[index].Value, shape.Value, inner) is { } value)
            {
                left[left.FindIndex(e => e.Key == entry.Key)] = wanted.Entries[index] with { Value = value };
            }
        }

        var isShared = !written.Entries.IsEmpty && written.Entries.All(e => FragmentOf(e.KeyOrigin) is not null);
        return isShared && left.TrueForAll(e => e.IsImplied) ? null : wanted.With([.. left]);
    }

    private ListValue? RemoveRows(ListValue written, ListValue wanted, ListShape shape, EditPlace place)
    {
        var rows = written.Items.SelectMany(i => _context.Rows(i, shape, place).Select(r => (Path: FragmentOf(i.Origin), Row: r))).ToList();
        var pairs = Pairing.Pair(shape, new ListValue([.. rows.Select(r => r.Row)], written.Origin), wanted).ToDictionary(p => p.Before, p => p.After);
        var taken = new HashSet<int>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Path is { } path)
            {
                var there = pairs.TryGetValue(i, out var index) && taken.Add(index) ? wanted.Items[index] : null;
                var address = place.Address.Row(Pairing.RowName(shape, rows[i].Row, i));
                if (there is null || !_context.IsSaidBy(rows[i].Row, there, shape.Item, address))
                {
                    _differing.Add((address, path));
                }
            }
        }

        var left = wanted.Items.Where((_, i) => !taken.Contains(i)).ToImmutableArray();
        var isSilent = shape.Tail is { } tail && left is [var last] && SettingValueComparer.Told.Equals(last, _context.Canonicalizer.Tail(shape, tail));
        return (left.IsEmpty || isSilent) && rows.TrueForAll(r => r.Path is not null) ? null : wanted.With(left);
    }

    private ObjectValue RemoveProperties(ObjectValue written, ObjectValue wanted, EditPlace place)
    {
        var result = wanted;
        foreach (var property in written.Properties.Where(p => p.Shape.IsRead))
        {
            if (wanted[property.Shape.Name] is { } there)
            {
                result = result.With(property.Shape.Name, Remove(property.Value, there, property.Shape.Shape, place with { Address = place.Address.Property(property.Shape.Name) }));
            }
        }

        return result;
    }
}
