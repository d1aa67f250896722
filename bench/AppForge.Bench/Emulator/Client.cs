using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AppForge.Bench.Emulator;

/// <summary>Asks a server over HTTP, the same way whichever it is.</summary>
internal sealed class Client(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address, DefaultRequestHeaders = { { "X-Cybozu-Authorization", Convert.ToBase64String("Administrator:cybozu"u8) } } };

    public void Dispose() => _http.Dispose();

    public async Task<byte[]> GetAsync(string path)
    {
        using var response = await _http.GetAsync(path);
        return await BodyAsync(response);
    }

    public Task<JsonElement> PostAsync(string path, JsonObject body) => SendAsync(HttpMethod.Post, path, body);

    public async Task<JsonElement> SendAsync(HttpMethod method, string path, JsonObject body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body.ToJsonString(), new MediaTypeHeaderValue("application/json")) };
        using var response = await _http.SendAsync(request);
        using var answer = JsonDocument.Parse(await BodyAsync(response));
        return answer.RootElement.Clone();
    }

    private static async Task<byte[]> BodyAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsByteArrayAsync();
        return response.IsSuccessStatusCode ? body : throw new InvalidOperationException(System.Text.Encoding.UTF8.GetString(body));
    }
}
