using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace AppForge.Bench.Emulator;

/// <summary>
/// The yardstick: minimal endpoints of ASP.NET Core over one SQLite connection, which do what has to be done in the database for the same requests and nothing
/// else. They judge nothing, know no permissions and give back what is stored.
/// </summary>
internal sealed class BareServer : IAsyncDisposable
{
    private static readonly string[] BuiltIns = ["レコード番号", "作成者", "作成日時", "更新者", "更新日時", "担当", "金額"];

    private readonly WebApplication _server;
    private readonly SqliteConnection _connection;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    private BareServer(string file)
    {
        _connection = new SqliteConnection($"Data Source={file};Pooling=False");
        _connection.Open();
        Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
        Execute("""
            CREATE TABLE record (app INTEGER NOT NULL, id INTEGER NOT NULL, json TEXT NOT NULL, state TEXT NOT NULL, amount REAL NOT NULL, PRIMARY KEY (app, id)) WITHOUT ROWID;
            CREATE INDEX record_state ON record (app, state, amount);
            CREATE TABLE value (field TEXT NOT NULL, record INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (field, record)) WITHOUT ROWID;
            CREATE INDEX value_order ON value (field, value, record);
            CREATE TABLE word (field TEXT NOT NULL, word TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (field, word, record)) WITHOUT ROWID;
            CREATE TABLE setting (app INTEGER NOT NULL, area TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (app, area)) WITHOUT ROWID;
            """);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapGet("/record", (long app, long id) => Json(Read("SELECT json FROM record WHERE app = @0 AND id = @1", app, id)[0]));
        _server.MapGet("/setting", (long app, string area) => Json(Read("SELECT json FROM setting WHERE app = @0 AND area = @1", app, area)[0]));
        _server.MapGet("/records", (long app, string state, int limit) =>
            Json("{\"records\":[" + string.Join(',', Read("SELECT json FROM record WHERE app = @0 AND state = @1 ORDER BY amount DESC, id DESC LIMIT @2", app, state, limit)) + "]}"));
        _server.MapPost("/records", async (HttpRequest request) => Add(await JsonDocument.ParseAsync(request.Body), (_, _) => { }));
        _server.MapPost("/searched-records", async (HttpRequest request) => Add(await JsonDocument.ParseAsync(request.Body), AddToIndex));
        _server.MapPost("/settings", async (HttpRequest request) => Save(await JsonDocument.ParseAsync(request.Body)));
    }

    public Uri Address { get; private set; } = null!;

    public static async Task<BareServer> StartAsync(string file)
    {
        var server = new BareServer(file);
        await server._server.StartAsync();
        server.Address = new Uri(server._server.Urls.First());
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        foreach (var command in _commands.Values)
        {
            await command.DisposeAsync();
        }

        await _connection.DisposeAsync();
    }

    private static IResult Json(string text) => Results.Text(text, "application/json", Encoding.UTF8);

    // {"app":1,"first":1,"records":[{"state":"…","amount":1,…}]}
    private IResult Add(JsonDocument body, Action<long, JsonElement> index)
    {
        using (body)
        {
            var app = body.RootElement.GetProperty("app").GetInt64();
            var id = body.RootElement.GetProperty("first").GetInt64();
            Together(() =>
            {
                foreach (var record in body.RootElement.GetProperty("records").EnumerateArray())
                {
                    Execute("INSERT INTO record (app, id, json, state, amount) VALUES (@0, @1, @2, @3, @4)", app, id, record.GetRawText(),
                        record.GetProperty("区分").GetProperty("value").GetString()!, double.Parse(record.GetProperty("数量").GetProperty("value").GetString()!, CultureInfo.InvariantCulture));
                    index(id++, record);
                }
            });
            return Json($"{{\"id\":{id}}}");
        }
    }

    // Every value can be asked for and sorted by, every text by its words (any two neighbours): what kintone offers of each record, with as many rows as the emulator's.
    private void AddToIndex(long id, JsonElement record)
    {
        foreach (var field in record.EnumerateObject())
        {
            var value = field.Value.GetProperty("value").GetString()!;
            Value(field.Name, value);
            if (field.Name is not ("品名" or "備考" or "連絡先"))
            {
                continue;
            }

            for (var i = 0; i + 1 < value.Length; i++)
            {
                Execute("INSERT OR IGNORE INTO word (field, word, record) VALUES (@0, @1, @2)", field.Name, value.Substring(i, 2), id);
            }
        }

        // What the server fills in itself.
        foreach (var builtIn in BuiltIns)
        {
            Value(builtIn, "2026-04-01T00:00:00Z");
        }

        void Value(string field, string value) => Execute("INSERT INTO value (field, record, value) VALUES (@0, @1, @2)", field, id, value);
    }

    // {"app":1,"areas":{"area":{…}}}
    private IResult Save(JsonDocument body)
    {
        using (body)
        {
            var app = body.RootElement.GetProperty("app").GetInt64();
            Together(() =>
            {
                foreach (var area in body.RootElement.GetProperty("areas").EnumerateObject())
                {
                    Execute("INSERT INTO setting (app, area, json) VALUES (@0, @1, @2) ON CONFLICT DO UPDATE SET json = excluded.json", app, area.Name, area.Value.GetRawText());
                }
            });
            return Json("{}");
        }
    }

    private void Together(Action work)
    {
        lock (_lock)
        {
            Execute("BEGIN IMMEDIATE");
            work();
            Execute("COMMIT");
        }
    }

    private List<string> Read(string sql, params object[] values)
    {
        lock (_lock)
        {
            using var reader = Prepared(sql, values).ExecuteReader();
            List<string> rows = [];
            while (reader.Read())
            {
                rows.Add(reader.GetString(0));
            }

            return rows;
        }
    }

    private void Execute(string sql, params object[] values)
    {
        lock (_lock)
        {
            Prepared(sql, values).ExecuteNonQuery();
        }
    }

    private SqliteCommand Prepared(string sql, object[] values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            _commands[sql] = command = _connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters.AddWithValue("@" + i.ToString(CultureInfo.InvariantCulture), values[i]);
            }
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command;
    }
}
