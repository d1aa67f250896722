using System.Globalization;
using System.Text.Json;

namespace AppForge.Deploy.Kintone;

/// <summary>What follows from a request's method, path and content, so that no caller has to declare it (and get it wrong).</summary>
internal static class RequestFacts
{
    private const string CreateAppPath = "preview/app.json";
    private const string FilePath = "file.json";
    private const string DeployPath = "preview/app/deploy.json";

    public static RequestKind KindOf(KintoneRequest request) =>
        request.Method == HttpMethod.Get ? RequestKind.Read
        : request.Method == HttpMethod.Post && request.Path == DeployPath ? RequestKind.Deploy
        // Opening and closing a cursor changes nothing anybody keeps.
        : request.Path == "records/cursor.json" ? RequestKind.Read
        : RequestKind.Write;

    public static RepeatSafety SafetyOf(KintoneRequest request) =>
        request.Method == HttpMethod.Get || request.Path == FilePath ? RepeatSafety.Read
        : HonoursRevision(request) && (IsGuarded(request.Parameters) || (request.Body is { } body && IsGuarded(body))) ? RepeatSafety.GuardedWrite
        : RepeatSafety.Unguarded;

    public static bool IsAboutRecords(string path) =>
        path.Split('/', '.')[0] is "record" or "records" or "bulkRequest";

    public static IReadOnlyList<long> AppsOf(KintoneRequest request)
    {
        var apps = new SortedSet<long>();
        foreach (KintoneParameter parameter in request.Parameters)
        {
            if (parameter.Name is "app" or "apps" || (parameter.Name == "id" && request.Path == "app.json"))
            {
                apps.UnionWith(parameter.Values.Select(Number).OfType<long>());
            }
        }

        if (request.Body is { } body)
        {
            AddApp(apps, body);
            Each(body, "apps", app => AddApp(apps, app));
            Each(body, "requests", part =>
            {
                if (part.ValueKind == JsonValueKind.Object && part.TryGetProperty("payload", out JsonElement payload))
                {
                    AddApp(apps, payload);
                }
            });
        }

        return [.. apps];
    }

    // A revision guards only where kintone looks at it: it ignores one in a record POST, and a replayed preview/app.json makes a second app.
    private static bool HonoursRevision(KintoneRequest request) =>
        request.Path != CreateAppPath
        && (request.Path.StartsWith("preview/", StringComparison.Ordinal) || (IsAboutRecords(request.Path) && request.Method != HttpMethod.Post));

    private static bool IsGuarded(IReadOnlyList<KintoneParameter> parameters) =>
        parameters.Any(p => p.Name is "revision" && Number(p.Values[0]) >= 0)
        || (parameters.FirstOrDefault(p => p.Name == "revisions") is { } revisions
            && revisions.Values.Count > 0
            && revisions.Values.Count == parameters.FirstOrDefault(p => p.Name == "ids")?.Values.Count
            && revisions.Values.All(revision => Number(revision) >= 0));

    private static bool IsGuarded(JsonElement body) =>
        HasRevision(body)
        || AllHaveRevision(body, "apps")
        // A repeated upsert could insert twice.
        || (AllHaveRevision(body, "records") && !body.TryGetProperty("upsert", out _));

    private static bool AllHaveRevision(JsonElement body, string list) =>
        body.TryGetProperty(list, out JsonElement items)
        && items.ValueKind == JsonValueKind.Array
        && items.GetArrayLength() > 0
        && items.EnumerateArray().All(HasRevision);

    private static bool HasRevision(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("revision", out JsonElement revision) && Number(revision) >= 0;

    private static void AddApp(SortedSet<long> apps, JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("app", out JsonElement app) && Number(app) is { } id)
        {
            apps.Add(id);
        }
    }

    private static void Each(JsonElement body, string list, Action<JsonElement> action)
    {
        if (body.TryGetProperty(list, out JsonElement items) && items.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in items.EnumerateArray())
            {
                action(item);
            }
        }
    }

    private static long? Number(JsonElement value) => value.ValueKind is JsonValueKind.Number or JsonValueKind.String ? Number(value.ToString()) : null;

    private static long? Number(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;
}
