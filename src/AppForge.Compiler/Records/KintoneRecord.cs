using System.Text.Json.Nodes;

namespace AppForge.Records;

/// <summary>
/// A record of an app, typed by its definition: <c>appforge generate csharp</c> makes a class for each app. Immutable: a change is a <c>with</c>, and what it means for
/// kintone is the difference to the record before (<see cref="ChangesFrom"/>). The central type of this folder.
/// </summary>
public abstract record KintoneRecord
{
    /// <summary>The id (<c>$id</c>); null for a record that kintone doesn't have yet.</summary>
    public long? RecordId { get; init; }

    /// <summary>The revision that was read (<c>$revision</c>): an update that names it fails where somebody else was faster.</summary>
    public long? RecordRevision { get; init; }

    /// <summary>Writes every value that can be written.</summary>
    public abstract void Write(RecordWriter writer);

    /// <summary>What a new record is made of (<c>record</c> of a POST): all values that are there. kintone fills in the initial values of the others.</summary>
    public JsonObject ToJson() => Written(skipsEmpty: true).Json;

    /// <summary>
    /// What an update has to send (<c>record</c> of a PUT): the fields whose value is another one. A table is sent whole, its rows with their ids, since kintone
    /// deletes the rows that are left out. Empty where nothing changed.
    /// </summary>
    /// <param name="before">The record as it was read.</param>
    public JsonObject ChangesFrom(KintoneRecord before)
    {
        var (old, now) = (before.Written(skipsEmpty: false).Json, Written(skipsEmpty: false).Json);
        foreach (var code in now.Select(p => p.Key).Where(c => JsonNode.DeepEquals(now[c], old[c])).ToList())
        {
            now.Remove(code);
        }

        return now;
    }

    private RecordWriter Written(bool skipsEmpty)
    {
        var writer = new RecordWriter(skipsEmpty);
        Write(writer);
        return writer;
    }
}
