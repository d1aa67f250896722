using System.Globalization;
using System.Text.Json;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Deploy.Kintone;

/// <summary>Which API tokens a request travels with; refuses, before anything is sent, what tokens cannot do.</summary>
internal static class TokenChoice
{
    private const int MostTokens = 9;

    private static string[] RefusedFirstSegments { get; } = ["/v1", "apps", "space", "spaces", "guests", "template", "plugin", "plugins", "search"];

    private static string[] RefusedPaths { get; } =
        ["app/customize.json", "preview/app/customize.json", "app/move.json", "records/acl/evaluate.json"];

    /// <exception cref="KintoneApiException">The resource refuses tokens, a token is missing, or too many would be needed.</exception>
    public static IReadOnlyList<Secret> For(KintoneRequest request, KintoneCredentials credentials)
    {
        if (credentials is not KintoneCredentials.ApiTokens tokens)
        {
            return [];
        }

        if (RefusesTokens(request))
        {
            throw Refusal(request, KintoneErrorKind.Forbidden, new(
                "このAPIはAPIトークンでは使えません。ユーザー名とパスワードで認証してください（環境の auth: { user, password }）。",
                "This API refuses API tokens. Authenticate with a user and a password (auth: { user, password } of the environment)."));
        }

        long[] missing = [.. request.Apps.Where(app => !tokens.TokenOf.ContainsKey(app))];
        if (missing.Length > 0)
        {
            string apps = string.Join(", ", missing.Select(app => app.ToString(CultureInfo.InvariantCulture)));
            throw Refusal(request, KintoneErrorKind.Unauthorized, new(
                $"アプリ {apps} のAPIトークンがありません。環境の auth: {{ tokens }} に追加してください。",
                $"There is no API token for app {apps}. Add it to auth: {{ tokens }} of the environment."));
        }

        long[] chosen = [.. request.Apps.Concat(request.RelatedApps.Where(tokens.TokenOf.ContainsKey)).Distinct()];
        return chosen.Length switch
        {
            0 => throw Refusal(request, KintoneErrorKind.Unauthorized, new(
                "どのアプリのAPIトークンを使うか決められません。ユーザー名とパスワードで認証してください。",
                "No app says which API token to use. Authenticate with a user and a password.")),
            > MostTokens => throw Refusal(request, KintoneErrorKind.Refused, new(
                $"一度に使えるAPIトークンは {MostTokens} 個までです（必要: {chosen.Length} 個）。ユーザー名とパスワードで認証するか、アプリを分けて実行してください。",
                $"At most {MostTokens} API tokens go with one request ({chosen.Length} needed). Authenticate with a user and a password, or work on fewer apps at a time.")),
            _ => [.. chosen.Select(app => tokens.TokenOf[app])],
        };
    }

    private static bool RefusesTokens(KintoneRequest request) =>
        RefusedPaths.Contains(request.Path, StringComparer.Ordinal)
        || RefusedFirstSegments.Any(segment => request.Path.StartsWith(segment, StringComparison.Ordinal) && request.Path[segment.Length] is '/' or '.')
        || (request.Method == HttpMethod.Post && request.Path == "preview/app.json")
        || (request.Path == "preview/app/views.json" && request.Body is { } body && HasCustomView(body));

    private static bool HasCustomView(JsonElement body) =>
        body.TryGetProperty("views", out JsonElement views)
        && views.ValueKind == JsonValueKind.Object
        && views.EnumerateObject().Any(view => view.Value.ValueKind == JsonValueKind.Object
            && view.Value.TryGetProperty("type", out JsonElement type)
            && type.ValueKind == JsonValueKind.String
            && type.ValueEquals("CUSTOM"));

    private static KintoneApiException Refusal(KintoneRequest request, KintoneErrorKind kind, LocalizedText text) => new(kind, request, text);
}
