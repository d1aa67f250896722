using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AppForge.Emulator.Http;

namespace AppForge.Testing.OpenApi;

/// <summary>
/// kintone's published description as a contract: what was accepted, every answer to it, and the form of every refusal (behaviour.md, Transport) are held
/// against it.
/// </summary>
public static partial class Contract
{
    /// <summary>The User API is not in the description (users-and-orgs.md, A).</summary>
    private const string UserApi = "/v1/";

    private const string BulkRequest = "/bulkRequest.json";

    private const int Ok = 200;
    private const int NotFound = 404;

    private static readonly OpenApiSchema Text = new() { Type = "string" };

    private static readonly OpenApiSchema Refusal = new()
    {
        Type = "object",
        Required = ["id", "code", "message"],
        Properties = new Dictionary<string, OpenApiSchema>
        {
            ["id"] = Text,
            ["code"] = Text,
            ["message"] = Text,
            ["errors"] = new()
            {
                Type = "object",
                AdditionalProperties = new()
                {
                    Type = "object",
                    Required = ["messages"],
                    Properties = new Dictionary<string, OpenApiSchema> { ["messages"] = new() { Type = "array", Items = Text } },
                },
            },
        },
    };

    /// <summary>Of a bulkRequest: the entry that failed carries the error, the others are empty.</summary>
    private static readonly OpenApiSchema BulkRefusal = new()
    {
        Type = "object",
        Required = ["results"],
        Properties = new Dictionary<string, OpenApiSchema>
        {
            ["results"] = new() { Type = "array", Items = new() { AnyOf = [Refusal, new() { Type = "object", Properties = new Dictionary<string, OpenApiSchema>() }] } },
        },
    };

    /// <summary>The other calls the description does not have (SOURCE.md beside it, endpoints.tsv).</summary>
    private static readonly HashSet<(string Method, string Path)> Undescribed = [("POST", "/k/v1/space.json"), ("GET", "/k/v1/apis.json")];

    private static readonly Lazy<OpenApiReader?> Description = new(Load);

    /// <summary>What was found good: a run that is struck by faults reads the same again and again.</summary>
    private static readonly ConcurrentDictionary<(string Kind, (string Method, string Path) Call, string? Query, UInt128 Digest), bool> Good = new();

    /// <summary>Whether the description is at hand: it lies beside the repository, not in it.</summary>
    public static bool IsAvailable => Description.Value is not null;

    /// <summary>The description, where it is at hand.</summary>
    public static OpenApiReader Reader => Description.Value!;

    /// <summary>Holds values against its schemas.</summary>
    public static OpenApiValidator Validator { get; } = new(schema => Reader.Resolve(schema), Deviations.IsExpectedAnywhere);

    /// <summary>What is wrong with an exchange; empty where nothing is.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="withRequest">Whether what was accepted is judged as well as the answer.</param>
    internal static IReadOnlyList<string> Judge(Exchange exchange, bool withRequest)
    {
        if (exchange.Answer.Status != Ok)
        {
            return JudgeRefusal(exchange);
        }

        if (exchange.Path.StartsWith(UserApi, StringComparison.Ordinal))
        {
            return [];
        }

        var call = CallOf(exchange.Method, exchange.Path);
        if (Undescribed.Contains(call))
        {
            return [];
        }

        if (!Reader.Operations.TryGetValue(call, out var operation))
        {
            return ["the description has no such call"];
        }

        List<string> problems = [];
        if (withRequest && operation.Request is not null)
        {
            problems.AddRange(Unless(
                ("request", call, exchange.Request.QueryString.Value, Digest(exchange.Body)),
                () => JudgeRequest(call, exchange.ReadParameters()).Select(p => $"request {p}")));
        }

        if (operation.Response is { } response)
        {
            problems.AddRange(Unless(
                (exchange.Answer.ContentType, call, "", Digest(exchange.Answer.Body)),
                () => JudgeJson(exchange.Answer, response).Where(p => !Deviations.IsExpected(call, p)).Select(p => $"answer {p}")));
        }

        return problems;
    }

    /// <summary>Judges what was not found good before.</summary>
    private static string[] Unless((string Kind, (string Method, string Path) Call, string? Query, UInt128 Digest) knownGood, Func<IEnumerable<string>> judge)
    {
        if (Good.ContainsKey(knownGood))
        {
            return [];
        }

        string[] problems = [.. judge()];
        if (problems.Length == 0)
        {
            Good.TryAdd(knownGood, true);
        }

        return problems;
    }

    private static UInt128 Digest(ReadOnlyMemory<byte> body)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body.Span, digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }

    /// <summary>What is sent, of a bulkRequest also what is sent within it: there the description names some of the calls only.</summary>
    private static IEnumerable<string> JudgeRequest((string Method, string Path) call, JsonNode? sent)
    {
        if (!Reader.Operations.TryGetValue(call, out var operation) || operation.Request is not { } schema)
        {
            return [$"{call.Method} {call.Path} is no call that takes JSON"];
        }

        var inner = call.Path.EndsWith(BulkRequest, StringComparison.Ordinal)
            ? sent!["requests"]!.AsArray().SelectMany(r => JudgeRequest(CallOf((string)r!["method"]!, (string)r["api"]!), r["payload"]).Select(p => $"{r["method"]} {r["api"]} {p}"))
            : [];
        return Validator.Validate(sent, schema).Where(p => !Deviations.IsExpected(call, p)).Concat(inner);
    }

    private static (string Method, string Path) CallOf(string method, string path) => (method, GuestPath().Replace(path, "/k/guest/{guestSpaceId}/v1"));

    /// <summary>A path that kintone does not have is answered by a page; every other refusal is JSON.</summary>
    private static string[] JudgeRefusal(Exchange exchange)
    {
        var answer = exchange.Answer;
        if (answer.ContentType.StartsWith("text/html", StringComparison.Ordinal))
        {
            return answer.Status == NotFound ? [] : [$"a page with status {answer.Status}"];
        }

        var isBulk = exchange.Path.EndsWith(BulkRequest, StringComparison.Ordinal) && answer.Body.Span.StartsWith("{\"results\""u8);
        string[] range = answer.Status is >= 400 and < 600 ? [] : [$"status {answer.Status}"];
        return [.. range, .. JudgeJson(answer, isBulk ? BulkRefusal : Refusal).Select(p => $"refusal {p}")];
    }

    private static IReadOnlyList<string> JudgeJson(Answer answer, OpenApiSchema schema)
    {
        if (!answer.ContentType.StartsWith("application/json", StringComparison.Ordinal))
        {
            return [$"is {answer.ContentType}, not JSON"];
        }

        try
        {
            return Validator.Validate(JsonNode.Parse(answer.Body.Span), schema);
        }
        catch (JsonException broken)
        {
            return [$"is no JSON: {broken.Message}"];
        }
    }

    private static OpenApiReader? Load()
    {
        if (Shared.Find("kintone/openapi.yaml") is not { } file)
        {
            return null;
        }

        using StreamReader text = new(file);
        return new OpenApiReader(text);
    }

    [GeneratedRegex("^/k/guest/[0-9]+/v1")]
    private static partial Regex GuestPath();
}
