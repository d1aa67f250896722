using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Records;

/// <summary>
/// What a deploy does to the records there are: new fields are empty in them, and found to be so; deleted fields are found no more. Values stay as
/// they are until a record is saved again.
/// </summary>
internal static class RecordUpkeep
{
    public static void Follow(RecordStore store, RecordForm before, RecordForm now)
    {
        HashSet<long> old = NumbersOf(before);
        HashSet<long> current = NumbersOf(now);
        foreach (long gone in old.Except(current))
        {
            store.DropField(gone);
        }

        HashSet<long> touched = [.. current.Except(old)];
        if (FirstStateOf(before) != FirstStateOf(now))
        {
            touched.Add(now.BuiltIn("STATUS").Number);
        }

        foreach (long id in touched.Count == 0 ? [] : store.Ids(now.App))
        {
            RecordRow record = store.Find(now.App, id)!;
            store.SaveIndex(id, Of(before, record), Of(now, record));
        }

        List<IndexEntry> Of(RecordForm form, RecordRow record) => [.. RecordIndex.Of(form, record).Where(e => touched.Contains(e.Field))];
    }

    private static HashSet<long> NumbersOf(RecordForm form) => [.. form.All.Select(f => f.Number)];

    private static string? FirstStateOf(RecordForm form) => form.Process is null ? null : form.FirstState;
}
