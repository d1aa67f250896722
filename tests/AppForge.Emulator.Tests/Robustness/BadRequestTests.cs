using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using AppForge.Emulator.Http;
using AppForge.Testing;
using AppForge.Testing.OpenApi;
using Shouldly;

namespace AppForge.Emulator.Tests.Robustness;

/// <summary>
/// Bad requests against every call of <see cref="EndpointTable"/>: the answer is kintone's, never a failure of the server. A new call is tried without a line here:
/// its requests are made from the published description.
/// </summary>
[Parallelizable(ParallelScope.All)]
[BeyondContract("requests that no client should send")]
public sealed class BadRequestTests : EmulatorTest, IDisposable
{
    private const int BodyLimit = 64 * 1024;
    private const string Login = "QWRtaW5pc3RyYXRvcjpjeWJvenU=";

    // endpoints.tsv: an empty record is added.
    private static readonly HashSet<(string Method, string Path, string Name)> MayBeMissing = [("POST", "/k/v1/record.json", "record")];

    // The body of a space may be emptied.
    private static readonly HashSet<(string Method, string Path, string Name)> MayBeEmpty = [("PUT", "/k/v1/space/body.json", "body")];

    private readonly ConcurrentBag<Exception> _failures = [];
    private HttpClient? _http;

    internal override EmulatorOptions Options => base.Options with { MaxBodyBytes = BodyLimit, MaxUploadBytes = BodyLimit, FailureLog = (_, failure) => _failures.Add(failure) };

    private static IEnumerable<TestCaseData> Calls => EndpointTable.All.Select(e => new TestCaseData(e.Method, PathOf(e)).SetArgDisplayNames(e.Method, PathOf(e)));

    private static IEnumerable<string> Paths => EndpointTable.All.Select(PathOf).Distinct(StringComparer.Ordinal);

    [SetUp]
    public async Task FillAsync()
    {
        _http = new HttpClient { BaseAddress = Host.BaseAddress };
        _http.DefaultRequestHeaders.Add("X-Cybozu-Authorization", Login);
        long app = await Admin.CreateDeployedAppAsync("a", Fields(("a", Text("a"))));
        await Admin.PostAsync("record", new { app, record = new { a = new { value = "a" } } });
        _failures.ShouldBeEmpty();
    }

    public void Dispose() => _http?.Dispose();

    [TestCaseSource(nameof(Calls))]
    public async Task Something_strange_in_every_place_of_its_parameters(string method, string path)
    {
        string[] mutants = [.. SampleRequests.Of(method, path).SelectMany(SampleRequests.Mutants).Distinct(StringComparer.Ordinal)];
        int step = Math.Max(1, mutants.Length / Cases.Of(400));
        for (int i = 0; i < mutants.Length; i += step)
        {
            await SendAsync(method, path, Encoding.UTF8.GetBytes(mutants[i]), mutants[i]);
        }
    }

    [TestCaseSource(nameof(Calls))]
    public async Task Without_what_it_needs_it_refuses(string method, string path)
    {
        foreach (JsonObject sample in SampleRequests.Of(method, path).Take(1))
        {
            foreach (string name in SampleRequests.RequiredOf(method, path).Where(n => !MayBeMissing.Contains((method, path, n))))
            {
                foreach (JsonNode? nothing in MayBeEmpty.Contains((method, path, name)) ? [null] : new JsonNode?[] { null, "" })
                {
                    JsonObject without = sample.DeepClone().AsObject();
                    without[name] = nothing?.DeepClone();
                    int status = await SendAsync(method, path, Encoding.UTF8.GetBytes(without.ToJsonString()), without.ToJsonString());
                    status.ShouldBeOneOf([400, 403, 404], $"{method} {path} without {name}");
                }
            }
        }
    }

    [TestCaseSource(nameof(Calls))]
    public async Task A_name_it_does_not_know_changes_nothing(string method, string path)
    {
        foreach (JsonObject sample in SampleRequests.Of(method, path).Take(1))
        {
            JsonObject more = sample.DeepClone().AsObject();
            more["そのような名前はない"] = new JsonArray(1, "a", new JsonObject());
            more["__proto__"] = new JsonObject { ["app"] = 2 };
            more[""] = "";
            await SendAsync(method, path, Encoding.UTF8.GetBytes(more.ToJsonString()), more.ToJsonString());
        }
    }

    [TestCaseSource(nameof(Calls))]
    public async Task Bodies_that_are_no_json_object(string method, string path)
    {
        byte[] app = "{\"app\":1,\"id\":1,\"name\":\""u8.ToArray();
        (string Name, byte[] Bytes)[] bodies =
        [
            ("empty", []),
            ("white", "  \r\n"u8.ToArray()),
            ("half", app),
            ("number", "1"u8.ToArray()),
            ("null", "null"u8.ToArray()),
            ("array", "[{}]"u8.ToArray()),
            ("two", "{}{}"u8.ToArray()),
            ("comment", "{/* */}"u8.ToArray()),
            ("trailing comma", "{\"app\":1,}"u8.ToArray()),
            ("byte order mark", [0xEF, 0xBB, 0xBF, .. "{}"u8]),
            ("UTF-16", Encoding.Unicode.GetBytes("{\"app\":1}")),
            ("a lone continuation", [.. app, 0x80, .. "\"}"u8]),
            ("half a character", [.. app, 0xE3, 0x81, .. "\"}"u8]),
            ("an overlong slash", [.. app, 0xC0, 0xAF, .. "\"}"u8]),
            ("a surrogate in UTF-8", [.. app, 0xED, 0xA0, 0x80, .. "\"}"u8]),
            ("broken UTF-8 in a name", [.. "{\"a"u8, 0xFF, .. "\":1}"u8]),
            ("half an escaped pair", "{\"app\":1,\"name\":\"\\ud800\"}"u8.ToArray()),
            ("half an escaped pair in a name", "{\"\\udc00\":1}"u8.ToArray()),
            ("a raw control character", [.. app, 0x01, .. "\"}"u8]),
            ("a name twice", "{\"app\":1,\"app\":{}}"u8.ToArray()),
            ("deep arrays", Encoding.UTF8.GetBytes("{\"app\":" + new string('[', 20_000) + new string(']', 20_000) + "}")),
            ("deep objects", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 8_000)) + "1" + new string('}', 8_000))),
            ("as deep as is read", Encoding.UTF8.GetBytes("{\"app\":" + new string('[', 63) + new string(']', 63) + "}")),
            ("too large", Encoding.UTF8.GetBytes("{\"name\":\"" + new string('a', BodyLimit) + "\"}")),
            ("a long number", Encoding.UTF8.GetBytes("{\"app\":" + new string('9', 60_000) + "}")),
            ("NUL", [0, 0, 0]),
        ];
        // Outside of a guest space there is no such call at all.
        int refusal = EndpointTable.All.Any(e => e.IsGuestOnly && e.Method == method && PathOf(e) == path) ? 404 : 400;
        foreach ((string name, byte[] bytes) in bodies)
        {
            int status = await SendAsync(method, path, bytes, name);
            if (method is "POST" or "PUT" && name is not ("byte order mark" or "a name twice" or "as deep as is read"))
            {
                status.ShouldBe(refusal, name);
            }
        }
    }

    [TestCaseSource(nameof(Calls))]
    public async Task Content_types_that_it_does_not_take(string method, string path)
    {
        string[] types =
        [
            "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=x", "application/json; charset=utf-16",
            "APPLICATION/JSON", "application/json;;;", "application/json, text/plain", "application/jsonp", "json", ";", "application/octet-stream",
        ];
        foreach (string type in types)
        {
            using HttpRequestMessage request = new(new HttpMethod(method), path) { Content = new ByteArrayContent("{\"app\":1,\"id\":1}"u8.ToArray()) };
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            await SendAsync(request, type);
        }

        byte[][] parts = [[], "--x"u8.ToArray(), "--x\r\n\r\n"u8.ToArray(), "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\u0000../../etc/passwd\"\r\nContent-Type: ; ;\r\n\r\nabc\r\n--x--\r\n"u8.ToArray(), [.. "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"u8, .. new byte[BodyLimit + 1], .. "\r\n--x--\r\n"u8]];
        foreach (byte[] part in parts)
        {
            using HttpRequestMessage request = new(new HttpMethod(method), path) { Content = new ByteArrayContent(part) };
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
            await SendAsync(request, $"multipart of {part.Length} bytes");
        }
    }

    [TestCaseSource(nameof(Calls))]
    public async Task Queries_that_make_no_sense(string method, string path)
    {
        string[] queries =
        [
            "?", "?&&&", "?=", "?app", "?app=", "?app=1&app=2", "?app[]=1", "?app[0]=1", "?ids[0]=1&ids[0]=2", "?ids[1000]=1", "?ids[1001]=1", "?ids[-1]=1", "?ids[99999999999]=1", "?ids[0][1]=1", "?ids=1&ids[0]=1",
            "?app=%00", "?app=%ff", "?app=%ED%A0%80", "?app=%zz", "?%00=%00", "?app=1%0d%0aSet-Cookie:a=b", "?app=１", "?app=+1", "?app=%201", "?app=0x1", "?app=1e0", "?id=-9223372036854775809", "?query=%", "?query=%22%00%22", "?lang=xx", "?lang[0]=ja",
        ];
        foreach (string query in queries)
        {
            using HttpRequestMessage request = new(new HttpMethod(method), new Uri(Host.BaseAddress.GetLeftPart(UriPartial.Authority) + path + query, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
            await SendAsync(request, query);
        }
    }

    [TestCaseSource(nameof(Paths))]
    public async Task Paths_that_go_astray(string path)
    {
        string bare = path[..^".json".Length];
        string[] astray =
        [
            "/k/v1/.." + path, path.Replace("/v1/", "/v1/./", StringComparison.Ordinal), path.Replace("/v1/", "/v1/x/../", StringComparison.Ordinal), path.Replace("/v1/", "/v1/%2e%2e/v1/", StringComparison.Ordinal), path.Replace("/v1/", "/v1%2F", StringComparison.Ordinal), path.Replace("/v1/", "/v1//", StringComparison.Ordinal), path.Replace("/v1/", "/v1/%5c", StringComparison.Ordinal),
            path + "%00", path + "%00.json", bare + "%00.json", path + "/", path + "/..", path + ";x=1", path + "%20", path + "%0d%0a", bare + ".JSON", path.ToUpperInvariant(), bare, bare + ".xml", bare + ".json.json", bare + "%ff.json", bare + "%C0%AE.json", "/" + path, "/_emulator/.." + path, "http://localhost" + path,
            path.Replace("/k/v1/", "/k/guest/x/v1/", StringComparison.Ordinal), path.Replace("/k/v1/", "/k/guest/-1/v1/", StringComparison.Ordinal), path.Replace("/k/v1/", "/k/guest/99999999999999999999/v1/", StringComparison.Ordinal), path.Replace("/k/v1/", "/k/guest//v1/", StringComparison.Ordinal), path.Replace("/k/v1/", "/k/guest/1/v2/", StringComparison.Ordinal),
            path.Replace("/k/v1/", "/k/guest/77/v1/", StringComparison.Ordinal), path.Replace("/k/v1/", "/k/v1/preview/preview/", StringComparison.Ordinal), path.Replace("/k/v1/", "/k/v1/guest/1/", StringComparison.Ordinal), path + new string('a', 9000), "\\" + path, "/k/v1/{resource}.json", "*",
        ];
        foreach (string target in astray.Distinct(StringComparer.Ordinal))
        {
            RawReply reply = await RawHttp.SendAsync(Host.BaseAddress, $"GET {target} HTTP/1.1\nHost: localhost\nX-Cybozu-Authorization: {Login}");
            Answers.ShouldBeKintones(reply.Status, reply.Text, reply.Headers, $"GET {target}");
        }

        NothingFailed();
    }

    [TestCaseSource(nameof(Paths))]
    public async Task Methods_that_it_does_not_have(string path)
    {
        string[] known = [.. EndpointTable.All.Where(e => PathOf(e) == path).Select(e => e.Method)];
        foreach (string method in new[] { "GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get", "X" }.Except(known))
        {
            RawReply reply = await RawHttp.SendAsync(Host.BaseAddress, $"{method} {path} HTTP/1.1\nHost: localhost\nX-Cybozu-Authorization: {Login}\nContent-Type: application/json\nContent-Length: 9", "{\"app\":1}"u8.ToArray());
            Answers.ShouldBeKintones(reply.Status, reply.Text, reply.Headers, $"{method} {path}");
            reply.Status.ShouldBe(405, $"{method} {path}");
        }

        RawReply head = await RawHttp.SendAsync(Host.BaseAddress, $"HEAD {path} HTTP/1.1\nHost: localhost\nX-Cybozu-Authorization: {Login}");
        head.Status.ShouldBe(405);
        head.Text.ShouldBeEmpty("an answer to HEAD has no body");
        NothingFailed();
    }

    [TestCaseSource(nameof(Calls))]
    public async Task Headers_that_are_there_twice_or_say_something_odd(string method, string path)
    {
        const string Json = "Content-Type: application/json\nContent-Length: 2";
        (string Heads, bool Sends)[] odd =
        [
            ($"X-Cybozu-Authorization: {Login}\nX-Cybozu-Authorization: {Login}\n{Json}", true),
            ($"X-Cybozu-Authorization: \n{Json}", true),
            ($"X-Cybozu-Authorization: ====\n{Json}", true),
            ($"X-Cybozu-Authorization: /w==\n{Json}", true),
            ($"X-Cybozu-Authorization: {Convert.ToBase64String("Administrator"u8)}\n{Json}", true),
            ($"X-Cybozu-Authorization: {Convert.ToBase64String("Administrator:a\0b"u8)}\n{Json}", true),
            ($"X-Cybozu-API-Token: \n{Json}", true),
            ($"X-Cybozu-API-Token: ,,,\n{Json}", true),
            ($"X-Cybozu-API-Token: {string.Join(',', Enumerable.Repeat("a", 10))}\n{Json}", true),
            ($"X-Cybozu-API-Token: \u00e9\n{Json}", true),
            ($"X-Cybozu-Authorization: {Login}\nAccept-Language: ja;q=x,;,en;q=9,*;q=1e9,{new string('a', 2000)}\n{Json}", true),
            ($"X-Cybozu-Authorization: {Login}\nAccept-Language: en\nAccept-Language: ja\n{Json}", true),
            ($"X-Cybozu-Authorization: {Login}\nContent-Type: application/json\n{Json}", true),
            ($"X-Cybozu-Authorization: {Login}\nContent-Type: text/plain\n{Json}", true),
            ($"X-Cybozu-Authorization: {Login}\nContent-Length: 3\n{Json}", true),
            ($"X-Cybozu-Authorization: {Login}\nContent-Type: application/json\nContent-Length: -1", false),
            ($"X-Cybozu-Authorization: {Login}\nContent-Type: application/json\nTransfer-Encoding: chunked\nContent-Length: 2", true),
            ($"X-Cybozu-Authorization: {Login}\nContent-Encoding: gzip\n{Json}", true),
            ($"X-Cybozu-Authorization: {Login}\nExpect: 100-continue\n{Json}", true),
            ($"X-Cybozu-Authorization: {Login}\nHost: b\n{Json}", true),
            ($"X-Cybozu-Authorization: {Login}\nX-A: {new string('a', 40_000)}\n{Json}", true),
            .. new[] { "GET", "get", "Put", "PATCH", "", " ", "DELETE,GET", "POST", "CONNECT", "\u00e9", new string('x', 3000) }.Select(o => ($"X-Cybozu-Authorization: {Login}\nX-HTTP-Method-Override: {o}\n{Json}", true)),
            ($"X-Cybozu-Authorization: {Login}\nX-HTTP-Method-Override: GET\nX-HTTP-Method-Override: PUT\n{Json}", true),
        ];
        foreach ((string heads, bool sends) in odd)
        {
            RawReply reply = await RawHttp.SendAsync(Host.BaseAddress, $"{method} {path} HTTP/1.1\nHost: localhost\n{heads}", sends ? "{}"u8.ToArray() : null);
            if (reply.Status is 411 or 431 or 0)
            {
                // What is no HTTP is turned away before kintone's part begins, or dropped.
                continue;
            }

            Answers.ShouldBeKintones(reply.Status, reply.Text, reply.Headers, $"{method} {path} with {heads}");
        }

        NothingFailed();
    }

    private static string PathOf(ApiOperation operation) => operation.IsUserApi ? $"{operation.Resource}.json" : $"/k/v1/{operation.Resource}.json";

    private async Task<int> SendAsync(string method, string path, byte[] body, string what)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await SendAsync(request, what);
    }

    private async Task<int> SendAsync(HttpRequestMessage request, string what)
    {
        using HttpResponseMessage response = await _http!.SendAsync(request);
        Reply reply = await Reply.FromAsync(response);
        Answers.ShouldBeKintones(reply.Status, reply.Text, reply.Headers, $"{request.Method} {request.RequestUri} {what}");
        reply.Status.ShouldNotBe(401, $"{request.Method} {request.RequestUri} {what}: who asks is still there");
        NothingFailed();
        return reply.Status;
    }

    private void NothingFailed() => _failures.ShouldBeEmpty();
}
