using System.Globalization;
using System.Text.Json.Nodes;
using AppForge.Emulator.Input;
using Microsoft.Data.Sqlite;

namespace AppForge.Emulator.Storage;

/// <summary>
/// The emulator's SQLite database: apps, their settings per area and side, deploys, files; records are <see cref="Records"/>. One connection, used by one request at a time
/// inside one transaction, so a request is carried out wholly or not at all, also when the process dies.
/// </summary>
internal sealed class EmulatorStore : IDisposable
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS app (
          id INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT NOT NULL, space INTEGER, thread INTEGER, japanese INTEGER NOT NULL,
          preview_revision INTEGER NOT NULL, live_revision INTEGER,
          creator TEXT NOT NULL, created_at TEXT NOT NULL, modifier TEXT NOT NULL, modified_at TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS setting (
          app INTEGER NOT NULL, area TEXT NOT NULL, side INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (app, area, side)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS deploy (
          app INTEGER PRIMARY KEY, batch INTEGER NOT NULL, status TEXT NOT NULL, due TEXT NOT NULL,
          revert INTEGER NOT NULL, will_fail INTEGER NOT NULL, user TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS file (
          key TEXT PRIMARY KEY, name TEXT NOT NULL, content_type TEXT NOT NULL, content BLOB NOT NULL,
          attached INTEGER NOT NULL, created_at TEXT NOT NULL, user TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS file_text (key TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS sequence (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS record (
          app INTEGER NOT NULL, id INTEGER NOT NULL, revision INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (app, id)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS record_value (
          field INTEGER NOT NULL, record INTEGER NOT NULL, row INTEGER NOT NULL, item INTEGER NOT NULL, value TEXT NOT NULL,
          PRIMARY KEY (field, record, row, item)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS record_value_order ON record_value (field, value, record, row);
        CREATE TABLE IF NOT EXISTS record_text (
          field INTEGER NOT NULL, record INTEGER NOT NULL, row INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (field, record, row)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS record_word (
          field INTEGER NOT NULL, word TEXT NOT NULL, record INTEGER NOT NULL, row INTEGER NOT NULL,
          PRIMARY KEY (field, word, record, row)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS comment (
          app INTEGER NOT NULL, record INTEGER NOT NULL, id INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (app, record, id)) WITHOUT ROWID;
        PRAGMA user_version = 1;
        """;

    /// <summary>What the schema above says as <c>user_version</c>.</summary>
    private const long Version = 1;

    private const int MostAsked = 200;

    private readonly DataFileClaim _claim;
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    // The same question is mostly asked again, with other values.
    private readonly Dictionary<string, SqliteCommand> _asked = new(StringComparer.Ordinal);

    // Every request asks for them. One connection, and every write goes through Execute: what was read stays true until one names the table.
    private readonly Dictionary<long, AppRow> _apps = [];
    private IReadOnlyList<DeployRow>? _running;

    /// <exception cref="EmulatorDataException">The file can't be used.</exception>
    public EmulatorStore(string dataSource)
    {
        _claim = DataFileClaim.On(dataSource);
        SqliteConnectionStringBuilder settings = new() { DataSource = dataSource, Pooling = false };
        _connection = new SqliteConnection(settings.ToString());
        Records = new RecordStore(this);
        Directory = new DirectoryStore(this);
        try
        {
            Open(dataSource);
        }
        catch (SqliteException failure)
        {
            Dispose();
            throw new EmulatorDataException(DataFileClaim.FaultOf(failure), dataSource, failure);
        }
        catch (EmulatorDataException)
        {
            Dispose();
            throw;
        }
    }

    private void Open(string dataSource)
    {
        _connection.Open();

        // Before anything is written: the file may be somebody else's, or of a later version that keeps more than this one knows.
        long version = Query("PRAGMA user_version", r => r.GetInt64(0)).Single();
        bool isEmpty = Query("SELECT 1 FROM sqlite_master LIMIT 1", r => true).Count == 0;
        bool isOurs = Query("SELECT 1 FROM sqlite_master WHERE name = 'setting'", r => true).Count > 0;
        if (!isEmpty && (version > Version || !isOurs))
        {
            throw new EmulatorDataException(isOurs ? EmulatorDataFault.NewerVersion : EmulatorDataFault.NotEmulatorData, dataSource);
        }

        Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -32768; PRAGMA mmap_size = 1073741824;");
        Execute(Schema);
        Execute(DirectoryStore.Schema);
        _connection.CreateFunction("has_words", (string text, string wanted) => WordSearch.Matches(text, wanted), isDeterministic: true);
    }

    /// <summary>The records of all apps.</summary>
    public RecordStore Records { get; }

    /// <summary>Users, groups, organisations, spaces and plug-ins, as far as calls changed them.</summary>
    public DirectoryStore Directory { get; }

    /// <summary>Another number after anything live may have changed: what was read from live settings before is good as long as it stays.</summary>
    public long LiveVersion { get; private set; }

    public void Dispose()
    {
        foreach (SqliteCommand command in _commands.Values)
        {
            command.Dispose();
        }

        DisposeAsked();
        _connection.Dispose();
        _claim.Dispose();
    }

    /// <summary>Runs the work in a transaction: committed when it returns, undone when it throws.</summary>
    /// <param name="work">The work.</param>
    /// <param name="isRead">It mostly only reads: the lock for writing is taken with the first write.</param>
    public T InTransaction<T>(Func<T> work, bool isRead = false)
    {
        // As prepared statements: every request comes by here.
        Execute(isRead ? "BEGIN" : "BEGIN IMMEDIATE");
        bool isCommitted = false;
        try
        {
            T result = work();
            Execute("COMMIT");
            isCommitted = true;
            return result;
        }
        finally
        {
            if (!isCommitted)
            {
                LiveVersion++;
                _apps.Clear();
                _running = null;
                Records.SortValues.Clear();
                RollBack();
            }
        }
    }

    // A failed COMMIT, a full disk for one, has rolled back already.
    private void RollBack()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0)
        {
            Execute("ROLLBACK");
        }
    }

    public AppRow AddApp(AppRow app)
    {
        Execute(
            "INSERT INTO app (code, space, thread, japanese, preview_revision, live_revision, creator, created_at, modifier, modified_at) VALUES (@0,@1,@2,@3,@4,@5,@6,@7,@8,@9)",
            app.Code, app.Space, app.Thread, app.JapaneseNames, app.PreviewRevision, app.LiveRevision,
            app.Creator, Stamp(app.CreatedAt), app.Modifier, Stamp(app.ModifiedAt));
        return app with { Id = Query("SELECT last_insert_rowid()", r => r.GetInt64(0)).Single() };
    }

    public void UpdateApp(AppRow app) => Execute(
        "UPDATE app SET code = @1, preview_revision = @2, live_revision = @3, modifier = @4, modified_at = @5, space = @6, thread = @7, creator = @8 WHERE id = @0",
        app.Id, app.Code, app.PreviewRevision, app.LiveRevision, app.Modifier, Stamp(app.ModifiedAt), app.Space, app.Thread, app.Creator);

    public AppRow? FindApp(long id)
    {
        if (!_apps.TryGetValue(id, out AppRow? app) && Query("SELECT * FROM app WHERE id = @0", ReadApp, id) is [var read])
        {
            _apps.Add(id, app = read);
        }

        return app;
    }

    public AppRow? FindApp(string code) =>
        code.Length == 0 ? null : Query("SELECT * FROM app WHERE code = @0 ORDER BY id LIMIT 1", ReadApp, code).SingleOrDefault();

    public IReadOnlyList<AppRow> Apps() => Query("SELECT * FROM app ORDER BY id", ReadApp);

    /// <summary>Takes an app out with everything it has; what its records had in the index is dropped by whoever knows its form.</summary>
    public void DeleteApp(long app)
    {
        LiveVersion++;
        Execute("DELETE FROM app WHERE id = @0", app);
        Execute("DELETE FROM setting WHERE app = @0", app);
        Execute("DELETE FROM deploy WHERE app = @0", app);
        Records.DeleteAll(app);
    }

    public JsonObject? FindSetting(long app, string area, Side side) =>
        Query("SELECT json FROM setting WHERE app = @0 AND area = @1 AND side = @2", r => r.GetString(0), app, area, (int)side)
            .Select(JsonText.ParseStored).SingleOrDefault();

    public void SaveSetting(long app, string area, Side side, JsonObject document)
    {
        LiveVersion += side == Side.Live ? 1 : 0;
        Execute(
            "INSERT INTO setting (app, area, side, json) VALUES (@0,@1,@2,@3) ON CONFLICT DO UPDATE SET json = excluded.json",
            app, area, (int)side, JsonText.Write(document));
    }

    public void CopySettings(long app, Side from, Side to)
    {
        LiveVersion += to == Side.Live ? 1 : 0;
        Execute(
            "INSERT INTO setting (app, area, side, json) SELECT app, area, @2, json FROM setting WHERE app = @0 AND side = @1 ON CONFLICT DO UPDATE SET json = excluded.json",
            app, (int)from, (int)to);
    }

    public DeployRow? FindDeploy(long app) => Query("SELECT * FROM deploy WHERE app = @0", ReadDeploy, app).SingleOrDefault();

    public IReadOnlyList<DeployRow> RunningDeploys() => _running ??= Query("SELECT * FROM deploy WHERE status = 'PROCESSING' ORDER BY batch, app", ReadDeploy);

    public void SaveDeploy(DeployRow d) => Execute(
        "INSERT INTO deploy (app, batch, status, due, revert, will_fail, user) VALUES (@0,@1,@2,@3,@4,@5,@6) ON CONFLICT DO UPDATE SET batch = @1, status = @2, due = @3, revert = @4, will_fail = @5, user = @6",
        d.App, d.Batch, d.Status, Stamp(d.Due), d.Revert, d.WillFail, d.User);

    public void AddFile(FileRow f) => Execute(
        "INSERT INTO file (key, name, content_type, content, attached, created_at, user) VALUES (@0,@1,@2,@3,@4,@5,@6)",
        f.Key, f.Name, f.ContentType, f.Content, f.Attached, Stamp(f.CreatedAt), f.User);

    public FileRow? FindFile(string key) => Query(
        "SELECT key, name, content_type, content, attached, created_at, user FROM file WHERE key = @0",
        r => new FileRow(r.GetString(0), r.GetString(1), r.GetString(2), r.GetFieldValue<byte[]>(3), r.GetBoolean(4), Time(r.GetString(5)), r.GetString(6)),
        key).SingleOrDefault();

    /// <summary>Forgets an upload whose key was used.</summary>
    public void DropUpload(string key) => Execute("DELETE FROM file WHERE key = @0 AND NOT attached", key);

    /// <summary>Keeps what of a file is searched.</summary>
    public void AddFileText(string key, string text) => Execute("INSERT INTO file_text (key, text) VALUES (@0,@1)", key, text);

    /// <summary>The text of a file; empty where it has none.</summary>
    public string FileText(string key) => Query("SELECT text FROM file_text WHERE key = @0", r => r.GetString(0), key).SingleOrDefault() ?? "";

    /// <summary>The next number of a counter that lasts: ids are never used twice.</summary>
    public long Next(string sequence) => Query(
        "INSERT INTO sequence (name, value) VALUES (@0, 1) ON CONFLICT DO UPDATE SET value = value + 1 RETURNING value", r => r.GetInt64(0), sequence).Single();

    private static AppRow ReadApp(SqliteDataReader r) => new()
    {
        Id = r.GetInt64(0),
        Code = r.GetString(1),
        Space = r.IsDBNull(2) ? null : r.GetInt64(2),
        Thread = r.IsDBNull(3) ? null : r.GetInt64(3),
        JapaneseNames = r.GetBoolean(4),
        PreviewRevision = r.GetInt64(5),
        LiveRevision = r.IsDBNull(6) ? null : r.GetInt64(6),
        Creator = r.GetString(7),
        CreatedAt = Time(r.GetString(8)),
        Modifier = r.GetString(9),
        ModifiedAt = Time(r.GetString(10)),
    };

    private static DeployRow ReadDeploy(SqliteDataReader r) =>
        new(r.GetInt64(0), r.GetInt64(1), r.GetString(2), Time(r.GetString(3)), r.GetBoolean(4), r.GetBoolean(5), r.GetString(6));

    private static string Stamp(DateTimeOffset time) => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string stamp) => DateTimeOffset.Parse(stamp, CultureInfo.InvariantCulture);

    /// <summary>Carries out a constant text of SQL; values travel as parameters.</summary>
    internal void Execute(string sql, params object?[] values)
    {
        if (sql.Contains(" app ", StringComparison.Ordinal))
        {
            _apps.Clear();
        }

        if (sql.Contains(" deploy ", StringComparison.Ordinal))
        {
            _running = null;
        }

        Prepared(_commands, sql, values).ExecuteNonQuery();
    }

    /// <summary>Reads by a constant text of SQL.</summary>
    internal List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params object?[] values) => Read(Prepared(_commands, sql, values), read);

    /// <summary>Reads ids by a text of SQL that was made for this question: thousands of them, which is why they are taken from SQLite without a reader between.</summary>
    internal List<long> AskIds(string sql, IReadOnlyList<object> values)
    {
        using SqliteDataReader reader = Asked(sql, values).ExecuteReader();
        List<long> ids = [];
        if (reader.Read())
        {
            SQLitePCL.sqlite3_stmt statement = reader.Handle!;
            int result = SQLitePCL.raw.SQLITE_ROW;
            for (; result == SQLitePCL.raw.SQLITE_ROW; result = SQLitePCL.raw.sqlite3_step(statement))
            {
                ids.Add(SQLitePCL.raw.sqlite3_column_int64(statement, 0));
            }

            SqliteException.ThrowExceptionForRC(result, _connection.Handle);
        }

        return ids;
    }

    /// <summary>Reads by a text of SQL that was made for this question.</summary>
    internal List<T> Ask<T>(string sql, Func<SqliteDataReader, T> read, IReadOnlyList<object> values) => Read(Asked(sql, values), read);

    private SqliteCommand Asked(string sql, IReadOnlyList<object> values)
    {
        if (_asked.Count == MostAsked && !_asked.ContainsKey(sql))
        {
            DisposeAsked();
        }

        return Prepared(_asked, sql, values);
    }

    private void DisposeAsked()
    {
        foreach (SqliteCommand command in _asked.Values)
        {
            command.Dispose();
        }

        _asked.Clear();
    }

    private static List<T> Read<T>(SqliteCommand command, Func<SqliteDataReader, T> read)
    {
        using SqliteDataReader reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private SqliteCommand Prepared(Dictionary<string, SqliteCommand> commands, string sql, IReadOnlyList<object?> values)
    {
        if (!commands.TryGetValue(sql, out SqliteCommand? command))
        {
            commands.Add(sql, command = Command(sql));
        }

        Bind(command, values);
        return command;
    }

    private SqliteCommand Command(string sql)
    {
        SqliteCommand command = _connection.CreateCommand();
#pragma warning disable CA2100 // The texts are made of constants; values travel as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    private static void Bind(SqliteCommand command, IReadOnlyList<object?> values)
    {
        for (int i = 0; i < values.Count; i++)
        {
            object value = values[i] ?? DBNull.Value;
            if (i == command.Parameters.Count)
            {
                command.Parameters.AddWithValue("@" + i.ToString(CultureInfo.InvariantCulture), value);
                continue;
            }

            SqliteParameter parameter = command.Parameters[i];
            if (parameter.Value?.GetType() != value.GetType())
            {
                parameter.ResetSqliteType();
            }

            parameter.Value = value;
        }
    }
}
