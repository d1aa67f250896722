namespace AppForge.Emulator.Storage;

/// <summary>
/// What records were sorted by before, as it stands in the index: a sort of some thousand records looks up as many places all over it, and the same
/// lists are asked for again and again. A value is forgotten when it is written, all are when a request is undone.
/// </summary>
internal sealed class SortValues(EmulatorStore store)
{
    private const int MostKept = 500_000;

    private readonly Dictionary<long, Dictionary<long, SortValue>> _ofFields = [];
    private int _kept;

    /// <summary>The first value of a field in each of some records, in the order of the list; empty where there is none.</summary>
    public SortValue[] Of(long field, IReadOnlyList<long> records)
    {
        if (_kept > MostKept)
        {
            Clear();
        }

        if (!_ofFields.TryGetValue(field, out Dictionary<long, SortValue>? known))
        {
            _ofFields.Add(field, known = []);
        }

        SortValue[] values = new SortValue[records.Count];
        List<int> missing = [];
        for (int i = 0; i < values.Length; i++)
        {
            if (!known.TryGetValue(records[i], out values[i]))
            {
                missing.Add(i);
            }
        }

        if (missing.Count > 0)
        {
            string list = $"[{string.Join(',', missing.Select(i => records[i]))}]";
            foreach ((long record, byte[] value) in store.Query(
                "SELECT record, value FROM record_value WHERE field = @0 AND record IN (SELECT value FROM json_each(@1)) AND item = 0",
                r => (r.GetInt64(0), r.GetFieldValue<byte[]>(1)), field, list))
            {
                _kept += known.TryAdd(record, new(value)) ? 1 : 0;
            }

            foreach (int i in missing)
            {
                values[i] = known.GetValueOrDefault(records[i]);
            }
        }

        return values;
    }

    /// <summary>Something else is written.</summary>
    public void Forget(long field, long record)
    {
        if (_ofFields.TryGetValue(field, out Dictionary<long, SortValue>? known) && known.Remove(record))
        {
            _kept--;
        }
    }

    public void Clear()
    {
        _ofFields.Clear();
        _kept = 0;
    }
}
