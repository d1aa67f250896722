using AppForge.Compiler.Query;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Records;

/// <summary>Puts records in the order that a query asks for: as SQLite orders the index, by bytes.</summary>
internal sealed class SortedRecords
{
    private readonly IReadOnlyList<long> _records;
    private readonly List<(SortValue[]? Values, bool IsDescending)> _keys = [];

    /// <param name="form">The form of the app.</param>
    /// <param name="records">The records; the index may have named one more than once.</param>
    /// <param name="order">What they are sorted by; what that leaves open, the newest comes first.</param>
    public SortedRecords(RecordForm form, IReadOnlyList<long> records, IEnumerable<SortKey> order)
    {
        _records = records = Once(records);
        SortValues values = form.Store.Records.SortValues;
        foreach (SortKey key in order)
        {
            RecordField field = key.Field.Code == "$id" ? form.BuiltIn("RECORD_NUMBER") : form.Find(key.Field.Code)!;
            if (field.Type == "RECORD_NUMBER")
            {
                // No two records share it: what follows orders nothing any more.
                _keys.Add((null, key.IsDescending));
                return;
            }

            _keys.Add((values.Of(field.Number, records), key.IsDescending));
        }

        _keys.Add((null, true));
    }

    /// <summary>A part of the list.</summary>
    /// <param name="limit">At most so many; below zero all.</param>
    /// <param name="offset">After so many.</param>
    public IReadOnlyList<long> Page(long limit, long offset)
    {
        long most = limit < 0 ? long.MaxValue : offset + limit;

        // The last of those that are to be kept stands in front: most records are only compared with it.
        PriorityQueue<int, int> kept = new(Comparer<int>.Create((one, other) => Compare(other, one)));
        for (int i = 0; i < _records.Count; i++)
        {
            if (kept.Count < most)
            {
                kept.Enqueue(i, i);
            }
            else if (most > 0)
            {
                kept.EnqueueDequeue(i, i);
            }
        }

        long[] page = new long[Math.Max(0, kept.Count - offset)];
        for (int i = page.Length - 1; i >= 0; i--)
        {
            page[i] = _records[kept.Dequeue()];
        }

        return page;
    }

    // For one value the index names them in order, and each once.
    private static IReadOnlyList<long> Once(IReadOnlyList<long> records)
    {
        for (int i = 1; i < records.Count; i++)
        {
            if (records[i] <= records[i - 1])
            {
                return [.. records.Distinct()];
            }
        }

        return records;
    }

    private int Compare(int one, int other)
    {
        foreach ((SortValue[]? values, bool isDescending) in _keys)
        {
            int compared = values is null ? _records[one].CompareTo(_records[other]) : values[one].CompareTo(values[other]);
            if (compared != 0)
            {
                return isDescending ? -compared : compared;
            }
        }

        return 0;
    }
}
