using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AppForge.Cli.Tests.Killed;

/// <summary>
/// One writer: records alone and in bulk, changes, deletes and settings, one request after the other in an order of chance, until the server is gone. It remembers
/// what was acknowledged, and the one thing that was under way. Whatever it writes says the same number in several places, so that half of it would show.
/// </summary>
/// <param name="app">Its app: nobody else writes there.</param>
/// <param name="seed">Where its chance begins.</param>
internal sealed class WriteLoad(long app, int seed)
{
    private const int PerBatch = 5;
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, Written> _records = new(StringComparer.Ordinal);
    private Written _settings = new(0, 0);
    private int _number = seed * 1000;

    /// <summary>How many requests were answered.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>Makes the app.</summary>
    public static async Task<long> CreateAppAsync(HttpClient client)
    {
        var app = long.Parse((string)(await SendAsync(client, HttpMethod.Post, "preview/app", new { name = "0" }))!["app"]!, System.Globalization.CultureInfo.InvariantCulture);
        await SendAsync(client, HttpMethod.Post, "preview/app/form/fields", new
        {
            app,
            properties = new Dictionary<string, object>
            {
                ["鍵"] = new { type = "SINGLE_LINE_TEXT", code = "鍵", label = "鍵", unique = true },
                ["値"] = new { type = "NUMBER", code = "値", label = "値" },
                ["文"] = new { type = "MULTI_LINE_TEXT", code = "文", label = "文" },
                ["表"] = new { type = "SUBTABLE", code = "表", fields = new Dictionary<string, object> { ["列"] = new { type = "NUMBER", code = "列", label = "列" } } },
            },
        });
        await SendAsync(client, HttpMethod.Put, "preview/app/settings", new { app, name = "0", description = "0" });
        await SendAsync(client, HttpMethod.Post, "preview/app/deploy", new { apps = new[] { new { app } } });
        while ((string?)(await SendAsync(client, HttpMethod.Get, $"preview/app/deploy", new { apps = new[] { app } }))!["apps"]![0]!["status"] == "PROCESSING")
        {
            await Task.Delay(20);
        }

        return app;
    }

    /// <summary>Writes until the server doesn't answer any more.</summary>
    public async Task RunAsync(HttpClient client)
    {
        try
        {
            while (true)
            {
                await WriteAsync(client);
                Acknowledged++;
            }
        }
        catch (Exception gone) when (gone is HttpRequestException { StatusCode: null } or IOException)
        {
            // Killed: what was asked for last stays noted as asked for.
        }
    }

    /// <summary>Reads everything back, as it may be after the kill; from then on what was found counts as acknowledged.</summary>
    public async Task CheckAsync(HttpClient client)
    {
        var records = new Dictionary<string, int>(StringComparer.Ordinal);
        long last = 0;
        while (true)
        {
            var page = (await SendAsync(client, HttpMethod.Get, "records", new { app, query = $"$id > {last} order by $id asc limit 500", totalCount = true }))!["records"]!.AsArray();
            if (page.Count == 0)
            {
                break;
            }

            foreach (var record in page)
            {
                last = long.Parse((string)record!["$id"]!["value"]!, System.Globalization.CultureInfo.InvariantCulture);
                var key = (string)record["鍵"]!["value"]!;
                var value = (string)record["値"]!["value"]!;
                ((string?)record["文"]!["value"]).ShouldBe(Sentence(value), key);
                record["表"]!["value"]!.AsArray().Select(r => (string?)r!["value"]!["列"]!["value"]).ShouldBe([value, value], key);
                records.Add(key, int.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        foreach (var (key, written) in _records.ToList())
        {
            int? found = records.TryGetValue(key, out var value) ? value : null;
            written.Allows(found).ShouldBeTrue($"app {app}, {key}: acknowledged {written.Acknowledged}, asked {written.Asked}, found {found}");
            _records[key] = new(found, found);
        }

        records.Keys.ShouldBeSubsetOf(_records.Keys, "nobody wrote these");
        foreach (var batch in records.Keys.Where(k => k.Contains('#', StringComparison.Ordinal)).GroupBy(k => k.Split('#')[0], StringComparer.Ordinal))
        {
            _records.Keys.Count(k => k.StartsWith(batch.Key + "#", StringComparison.Ordinal)).ShouldBe(PerBatch);
            batch.Count().ShouldBe(PerBatch, $"half of the batch {batch.Key}");
        }

        // What questions are answered from is written with the records.
        await ShouldCountAsync(client, records.Count, "値 >= 0");
        await ShouldCountAsync(client, records.Count, "文 like \"写し\"");
        foreach (var (key, value) in records.TakeLast(3))
        {
            await ShouldCountAsync(client, 1, $"鍵 = \"{key}\" and 値 = {value} and 列 in (\"{value}\")");
        }

        var settings = (await SendAsync(client, HttpMethod.Get, "preview/app/settings", new { app }))!;
        ((string?)settings["description"]).ShouldBe((string?)settings["name"]);
        var named = int.Parse((string)settings["name"]!, System.Globalization.CultureInfo.InvariantCulture);
        _settings.Allows(named).ShouldBeTrue($"app {app}: settings acknowledged {_settings.Acknowledged}, asked {_settings.Asked}, found {named}");
        _settings = new(named, named);
    }

    private async Task WriteAsync(HttpClient client)
    {
        var number = _number++;
        var alone = _records.Where(r => r.Value.Acknowledged is not null && !r.Key.Contains('#', StringComparison.Ordinal)).Select(r => r.Key).ToArray();
        switch (_random.Next(6))
        {
            case 0:
                _settings = _settings with { Asked = number };
                await SendAsync(client, HttpMethod.Put, "preview/app/settings", new { app, name = $"{number}", description = $"{number}" });
                _settings = new(number, number);
                break;
            case 1:
                string[] batch = [.. Enumerable.Range(0, PerBatch).Select(i => $"{number}#{i}")];
                await AskAsync(batch, number, () => SendAsync(client, HttpMethod.Post, "records", new { app, records = batch.Select(key => Record(key, number)) }));
                break;
            case 2 when alone.Length > 0:
                var gone = alone[_random.Next(alone.Length)];
                var found = await SendAsync(client, HttpMethod.Get, "records", new { app, query = $"鍵 = \"{gone}\"" });
                await AskAsync([gone], null, () => SendAsync(client, HttpMethod.Delete, "records", new { app, ids = new[] { (string?)found!["records"]![0]!["$id"]!["value"] } }));
                break;
            case 3 or 4 when alone.Length > 0:
                var changed = alone[_random.Next(alone.Length)];
                await AskAsync([changed], number, () => SendAsync(client, HttpMethod.Put, "record", new { app, updateKey = new { field = "鍵", value = changed }, record = Record(null, number) }));
                break;
            default:
                await AskAsync([$"{number}"], number, () => SendAsync(client, HttpMethod.Post, "record", new { app, record = Record($"{number}", number) }));
                break;
        }
    }

    private async Task AskAsync(string[] keys, int? value, Func<Task> request)
    {
        foreach (var key in keys)
        {
            _records[key] = (_records.GetValueOrDefault(key) ?? new(null, null)) with { Asked = value };
        }

        await request();
        foreach (var key in keys)
        {
            _records[key] = new(value, value);
        }
    }

    private static Dictionary<string, object> Record(string? key, int number)
    {
        var row = new { value = new Dictionary<string, object> { ["列"] = new { value = number } } };
        var record = new Dictionary<string, object> { ["値"] = new { value = number }, ["文"] = new { value = Sentence($"{number}") }, ["表"] = new { value = new[] { row, row } } };
        if (key is not null)
        {
            record["鍵"] = new { value = key };
        }

        return record;
    }

    private static string Sentence(string number) => string.Concat(Enumerable.Repeat($"写し{number}。", 40));

    private async Task ShouldCountAsync(HttpClient client, int count, string query) =>
        ((string?)(await SendAsync(client, HttpMethod.Get, "records", new { app, query = query + " limit 1", totalCount = true }))!["totalCount"]).ShouldBe($"{count}", query);

    private static async Task<JsonNode?> SendAsync(HttpClient client, HttpMethod method, string resource, object body)
    {
        using var request = new HttpRequestMessage(method, $"/k/v1/{resource}.json") { Content = JsonContent.Create(body) };
        await request.Content.LoadIntoBufferAsync();
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue($"{method} {resource}: {text}");
        return JsonNode.Parse(text);
    }
}
