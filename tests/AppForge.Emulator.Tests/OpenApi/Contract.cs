using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AppForge.Testing.OpenApi;
using Shouldly;

namespace AppForge.Emulator.Tests.OpenApi;

/// <summary>The published description as a contract: every exchange of the tests that ended with 200 is held against it.</summary>
internal static partial class Contract
{
    /// <summary>The User API is not in the description (users-and-orgs.md, A).</summary>
    private const string UserApi = "/v1/";

    /// <summary>The other calls it does not have (SOURCE.md beside it, endpoints.tsv).</summary>
    private static readonly HashSet<(string Method, string Path)> Undescribed = [("POST", "/k/v1/space.json"), ("GET", "/k/v1/apis.json")];

    private static readonly Lazy<OpenApiReader?> Description = new(Load);

    /// <summary>Whether the description is at hand: it lies beside the repository, not in it.</summary>
    public static bool IsAvailable => Description.Value is not null;

    public static OpenApiReader Reader => Description.Value!;

    public static JsonSchemaValidator Validator => new(Reader.Resolve, Deviations.IsExpected);

    public static void Check(HttpRequestMessage request, string? body, Reply reply)
    {
        if (!IsAvailable || request.RequestUri!.AbsolutePath.StartsWith(UserApi, StringComparison.Ordinal))
        {
            return;
        }

        string path = GuestPath().Replace(request.RequestUri!.AbsolutePath, "/k/guest/{guestSpaceId}/v1");
        string method = request.Headers.TryGetValues("X-HTTP-Method-Override", out IEnumerable<string>? values) ? values.Single() : request.Method.Method;
        if (Undescribed.Contains((method, path)))
        {
            return;
        }

        OpenApiOperation operation = Reader.Operations[(method, path)];
        JsonNode? sent = body is null ? null : JsonNode.Parse(body);
        if (sent is not null && operation.Request is { } requestSchema)
        {
            Validator.Validate(sent, requestSchema).ShouldBeEmpty($"request {method} {path}: {body}");
        }

        if (operation.Response is { } responseSchema)
        {
            Validator.Validate(reply.Json, responseSchema).ShouldBeEmpty($"response {method} {path}: {reply.Text}");
        }
    }

    private static OpenApiReader? Load()
    {
        for (DirectoryInfo? folder = new(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AppForge.sln")))
            {
                string file = Path.Combine(folder.FullName, "..", "shared", "kintone", "openapi.yaml");
                if (!File.Exists(file))
                {
                    return null;
                }

                using StreamReader text = new(file);
                return new OpenApiReader(text);
            }
        }

        return null;
    }

    [GeneratedRegex("^/k/guest/[0-9]+/v1")]
    private static partial Regex GuestPath();
}
