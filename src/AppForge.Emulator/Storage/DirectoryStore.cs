using System.Text.Json;
using System.Text.Json.Serialization;

namespace AppForge.Emulator.Storage;

/// <summary>
/// What calls changed of the directory that the emulator was started with: one row of JSON for everything new or changed, an empty one for everything
/// deleted. At a start they are laid over the directory given. Ids are kept beside, so that everybody has the same one after every start and none is used twice.
/// </summary>
internal sealed class DirectoryStore(EmulatorStore store)
{
    /// <summary>Ids below are kintone's own: the built-in groups.</summary>
    private const long FirstId = 11;

    /// <summary>Before codes that are neither the old nor the new one.</summary>
    private const string Moving = "\u0001";

    internal const string Schema = """
        CREATE TABLE IF NOT EXISTS directory (kind TEXT NOT NULL, key TEXT NOT NULL, json TEXT, PRIMARY KEY (kind, key)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS principal (id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, code TEXT NOT NULL, UNIQUE (kind, code));
        CREATE TABLE IF NOT EXISTS thread_comment (
          thread INTEGER NOT NULL, id INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (thread, id)) WITHOUT ROWID;
        """;

    private static readonly IReadOnlyList<IPart> Parts =
    [
        new Part<EmulatorUser>("USER", d => d.Users, (d, items) => d with { Users = items }, u => u.Code),
        new Part<EmulatorGroup>("GROUP", d => d.Groups, (d, items) => d with { Groups = items }, g => g.Code),
        new Part<EmulatorOrganization>("ORGANIZATION", d => d.Organizations, (d, items) => d with { Organizations = items }, o => o.Code),
        new Part<EmulatorSpace>("SPACE", d => d.Spaces, (d, items) => d with { Spaces = items }, s => Input.Wire.Number(s.Id)),
        new Part<EmulatorPlugin>("PLUGIN", d => d.Plugins, (d, items) => d with { Plugins = items }, p => p.Id),
    ];

    private static readonly JsonSerializerOptions Format = new() { Converters = { new JsonStringEnumConverter() } };

    private interface IPart
    {
        string Kind { get; }

        IEnumerable<(string Key, string? Json)> Changes(EmulatorDirectory before, EmulatorDirectory after);

        EmulatorDirectory Lay(EmulatorDirectory directory, IReadOnlyDictionary<string, string?> rows);
    }

    /// <summary>The directory as it is now: the one given, and what was changed since it was first given.</summary>
    public EmulatorDirectory Open(EmulatorDirectory given)
    {
        EmulatorDirectory directory = given;
        List<(string Kind, string Key, string? Json)> rows = store.Query(
            "SELECT kind, key, json FROM directory", r => (r.GetString(0), r.GetString(1), r.IsDBNull(2) ? null : r.GetString(2)));
        foreach (IPart part in Parts)
        {
            directory = part.Lay(directory, rows.Where(r => r.Kind == part.Kind).ToDictionary(r => r.Key, r => r.Json, StringComparer.Ordinal));
        }

        return Numbered(directory) with { Former = [.. rows.Where(r => r is (("USER" or "GROUP" or "ORGANIZATION"), _, null)).Select(r => (r.Kind, r.Key))] };
    }

    /// <summary>Keeps what differs, and gives ids to what is new.</summary>
    public EmulatorDirectory Save(EmulatorDirectory before, EmulatorDirectory after)
    {
        EmulatorDirectory numbered = Numbered(after);
        foreach (IPart part in Parts)
        {
            foreach ((string key, string? json) in part.Changes(before, numbered).ToList())
            {
                store.Execute(
                    "INSERT INTO directory (kind, key, json) VALUES (@0,@1,@2) ON CONFLICT DO UPDATE SET json = excluded.json", part.Kind, key, json);
                if (json is null)
                {
                    store.Execute("DELETE FROM principal WHERE kind = @0 AND code = @1", part.Kind, key);
                }
            }
        }

        return numbered;
    }

    /// <summary>New codes for the same users, groups or organisations: their ids go along, also when two change places.</summary>
    public void Rename(string kind, IReadOnlyDictionary<string, string> renames)
    {
        foreach ((string code, string renamed) in renames)
        {
            store.Execute("UPDATE principal SET code = @2 WHERE kind = @0 AND code = @1", kind, code, Moving + renamed);
        }

        foreach (string renamed in renames.Values)
        {
            store.Execute("DELETE FROM principal WHERE kind = @0 AND code = @1", kind, renamed);
            store.Execute("UPDATE principal SET code = @2 WHERE kind = @0 AND code = @1", kind, Moving + renamed, renamed);
        }
    }

    public void AddThreadComment(long thread, long id, System.Text.Json.Nodes.JsonObject comment) =>
        store.Execute("INSERT INTO thread_comment (thread, id, json) VALUES (@0,@1,@2)", thread, id, Input.JsonText.Write(comment));

    public void DeleteThreadComments(long thread) => store.Execute("DELETE FROM thread_comment WHERE thread = @0", thread);

    private EmulatorDirectory Numbered(EmulatorDirectory directory) => directory.Numbered(IdOf);

    private long IdOf(string kind, string code, long given)
    {
        if (store.Query("SELECT id FROM principal WHERE kind = @0 AND code = @1", r => r.GetInt64(0), kind, code) is [long known])
        {
            return known;
        }

        bool takesGiven = given > 0 && store.Query("SELECT 1 FROM principal WHERE id = @0", r => true, given).Count == 0;
        return store.Query(
            """
            INSERT INTO principal (id, kind, code)
            SELECT COALESCE(@2, MAX(@3, COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'principal'), 0) + 1)), @0, @1 RETURNING id
            """,
            r => r.GetInt64(0),
            kind,
            code,
            takesGiven ? given : null,
            FirstId).Single();
    }

    /// <summary>One list of the directory. What did not change is the same object before and after.</summary>
    private sealed record Part<T>(
        string Kind, Func<EmulatorDirectory, IReadOnlyList<T>> Read, Func<EmulatorDirectory, IReadOnlyList<T>, EmulatorDirectory> With, Func<T, string> KeyOf)
        : IPart
        where T : class
    {
        public IEnumerable<(string Key, string? Json)> Changes(EmulatorDirectory before, EmulatorDirectory after)
        {
            if (ReferenceEquals(Read(before), Read(after)))
            {
                yield break;
            }

            Dictionary<string, T> old = Read(before).ToDictionary(KeyOf, StringComparer.Ordinal);
            foreach (T item in Read(after))
            {
                if (!old.Remove(KeyOf(item), out T? known) || !ReferenceEquals(known, item))
                {
                    yield return (KeyOf(item), JsonSerializer.Serialize(item, Format));
                }
            }

            foreach (string gone in old.Keys)
            {
                yield return (gone, null);
            }
        }

        public EmulatorDirectory Lay(EmulatorDirectory directory, IReadOnlyDictionary<string, string?> rows)
        {
            if (rows.Count == 0)
            {
                return directory;
            }

            Dictionary<string, T> changed = rows.Where(r => r.Value is not null)
                .ToDictionary(r => r.Key, r => JsonSerializer.Deserialize<T>(r.Value!, Format)!, StringComparer.Ordinal);
            List<T> items = [];
            foreach (T item in Read(directory))
            {
                string key = KeyOf(item);
                if (changed.Remove(key, out T? now))
                {
                    items.Add(now);
                }
                else if (!rows.ContainsKey(key))
                {
                    items.Add(item);
                }
            }

            return With(directory, [.. items, .. changed.Values]);
        }
    }
}
