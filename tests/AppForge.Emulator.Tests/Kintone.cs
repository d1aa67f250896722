using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Shouldly;

namespace AppForge.Emulator.Tests;

/// <summary>A plain HTTP client for the tests. It knows nothing of the emulator's inside.</summary>
internal sealed class Kintone : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _login;

    public Kintone(EmulatorHost host, string user = "Administrator", string password = "cybozu")
    {
        _http = new HttpClient { BaseAddress = host.BaseAddress };
        _login = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
    }

    public Dictionary<string, string> Headers { get; } = new(StringComparer.Ordinal) { ["Accept-Language"] = "ja" };

    public string? Token { get; init; }

    public bool Anonymous { get; init; }

    public void Dispose() => _http.Dispose();

    public Task<Reply> GetAsync(string resource, string query = "") => SendAsync("GET", Path(resource) + (query.Length > 0 ? "?" + query : ""), null);

    public Task<Reply> PostAsync(string resource, object body) => SendAsync("POST", Path(resource), ToJson(body));

    public Task<Reply> PutAsync(string resource, object body) => SendAsync("PUT", Path(resource), ToJson(body));

    public Task<Reply> DeleteAsync(string resource, string query) => SendAsync("DELETE", Path(resource) + "?" + query, null);

    public async Task<Reply> SendAsync(string method, string url, string? body, string contentType = "application/json")
    {
        using HttpRequestMessage request = new(new HttpMethod(method), url);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        return await SendAsync(request);
    }

    public async Task<Reply> SendAsync(HttpRequestMessage request)
    {
        if (Token is not null)
        {
            request.Headers.Add("X-Cybozu-API-Token", Token);
        }
        else if (!Anonymous)
        {
            request.Headers.Add("X-Cybozu-Authorization", _login);
        }

        foreach ((string name, string value) in Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using HttpResponseMessage response = await _http.SendAsync(request);
        return await Reply.FromAsync(response);
    }

    /// <summary>Uploads a file: the key is for attaching.</summary>
    public async Task<string> UploadAsync(string name, string contentType, byte[] content)
    {
        using MultipartFormDataContent form = [];
        ByteArrayContent part = new(content);
        part.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        form.Add(part, "file", name);
        using HttpRequestMessage request = new(HttpMethod.Post, "/k/v1/file.json") { Content = form };
        return (await SendAsync(request)).Ok()["fileKey"]!.GetValue<string>();
    }

    /// <summary>Downloads a file by a key of a GET.</summary>
    public async Task<byte[]> DownloadAsync(string key)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, $"/k/v1/file.json?fileKey={key}");
        request.Headers.Add("X-Cybozu-Authorization", _login);
        using HttpResponseMessage response = await _http.SendAsync(request);
        ((int)response.StatusCode).ShouldBe(200);
        return await response.Content.ReadAsByteArrayAsync();
    }

    /// <summary>A new app, by its id.</summary>
    public async Task<long> CreateAppAsync(string name = "試験")
    {
        Reply reply = await PostAsync("preview/app", new { name });
        return long.Parse(reply.Ok()["app"]!.GetValue<string>());
    }

    public async Task<long> CreateDeployedAppAsync(string name = "試験", object? properties = null)
    {
        long app = await CreateAppAsync(name);
        if (properties is not null)
        {
            (await PostAsync("preview/app/form/fields", new { app, properties })).Ok();
        }

        await DeployAsync(app);
        return app;
    }

    public async Task DeployAsync(params long[] apps)
    {
        (await PostAsync("preview/app/deploy", new { apps = apps.Select(app => new { app }) })).Ok();
        (await WaitAsync(apps)).ShouldAllBe(status => status == "SUCCESS");
    }

    public async Task<string[]> WaitAsync(params long[] apps)
    {
        string query = string.Join('&', apps.Select((app, i) => $"apps[{i}]={app}"));
        for (int attempt = 0; attempt < 500; attempt++)
        {
            string[] statuses = [.. (await GetAsync("preview/app/deploy", query)).Ok()["apps"]!.AsArray().Select(a => a!["status"]!.GetValue<string>())];
            if (!statuses.Contains("PROCESSING"))
            {
                return statuses;
            }

            await Task.Delay(10);
        }

        throw new TimeoutException("The deploy does not end.");
    }

    private static string Path(string resource) => resource.StartsWith('/') ? resource : $"/k/v1/{resource}.json";

    private static string ToJson(object body) => body as string ?? JsonSerializer.Serialize(body);
}
