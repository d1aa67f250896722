using System.Globalization;
using System.Text.Json;

namespace AppForge.Deploy.Kintone;

/// <summary>One request as a value: built once, sent by <see cref="KintoneClient"/>, printable without secrets or record values.</summary>
public sealed class KintoneRequest
{
    private const string FilePath = "file.json";

    private static string[] LivePathsThatDeployEverything { get; } = ["app/acl.json", "record/acl.json", "field/acl.json"];

    private KintoneRequest(HttpMethod method, string path, IReadOnlyList<KintoneParameter> parameters, JsonElement? body)
    {
        if (!path.EndsWith(".json", StringComparison.Ordinal) || !path.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.') || path.Contains("..", StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{path}' is not the path of a kintone resource.", nameof(path));
        }

        if (method != HttpMethod.Get && LivePathsThatDeployEverything.Contains(path, StringComparer.Ordinal))
        {
            throw new ArgumentException($"{path} would deploy everything that is pre-live: write to preview/{path}.", nameof(path));
        }

        if (body is { ValueKind: not JsonValueKind.Object })
        {
            throw new ArgumentException("A body is a JSON object.", nameof(body));
        }

        (Method, Path, Parameters, Body) = (method, path, parameters, body);
        Kind = RequestFacts.KindOf(this);
        Safety = RequestFacts.SafetyOf(this);
        Apps = RequestFacts.AppsOf(this);
    }

    /// <summary>GET, POST, PUT or DELETE; what it is meant to be, even where it travels as POST because the URL would be too long.</summary>
    public HttpMethod Method { get; }

    /// <summary>The resource below <c>/k/v1/</c>, such as <c>preview/app/views.json</c>; with a slash in front it starts at the host (User API).</summary>
    public string Path { get; }

    /// <summary>Parameters for the query string, in order; empty where there is a body.</summary>
    public IReadOnlyList<KintoneParameter> Parameters { get; }

    /// <summary>The JSON object sent, for POST and PUT.</summary>
    public JsonElement? Body { get; }

    /// <summary>The file sent, for an upload; it goes out as multipart form data.</summary>
    public KintoneUpload? File { get; private init; }

    /// <summary>Whether the good answer is a file, not JSON.</summary>
    public bool IsDownload { get; private init; }

    /// <summary>What the request counts as.</summary>
    public RequestKind Kind { get; }

    /// <summary>What a repetition after an unclear failure would do; derived from method, path and revisions.</summary>
    public RepeatSafety Safety { get; }

    /// <summary>Whether it may be sent again after a failure that leaves open if kintone carried it out.</summary>
    public bool IsSafeToRepeat => Safety != RepeatSafety.Unguarded;

    /// <summary>The ids of the apps the request names: those whose API tokens it needs.</summary>
    public IReadOnlyList<long> Apps { get; }

    /// <summary>Further apps kintone reads meanwhile (the source of a lookup); their tokens are sent where known.</summary>
    public IReadOnlyList<long> RelatedApps { get; private init; } = [];

    /// <summary>Whether parameters, body and kintone's messages may hold record values, which are never shown.</summary>
    internal bool CarriesRecordValues => RequestFacts.IsAboutRecords(Path);

    /// <summary>A request that reads.</summary>
    /// <param name="path">The resource, see <see cref="Path"/>.</param>
    /// <param name="parameters">Its parameters.</param>
    public static KintoneRequest Get(string path, params IEnumerable<KintoneParameter> parameters) => new(HttpMethod.Get, path, [.. parameters], null);

    /// <summary>A request that deletes; guarded by a parameter <c>revision</c>.</summary>
    /// <param name="path">The resource, see <see cref="Path"/>.</param>
    /// <param name="parameters">Its parameters.</param>
    public static KintoneRequest Delete(string path, params IEnumerable<KintoneParameter> parameters) => new(HttpMethod.Delete, path, [.. parameters], null);

    /// <summary>A request that adds or starts something.</summary>
    /// <param name="path">The resource, see <see cref="Path"/>.</param>
    /// <param name="body">A JSON object.</param>
    public static KintoneRequest Post(string path, JsonElement body) => new(HttpMethod.Post, path, [], body.Clone());

    /// <summary>A request that changes something.</summary>
    /// <param name="path">The resource, see <see cref="Path"/>.</param>
    /// <param name="body">A JSON object.</param>
    public static KintoneRequest Put(string path, JsonElement body) => new(HttpMethod.Put, path, [], body.Clone());

    /// <summary>A request that stores a file for something that will name it; kintone throws it away after three days where nothing does.</summary>
    /// <param name="file">The file.</param>
    public static KintoneRequest Upload(KintoneUpload file) => new(HttpMethod.Post, FilePath, [], null) { File = file };

    /// <summary>A request for a file that settings or records hold.</summary>
    /// <param name="fileKey">Its key, as a GET of them told it (never that of an upload: behaviour.md, trap 37).</param>
    public static KintoneRequest Download(string fileKey) => new(HttpMethod.Get, FilePath, [KintoneParameter.Of("fileKey", fileKey)], null) { IsDownload = true };

    /// <summary>The same request with the apps it also reads.</summary>
    /// <param name="apps">Ids of related apps.</param>
    public KintoneRequest AlsoReading(params IEnumerable<long> apps) =>
        new(Method, Path, Parameters, Body) { File = File, IsDownload = IsDownload, RelatedApps = [.. apps] };

    /// <summary>Method, path and apps, such as <c>PUT preview/app/views.json (app 8)</c>.</summary>
    public override string ToString()
    {
        const int Shown = 5;
        string apps = string.Join(", ", Apps.Take(Shown).Select(app => app.ToString(CultureInfo.InvariantCulture)));
        return $"{Method} {Path}{(Apps.Count == 0 ? "" : $" (app {apps}{(Apps.Count > Shown ? " …" : "")})")}";
    }
}
