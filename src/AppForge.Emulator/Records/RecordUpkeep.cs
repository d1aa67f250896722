using System.Text.Json.Nodes;
using AppForge.Emulator.Settings;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Records;

/// <summary>
/// What a deploy does to the records there are. New fields are empty in them, and found to be so; deleted fields are found no more. Values follow
/// an option or state that has a new name; of a deleted option kintone shows nothing any more (fields.md, "Options"), so the value goes: an option
/// that gets its name later is another one. Everything else stays as it is until a record is saved again. No revision changes: nobody edited.
/// </summary>
internal sealed class RecordUpkeep
{
    private readonly RecordStore _store;
    private readonly RecordForm _before;
    private readonly RecordForm _now;

    /// <summary>Fields whose index is written anew for every record.</summary>
    private readonly HashSet<long> _touched = [];

    /// <summary>New names of options and states, by the number of the field.</summary>
    private readonly Dictionary<long, Dictionary<string, string?>> _names = [];

    private RecordUpkeep(RecordStore store, RecordForm before, RecordForm now) => (_store, _before, _now) = (store, before, now);

    public static void Follow(RecordStore store, RecordForm before, RecordForm now)
    {
        RecordUpkeep upkeep = new(store, before, now);
        upkeep.CompareForms();
        foreach (long id in upkeep.Concerned())
        {
            upkeep.Follow(store.Find(now.App, id)!);
        }
    }

    private void CompareForms()
    {
        Dictionary<long, RecordField> old = _before.All.ToDictionary(f => f.Number);
        Dictionary<long, RecordField> current = _now.All.ToDictionary(f => f.Number);
        foreach (long gone in old.Keys.Except(current.Keys))
        {
            _store.DropField(gone);
        }

        _touched.UnionWith(current.Keys.Except(old.Keys));
        foreach ((long number, RecordField field) in current.Where(f => old.ContainsKey(f.Key)))
        {
            Note(number, NamedIds.Changes(old[number].OptionNames, field.OptionNames));
        }

        long status = _now.BuiltIn("STATUS").Number;
        Note(status, NamedIds.Changes(_before.StateNames, _now.StateNames));
        if (FirstStateOf(_before) != FirstStateOf(_now))
        {
            _touched.Add(status);
        }
    }

    private void Note(long field, Dictionary<string, string?> names)
    {
        if (names.Count > 0)
        {
            _names.Add(field, names);
        }
    }

    private IEnumerable<long> Concerned() => _touched.Count > 0
        ? _store.Ids(_now.App)
        : _names.SelectMany(field => field.Value.Keys.SelectMany(name => _store.AllWith(field.Key, name))).ToHashSet();

    private void Follow(RecordRow record)
    {
        List<IndexEntry> before = IndexOf(_before, record);
        bool isChanged = false;
        foreach (RecordField field in _now.TopLevel)
        {
            isChanged |= Rename(field, record.Values);
            foreach (JsonNode? row in field.Type == "SUBTABLE" ? record.Values[field.Id] as JsonArray ?? [] : [])
            {
                foreach (RecordField inner in field.Inner)
                {
                    isChanged |= Rename(inner, row!["value"]!.AsObject());
                }
            }
        }

        if (isChanged)
        {
            _store.Save(record, before, IndexOf(_now, record));
        }
        else
        {
            _store.SaveIndex(record.Id, before, IndexOf(_now, record));
        }
    }

    private bool Rename(RecordField field, JsonObject values)
    {
        if (!_names.TryGetValue(field.Number, out Dictionary<string, string?>? names))
        {
            return false;
        }

        switch (values[field.Id])
        {
            case JsonArray several when several.Any(v => names.ContainsKey((string)v!)):
                values[field.Id] = new JsonArray([.. several.Select(v => names.GetValueOrDefault((string)v!, (string)v!)).OfType<string>().Select(v => JsonValue.Create(v))]);
                return true;
            case JsonValue one when names.TryGetValue((string)one!, out string? name):
                values[field.Id] = name;
                return true;
            default:
                return false;
        }
    }

    private List<IndexEntry> IndexOf(RecordForm form, RecordRow record) =>
        [.. RecordIndex.Of(form, record).Where(e => _touched.Contains(e.Field) || _names.ContainsKey(e.Field))];

    private static string? FirstStateOf(RecordForm form) => form.Process is null ? null : form.FirstState;
}
