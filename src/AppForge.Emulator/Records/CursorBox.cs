namespace AppForge.Emulator.Records;

/// <summary>The open cursors of the domain. They live in memory: like kintone's they last minutes.</summary>
internal sealed class CursorBox
{
    private const int Most = 10;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, Cursor> _cursors = new(StringComparer.Ordinal);

    public string Open(Cursor cursor, DateTimeOffset now)
    {
        Forget(now);
        if (_cursors.Count >= Most)
        {
            throw RecordErrors.TooManyCursors();
        }

        string id = Guid.NewGuid().ToString();
        _cursors.Add(id, cursor);
        return id;
    }

    /// <summary>The cursor; of another user it is as if there were none.</summary>
    public Cursor Find(string id, string user, DateTimeOffset now)
    {
        Forget(now);
        return _cursors.TryGetValue(id, out Cursor? cursor) && cursor.User == user ? cursor : throw RecordErrors.CursorNotFound();
    }

    public void Move(string id, Cursor cursor) => _cursors[id] = cursor;

    public void Close(string id) => _cursors.Remove(id);

    private void Forget(DateTimeOffset now)
    {
        foreach (string id in _cursors.Where(c => c.Value.OpenedAt + Lifetime <= now).Select(c => c.Key).ToList())
        {
            _cursors.Remove(id);
        }
    }
}
