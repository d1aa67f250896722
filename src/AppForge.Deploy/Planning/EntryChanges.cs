using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;

namespace AppForge.Deploy.Planning;

/// <summary>What happens to the entries of an area that is written by key: fields, and inside tables their columns.</summary>
/// <param name="Replaced">Keys to delete before anything is added: entries whose type changes.</param>
/// <param name="Added">New entries; for a column of an existing table, that table with the new columns only (behaviour.md, trap 18).</param>
/// <param name="Changed">Entries whose settings differ, as they shall be.</param>
/// <param name="Removed">Keys to delete when nothing refers to them any more.</param>
internal sealed record EntryChanges(ImmutableArray<string> Replaced, ImmutableArray<MapEntry> Added, ImmutableArray<MapEntry> Changed, ImmutableArray<string> Removed)
{
    public static EntryChanges Of(AppPlan plan)
    {
        var area = KintoneCatalog.Fields;
        return Between(plan.Live?.Canonical(area) as MapValue ?? MapValue.Empty, (MapValue)plan.Desired.Canonical(area)!);
    }

    /// <summary>What leads from one map of fields to another.</summary>
    public static EntryChanges Between(MapValue before, MapValue after)
    {
        var collector = new Collector();
        collector.Compare(before, after, wrap: null);
        return collector.Result;
    }

    /// <summary>The changes without additions and renames that were made already.</summary>
    public EntryChanges Without(IEnumerable<MapEntry> done)
    {
        var keys = done.Select(e => e.Key).ToHashSet(StringComparer.Ordinal);
        return this with { Added = Added.RemoveAll(e => keys.Contains(e.Key)), Changed = Changed.RemoveAll(e => keys.Contains(e.Key)) };
    }

    /// <summary>The entries that others can't name before they are live: new ones, and those with a new key.</summary>
    public IEnumerable<MapEntry> NewNames => Added.Concat(Changed.Where(e => e.RenamedFrom is not null));

    private static bool IsReplaced(SettingValue before, SettingValue after) => ((UnionShape)((MapShape)KintoneCatalog.Fields.Shape).Value).IsReplacement(before, after);

    private sealed class Collector
    {
        private readonly List<string> _replaced = [];
        private readonly List<MapEntry> _added = [];
        private readonly List<MapEntry> _changed = [];
        private readonly List<string> _removed = [];

        public EntryChanges Result => new([.. _replaced], [.. _added], [.. _changed], [.. _removed]);

        public void Compare(MapValue before, MapValue after, Func<ImmutableArray<MapEntry>, MapEntry>? wrap)
        {
            var kept = after.Entries.Select(e => e.RenamedFrom?.Text ?? e.Key).ToHashSet(StringComparer.Ordinal);
            _removed.AddRange(before.Entries.Where(e => !kept.Contains(e.Key) && e.Value is not ObjectValue { Variant.IsBuiltIn: true }).Select(e => e.Key));
            var added = new List<MapEntry>();
            foreach (var entry in after.Entries)
            {
                var there = before.Find(entry.RenamedFrom?.Text ?? entry.Key);
                if (there is null)
                {
                    AddUnlessBuiltIn(added, entry);
                }
                else if (IsReplaced(there.Value, entry.Value))
                {
                    _replaced.Add(there.Key);
                    added.Add(entry);
                }
                else
                {
                    CompareEntry(there, entry, isColumn: wrap is not null);
                }
            }

            if (added.Count > 0)
            {
                _added.AddRange(wrap is null ? added : [wrap([.. added])]);
            }
        }

        private static void AddUnlessBuiltIn(List<MapEntry> added, MapEntry entry)
        {
            if (entry.Value is not ObjectValue { Variant.IsBuiltIn: true })
            {
                added.Add(entry);
            }
        }

        // A column is changed with its table: PUT takes both, but a renamed column only once.
        private void CompareEntry(MapEntry before, MapEntry after, bool isColumn)
        {
            var (was, willBe) = (before.Value, after.Value);
            if (was is ObjectValue oldTable && willBe is ObjectValue table && ColumnsOf(table) is { Value: MapValue newColumns } columns
                && oldTable[columns.Shape.Name] is MapValue oldColumns)
            {
                var existing = ExistingColumns(oldColumns, newColumns);
                Compare(oldColumns, existing.All, added => after with { Value = table.With(columns.Shape.Name, existing.All.With(added)) });
                was = oldTable.With(columns.Shape.Name, existing.Before);
                willBe = table.With(columns.Shape.Name, existing.After);
            }

            if (!isColumn && (before.Key != after.Key || !SettingValueComparer.Sent.Equals(was, willBe)))
            {
                _changed.Add(after with { Value = willBe });
            }
        }

        private static PropertyValue? ColumnsOf(ObjectValue field) => field.Properties.Where(p => p.Shape.Shape is MapShape { Declares: SymbolKind.Field }).Cast<PropertyValue?>().FirstOrDefault();

        // Only columns that stay are changed with their table; new ones are added, lost ones deleted on their own. Changed columns were compared with it.
        private static (MapValue Before, MapValue After, MapValue All) ExistingColumns(MapValue before, MapValue after)
        {
            var staying = after.Entries.Where(e => before.Find(e.RenamedFrom?.Text ?? e.Key) is { } there && !IsReplaced(there.Value, e.Value)).ToImmutableArray();
            var old = before.Entries.Where(b => staying.Any(s => (s.RenamedFrom?.Text ?? s.Key) == b.Key)).ToImmutableArray();
            return (before.With(old), after.With(staying), after);
        }
    }
}
