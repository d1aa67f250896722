using System.Globalization;
using System.Text.Json.Nodes;
using AppForge.Emulator.Input;
using Microsoft.Data.Sqlite;

namespace AppForge.Emulator.Storage;

/// <summary>
/// The records: one row of JSON each, and beside it every value of every field in an ordered index, and the words of texts, so that a question is
/// answered without reading records that are no answer. Both are written in the transaction of the request.
/// </summary>
internal sealed class RecordStore(EmulatorStore store)
{
    /// <summary>What records are sorted by.</summary>
    public SortValues SortValues { get; } = new(store);

    public long NextId(long app) => store.Next("record/" + app.ToString(CultureInfo.InvariantCulture));

    /// <summary>The highest id that was ever given: there are no more records than that.</summary>
    public long LastId(long app) =>
        store.Query("SELECT value FROM sequence WHERE name = @0", r => r.GetInt64(0), "record/" + app.ToString(CultureInfo.InvariantCulture)).SingleOrDefault();

    public RecordRow? Find(long app, long id) =>
        store.Query("SELECT id, revision, json FROM record WHERE app = @0 AND id = @1", r => Read(app, r), app, id) is [var found] ? found : null;

    /// <summary>Those of some records that there are, in the order of their ids in the list.</summary>
    public IReadOnlyList<RecordRow> FindAll(long app, IReadOnlyList<long> ids)
    {
        Dictionary<long, RecordRow> found = store.Query(
            "SELECT id, revision, json FROM record WHERE app = @0 AND id IN (SELECT value FROM json_each(@1))", r => Read(app, r), app, $"[{string.Join(',', ids)}]").ToDictionary(r => r.Id);
        return [.. ids.Select(found.GetValueOrDefault).OfType<RecordRow>()];
    }

    public long Count(long app) => store.Query("SELECT COUNT(*) FROM record WHERE app = @0", r => r.GetInt64(0), app).Single();

    public IReadOnlyList<long> Ids(long app) => store.Query("SELECT id FROM record WHERE app = @0 ORDER BY id", r => r.GetInt64(0), app);

    /// <summary>Stores a record and what of its index has changed.</summary>
    public void Save(RecordRow record, IReadOnlyList<IndexEntry> before, IReadOnlyList<IndexEntry> after)
    {
        store.Execute(
            "INSERT INTO record (app, id, revision, json) VALUES (@0,@1,@2,@3) ON CONFLICT DO UPDATE SET revision = excluded.revision, json = excluded.json",
            record.App, record.Id, record.Revision, JsonText.Write(record.Values));
        SaveIndex(record.Id, before, after);
    }

    public void SaveIndex(long record, IReadOnlyList<IndexEntry> before, IReadOnlyList<IndexEntry> after)
    {
        ILookup<long, IndexEntry> old = before.ToLookup(e => e.Field);
        ILookup<long, IndexEntry> now = after.ToLookup(e => e.Field);
        foreach (IGrouping<long, IndexEntry> field in old.Where(f => !f.SequenceEqual(now[f.Key])))
        {
            Remove(record, field);
        }

        foreach (IndexEntry entry in now.Where(f => !f.SequenceEqual(old[f.Key])).SelectMany(f => f))
        {
            Add(record, entry);
        }
    }

    public void Delete(RecordRow record, IReadOnlyList<IndexEntry> index)
    {
        store.Execute("DELETE FROM record WHERE app = @0 AND id = @1", record.App, record.Id);
        store.Execute("DELETE FROM comment WHERE app = @0 AND record = @1", record.App, record.Id);
        foreach (IGrouping<long, IndexEntry> field in index.GroupBy(e => e.Field))
        {
            Remove(record.Id, field);
        }
    }

    /// <summary>New login names for those who wrote comments.</summary>
    public void RenameCommenters(IReadOnlyDictionary<string, string> renames)
    {
        // In two steps, so that two can change places; the mark is in no login name.
        foreach ((string code, string renamed) in renames)
        {
            store.Execute("UPDATE comment SET json = json_set(json, '$.creator', @1) WHERE json_extract(json, '$.creator') = @0", code, "\u0001" + renamed);
        }

        store.Execute("UPDATE comment SET json = json_set(json, '$.creator', substr(json_extract(json, '$.creator'), 2)) WHERE json_extract(json, '$.creator') GLOB char(1) || '*'");
    }

    /// <summary>Takes out all records of an app, with their comments.</summary>
    public void DeleteAll(long app)
    {
        store.Execute("DELETE FROM record WHERE app = @0", app);
        store.Execute("DELETE FROM comment WHERE app = @0", app);
    }

    /// <summary>The bytes of the files in the records of an app.</summary>
    public long FileBytes(long app) => store.Query(
        """
        SELECT COALESCE(SUM(CAST(json_extract(t.value, '$.size') AS INTEGER)), 0) FROM record r, json_tree(r.json) t
        WHERE r.app = @0 AND t.type = 'object' AND json_extract(t.value, '$.fileKey') IS NOT NULL
        """,
        r => r.GetInt64(0),
        app).Single();

    /// <summary>The greatest value of a field; empty where no record has one.</summary>
    public string Greatest(long field) => store.Query(
        "SELECT value FROM record_value WHERE field = @0 ORDER BY value DESC LIMIT 1", r => r.GetString(0), field).FirstOrDefault("");

    /// <summary>Forgets what was indexed of a field that is no more.</summary>
    public void DropField(long field)
    {
        SortValues.Clear();
        store.Execute("DELETE FROM record_value WHERE field = @0", field);
        store.Execute("DELETE FROM record_text WHERE field = @0", field);
        store.Execute("DELETE FROM record_word WHERE field = @0", field);
    }

    /// <summary>Another record that has this value in this field.</summary>
    public bool HasOther(long field, string value, long record) => store.Query(
        "SELECT 1 FROM record_value WHERE field = @0 AND value = @1 AND record <> @2 LIMIT 1", r => true, field, value, record).Count > 0;

    /// <summary>Whether any value of a field is there in more than one record; an empty one is none.</summary>
    public bool HasOneTwice(long field) => store.Query(
        "SELECT 1 FROM record_value WHERE field = @0 AND value <> '' GROUP BY value HAVING COUNT(*) > 1 LIMIT 1", r => true, field).Count > 0;

    /// <summary>Whether any value of a field has more characters.</summary>
    public bool HasLonger(long field, int characters) => store.Query(
        "SELECT 1 FROM record_value WHERE field = @0 AND length(value) > @1 LIMIT 1", r => true, field, characters).Count > 0;

    /// <summary>At most two records that have this value in this field.</summary>
    public IReadOnlyList<long> With(long field, string value) => store.Query(
        "SELECT record FROM record_value WHERE field = @0 AND value = @1 LIMIT 2", r => r.GetInt64(0), field, value);

    /// <summary>All records that have this value in this field.</summary>
    public IReadOnlyList<long> AllWith(long field, string value) => store.Query(
        "SELECT DISTINCT record FROM record_value WHERE field = @0 AND value = @1", r => r.GetInt64(0), field, value);

    public IReadOnlyList<JsonObject> Comments(long app, long record) => store.Query(
        "SELECT json FROM comment WHERE app = @0 AND record = @1 ORDER BY id", r => JsonText.ParseStored(r.GetString(0)), app, record);

    public void AddComment(long app, long record, long id, JsonObject comment) => store.Execute(
        "INSERT INTO comment (app, record, id, json) VALUES (@0,@1,@2,@3)", app, record, id, JsonText.Write(comment));

    public void DeleteComment(long app, long record, long id) =>
        store.Execute("DELETE FROM comment WHERE app = @0 AND record = @1 AND id = @2", app, record, id);

    private static RecordRow Read(long app, SqliteDataReader row) => new(app, row.GetInt64(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2));

    private void Add(long record, IndexEntry entry)
    {
        SortValues.Forget(entry.Field, record);
        store.Execute(
            "INSERT INTO record_value (field, record, row, item, value) VALUES (@0,@1,@2,@3,@4)", entry.Field, record, entry.Row, entry.Item, entry.Value);
        if (entry.Text is null)
        {
            return;
        }

        store.Execute("INSERT INTO record_text (field, record, row, text) VALUES (@0,@1,@2,@3)", entry.Field, record, entry.Row, entry.Text);
        foreach (string word in WordSearch.IndexedWords(entry.Text))
        {
            store.Execute("INSERT OR IGNORE INTO record_word (field, word, record, row) VALUES (@0,@1,@2,@3)", entry.Field, word, record, entry.Row);
        }
    }

    private void Remove(long record, IGrouping<long, IndexEntry> field)
    {
        SortValues.Forget(field.Key, record);
        store.Execute("DELETE FROM record_value WHERE field = @0 AND record = @1", field.Key, record);
        foreach (IndexEntry entry in field.Where(e => e.Text is not null))
        {
            store.Execute("DELETE FROM record_text WHERE field = @0 AND record = @1 AND row = @2", field.Key, record, entry.Row);
            foreach (string word in WordSearch.IndexedWords(entry.Text!))
            {
                store.Execute("DELETE FROM record_word WHERE field = @0 AND word = @1 AND record = @2 AND row = @3", field.Key, word, record, entry.Row);
            }
        }
    }
}
