using System.Text.Json;
using System.Text.Json.Nodes;

namespace AppForge.Emulator;

/// <summary>Makes the apps that are there from the start, while deploys take no time, by the calls that any client would use: what kintone refuses is refused here.</summary>
internal static class AppSeeding
{
    private const int RecordsAtOnce = 100;

    public static async Task AddAsync(HttpClient client, EmulatorApp app, CancellationToken cancellation)
    {
        string id = (await SendAsync(client, HttpMethod.Post, "preview/app", app, new JsonObject { ["name"] = app.Name }, cancellation).ConfigureAwait(false))["app"]!.ToString();
        if (Parse<JsonObject>(app, app.Fields) is { Count: > 0 } fields)
        {
            await SendAsync(client, HttpMethod.Post, "preview/app/form/fields", app, new JsonObject { ["app"] = id, ["properties"] = fields }, cancellation).ConfigureAwait(false);
        }

        foreach ((string area, string body) in app.Settings)
        {
            JsonObject settings = Parse<JsonObject>(app, body);
            settings["app"] = id;
            await SendAsync(client, HttpMethod.Put, $"preview/{area}", app, settings, cancellation).ConfigureAwait(false);
        }

        await SendAsync(client, HttpMethod.Post, "preview/app/deploy", app, new JsonObject { ["apps"] = new JsonArray(new JsonObject { ["app"] = id }) }, cancellation).ConfigureAwait(false);
        foreach (JsonNode?[] records in Parse<JsonArray>(app, app.Records).Chunk(RecordsAtOnce))
        {
            JsonArray batch = [.. records.Select(r => r?.DeepClone())];
            await SendAsync(client, HttpMethod.Post, "records", app, new JsonObject { ["app"] = id, ["records"] = batch }, cancellation).ConfigureAwait(false);
        }
    }

    private static async Task<JsonObject> SendAsync(HttpClient client, HttpMethod method, string resource, EmulatorApp app, JsonObject body, CancellationToken cancellation)
    {
        using HttpRequestMessage request = new(method, $"/k/v1/{resource}.json") { Content = JsonContent.Create(body) };
        using HttpResponseMessage response = await client.SendAsync(request, cancellation).ConfigureAwait(false);
        string answer = await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false);
        return response.IsSuccessStatusCode ? JsonNode.Parse(answer)!.AsObject() : throw new ArgumentException($"\"{app.Name}\": {method} {resource} → {answer}");
    }

    private static T Parse<T>(EmulatorApp app, string json)
        where T : JsonNode
    {
        try
        {
            return JsonNode.Parse(json) as T ?? throw new ArgumentException($"\"{app.Name}\": {typeof(T).Name} expected.");
        }
        catch (JsonException wrong)
        {
            throw new ArgumentException($"\"{app.Name}\": {wrong.Message}", wrong);
        }
    }
}
