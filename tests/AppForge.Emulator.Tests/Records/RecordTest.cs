using System.Text.Json;
using System.Text.Json.Nodes;

namespace AppForge.Emulator.Tests.Records;

/// <summary>A test of records, on a deployed app that a test describes.</summary>
public abstract class RecordTest : EmulatorTest
{
    internal static object OptionsOf(params string[] labels) => labels.Select((label, index) => (label, index)).ToDictionary(o => o.label, o => new { o.label, o.index });

    internal static object Choice(string type, string code, params string[] labels) => new { type, code, label = code, options = OptionsOf(labels) };

    internal static object Table(string code, params (string Code, object Field)[] fields) => new { type = "SUBTABLE", code, fields = Fields(fields) };

    internal Task<long> CreateAsync(params (string Code, object Field)[] fields) => Admin.CreateDeployedAppAsync("試験", Fields(fields));

    /// <summary>Record values as a request has them: <c>{code: {value: …}}</c>.</summary>
    internal static Dictionary<string, object> Values(params (string Code, object? Value)[] values) =>
        values.ToDictionary(v => v.Code, object (v) => new { value = v.Value });

    internal Task<Reply> PostAsync(long app, params (string Code, object? Value)[] values) => Admin.PostAsync("record", new { app, record = Values(values) });

    internal async Task<long> AddAsync(long app, params (string Code, object? Value)[] values) =>
        long.Parse((await PostAsync(app, values)).Ok()["id"]!.GetValue<string>());

    internal Task<Reply> PutAsync(long app, long id, params (string Code, object? Value)[] values) =>
        Admin.PutAsync("record", new { app, id, record = Values(values) });

    internal async Task<JsonObject> ReadAsync(long app, long id) => (await Admin.GetAsync("record", $"app={app}&id={id}")).Ok()["record"]!.AsObject();

    internal async Task<string> ValueAsync(long app, long id, string code) =>
        JsonSerializer.Serialize((await ReadAsync(app, id))[code]!["value"], Relaxed);

    internal async Task<long[]> FindAsync(long app, string query) =>
        [.. (await Admin.GetAsync("records", $"app={app}&fields[0]=$id&query={Uri.EscapeDataString(query)}")).Ok()["records"]!.AsArray().Select(r => long.Parse(r!["$id"]!["value"]!.GetValue<string>()))];

    internal Task<Reply> QueryAsync(long app, string query) => Admin.GetAsync("records", $"app={app}&query={Uri.EscapeDataString(query)}");

    private static JsonSerializerOptions Relaxed { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
