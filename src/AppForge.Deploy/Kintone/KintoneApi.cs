using System.Globalization;
using System.Text.Json;

namespace AppForge.Deploy.Kintone;

/// <summary>
/// The requests that reading, planning and applying are made of. Knows no settings area: which resource and what is in it comes from the caller.
/// Every method throws <see cref="KintoneApiException"/> for the outside world and <see cref="OperationCanceledException"/> only when cancelled.
/// </summary>
/// <param name="client">The door to kintone.</param>
public sealed class KintoneApi(KintoneClient client)
{
    /// <summary>The most apps that one deploy call or status poll takes.</summary>
    public const int MostAppsPerDeploy = 300;

    /// <summary>The pause between status polls that suits a real kintone: each poll costs a request of the daily quota.</summary>
    public static readonly TimeSpan UsualPollInterval = TimeSpan.FromSeconds(2);

    /// <summary>How long a deploy is waited for.</summary>
    public static readonly TimeSpan DeployTimeout = TimeSpan.FromMinutes(5);

    private const int AppsPerPage = 100;
    private const int FieldsPerDelete = 100;
    private const string FieldsResource = "app/form/fields";
    private const string DeployPath = "preview/app/deploy.json";

    /// <summary>The client requests go through.</summary>
    public KintoneClient Client { get; } = client;

    /// <summary>
    /// Makes an app. Create apps one after another: kintone locks. A failure with <see cref="KintoneApiException.MayHaveBeenCarriedOut"/> must not
    /// be answered by trying again, since nothing can delete the second app.
    /// </summary>
    /// <param name="name">1 to 64 characters.</param>
    /// <param name="space">The space to make it in; <see langword="null"/> for none.</param>
    /// <param name="thread">The thread of that space; <see langword="null"/> for its default thread.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<CreatedApp> CreateAppAsync(string name, long? space, long? thread, CancellationToken cancellationToken)
    {
        KintoneRequest request = KintoneRequest.Post("preview/app.json", KintoneJson.Object(writer =>
        {
            writer.WriteString("name", name);
            KintoneJson.WriteNumber(writer, "space", space);
            KintoneJson.WriteNumber(writer, "thread", thread);
        }));
        JsonElement answer = (await Client.SendAsync(request, cancellationToken)).Json;
        return new CreatedApp(KintoneJson.Long(answer, "app", request), KintoneJson.Long(answer, "revision", request));
    }

    /// <summary>All deployed apps that match, page by page, ordered by id, each once. Refuses API tokens.</summary>
    /// <param name="search">Which apps.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<KintoneApp>> GetAppsAsync(AppSearch search, CancellationToken cancellationToken)
    {
        var found = new SortedDictionary<long, KintoneApp>();
        IEnumerable<long[]> idGroups = search.Ids.Count == 0 ? [[]] : search.Ids.Chunk(AppsPerPage);
        foreach (long[] ids in idGroups)
        {
            bool more = true;
            for (int offset = 0; more; offset += AppsPerPage)
            {
                IReadOnlyList<KintoneApp> page = await GetAppsPageAsync(search, ids, offset, cancellationToken);
                int known = found.Count;
                foreach (KintoneApp app in page)
                {
                    found.TryAdd(app.Id, app);
                }

                // A page that tells nothing new ends the list too: a server that ignores the offset must not hold us for ever. Apps named by their ids fit on one.
                more = ids.Length == 0 && found.Count > known && page.Count == AppsPerPage;
            }
        }

        return [.. found.Values];
    }

    /// <summary>One deployed app.</summary>
    /// <param name="app">The app's id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<KintoneApp> GetAppAsync(long app, CancellationToken cancellationToken)
    {
        KintoneRequest request = KintoneRequest.Get("app.json", KintoneParameter.Of("id", app));
        return KintoneApp.Read((await Client.SendAsync(request, cancellationToken)).Json, request);
    }

    /// <summary>Users, groups or organizations by their codes (User API). Refuses API tokens; unless one asks for oneself, only administrators may ask.</summary>
    /// <param name="resource"><c>users</c>, <c>groups</c> or <c>organizations</c>.</param>
    /// <param name="codes">1 to 100 codes; kintone refuses all of them where it doesn't know one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The codes that are in use: a user who was stopped isn't among them.</returns>
    public async Task<IReadOnlyCollection<string>> GetValidCodesAsync(string resource, IReadOnlyList<string> codes, CancellationToken cancellationToken)
    {
        KintoneRequest request = KintoneRequest.Get($"/v1/{resource}.json", KintoneParameter.List("codes", codes));
        JsonElement answer = (await Client.SendAsync(request, cancellationToken)).Json;
        return
        [
            .. KintoneJson.List(answer, resource, request).EnumerateArray()
                .Where(item => !item.TryGetProperty("valid", out JsonElement valid) || valid.ValueKind == JsonValueKind.True)
                .Select(item => KintoneJson.Text(item, "code", request)),
        ];
    }

    /// <summary>One settings resource of an app, as kintone tells it.</summary>
    /// <param name="resource">The resource of the live settings without ending, such as <c>app/views</c>.</param>
    /// <param name="app">The app's id.</param>
    /// <param name="stage">Live or pre-live.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<JsonElement> GetSettingsAsync(string resource, long app, SettingsStage stage, CancellationToken cancellationToken)
    {
        string path = stage == SettingsStage.PreLive ? PreLive(resource) : $"{resource}.json";
        return (await Client.SendAsync(KintoneRequest.Get(path, KintoneParameter.Of("app", app)), cancellationToken)).Json;
    }

    /// <summary>The revision that an answer about settings tells: kintone has one for all settings of an app and stage (behaviour.md, section Revision).</summary>
    public static long RevisionOf(JsonElement settings) => long.Parse(settings.GetProperty("revision").ToString(), CultureInfo.InvariantCulture);

    /// <summary>Writes a settings resource, pre-live. What is left out is kept or deleted, as the resource has it.</summary>
    /// <param name="resource">The resource, such as <c>app/views</c>.</param>
    /// <param name="app">The app's id.</param>
    /// <param name="settings">The body without app and revision.</param>
    /// <param name="revision">The pre-live revision expected; <see langword="null"/> does not check, and then the write is never repeated.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The new pre-live revision.</returns>
    public Task<long> PutSettingsAsync(string resource, long app, JsonElement settings, long? revision, CancellationToken cancellationToken) =>
        SendForRevisionAsync(KintoneRequest.Put(PreLive(resource), Body(app, settings, revision)), cancellationToken);

    /// <summary>Adds to a settings resource, pre-live (plug-ins, fields).</summary>
    /// <inheritdoc cref="PutSettingsAsync"/>
    public Task<long> PostSettingsAsync(string resource, long app, JsonElement settings, long? revision, CancellationToken cancellationToken) =>
        SendForRevisionAsync(KintoneRequest.Post(PreLive(resource), Body(app, settings, revision)), cancellationToken);

    /// <summary>Uploads a file for settings that will name it. The key is good for attaching only, and for three days.</summary>
    /// <param name="file">The file.</param>
    /// <param name="app">The app that it is for: whose API token goes along.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The key.</returns>
    public async Task<string> UploadFileAsync(KintoneUpload file, long app, CancellationToken cancellationToken)
    {
        KintoneRequest request = KintoneRequest.Upload(file).AlsoReading(app);
        return KintoneJson.Text((await Client.SendAsync(request, cancellationToken)).Json, "fileKey", request);
    }

    /// <summary>Downloads a file that settings hold.</summary>
    /// <param name="fileKey">The key that a GET of the settings told; an upload's is refused.</param>
    /// <param name="app">The app whose settings hold it: whose API token goes along.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The content.</returns>
    public async Task<ReadOnlyMemory<byte>> DownloadFileAsync(string fileKey, long app, CancellationToken cancellationToken) =>
        (await Client.SendAsync(KintoneRequest.Download(fileKey).AlsoReading(app), cancellationToken)).Content;

    /// <summary>Moves an app into another space, out of any, or between ordinary spaces: it acts on the live app at once. Refuses API tokens.</summary>
    /// <param name="app">The app's id.</param>
    /// <param name="space">The space's id; <see langword="null"/> for none. Guest spaces are refused.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task MoveAppAsync(long app, long? space, CancellationToken cancellationToken) =>
        Client.SendAsync(KintoneRequest.Post("app/move.json", KintoneJson.Object(writer =>
        {
            writer.WriteNumber("app", app);
            KintoneJson.WriteNumber(writer, "space", space);
        })), cancellationToken);

    /// <summary>Adds fields, pre-live.</summary>
    /// <param name="app">The app's id.</param>
    /// <param name="properties">The new fields by code: the value of <c>properties</c>.</param>
    /// <param name="revision">The pre-live revision expected; <see langword="null"/> does not check.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The new pre-live revision.</returns>
    public Task<long> PostFieldsAsync(long app, JsonElement properties, long? revision, CancellationToken cancellationToken)
    {
        JsonElement settings = KintoneJson.Object(writer =>
        {
            writer.WritePropertyName("properties");
            properties.WriteTo(writer);
        });
        return PostSettingsAsync(FieldsResource, app, settings, revision, cancellationToken);
    }

    /// <summary>Deletes fields, pre-live; a hundred per request, so that a failure may come after some are gone.</summary>
    /// <param name="app">The app's id.</param>
    /// <param name="codes">Field codes, at least one; a table or group takes the fields inside along.</param>
    /// <param name="revision">The pre-live revision expected; <see langword="null"/> does not check.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The new pre-live revision.</returns>
    public async Task<long> DeleteFieldsAsync(long app, IReadOnlyList<string> codes, long? revision, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(codes.Count, nameof(codes));
        long latest = 0;
        foreach (string[] group in codes.Chunk(FieldsPerDelete))
        {
            List<KintoneParameter> parameters = [KintoneParameter.Of("app", app), KintoneParameter.List("fields", group)];
            if (revision is { } expected)
            {
                parameters.Add(KintoneParameter.Of("revision", expected));
            }

            latest = await SendForRevisionAsync(KintoneRequest.Delete(PreLive(FieldsResource), parameters), cancellationToken);
            revision = revision is null ? null : latest;
        }

        return latest;
    }

    /// <summary>Starts the deploy of apps, all or none of them; returns before it is done. Wait with <see cref="WaitForDeployAsync"/>.</summary>
    /// <param name="apps">1 to 300 apps.</param>
    /// <param name="revert">Instead puts pre-live back to live: a draft that someone made by hand goes too, and all revisions known are void.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task DeployAsync(IReadOnlyList<DeployTarget> apps, bool revert, CancellationToken cancellationToken)
    {
        RefuseWrongNumber(apps.Count);
        return Client.SendAsync(KintoneRequest.Post(DeployPath, KintoneJson.Object(writer =>
        {
            writer.WriteStartArray("apps");
            foreach (DeployTarget target in apps)
            {
                writer.WriteStartObject();
                writer.WriteNumber("app", target.App);
                KintoneJson.WriteNumber(writer, "revision", target.Revision);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteBoolean("revert", revert);
        })), cancellationToken);
    }

    /// <summary>Where the deploys of apps stand, ordered by app id.</summary>
    /// <param name="apps">1 to 300 app ids.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<AppDeployStatus>> GetDeployStatusAsync(IReadOnlyList<long> apps, CancellationToken cancellationToken)
    {
        RefuseWrongNumber(apps.Count);
        KintoneRequest request = KintoneRequest.Get(DeployPath, KintoneParameter.List("apps", apps));
        JsonElement answer = (await Client.SendAsync(request, cancellationToken)).Json;
        return
        [
            .. KintoneJson.List(answer, "apps", request).EnumerateArray()
                .Select(app => AppDeployStatus.Read(app, request))
                .OrderBy(app => app.App),
        ];
    }

    /// <summary>Waits until no deploy of these apps goes on any more, for <see cref="DeployTimeout"/> at most.</summary>
    /// <param name="apps">1 to 300 app ids, all of one deploy call.</param>
    /// <param name="pollInterval">The pause before each look; one second or more for a real kintone.</param>
    /// <param name="cancellationToken">Stops waiting; the deploy goes on.</param>
    /// <returns>How it ended; where <see cref="DeployStatus.Processing"/> is left, time was over and the deploy goes on.</returns>
    public async Task<IReadOnlyList<AppDeployStatus>> WaitForDeployAsync(IReadOnlyList<long> apps, TimeSpan pollInterval, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(pollInterval, TimeSpan.Zero);
        long start = Client.Time.GetTimestamp();
        while (true)
        {
            await Task.Delay(pollInterval, Client.Time, cancellationToken);
            IReadOnlyList<AppDeployStatus> statuses = await GetDeployStatusAsync(apps, cancellationToken);
            if (statuses.All(app => app.Status != DeployStatus.Processing) || Client.Time.GetElapsedTime(start) >= DeployTimeout)
            {
                return statuses;
            }
        }
    }

    private async Task<long> SendForRevisionAsync(KintoneRequest request, CancellationToken cancellationToken) =>
        KintoneJson.Long((await Client.SendAsync(request, cancellationToken)).Json, "revision", request);

    private async Task<IReadOnlyList<KintoneApp>> GetAppsPageAsync(AppSearch search, long[] ids, int offset, CancellationToken cancellationToken)
    {
        KintoneParameter?[] parameters =
        [
            ids.Length > 0 ? KintoneParameter.List("ids", ids) : null,
            search.SpaceIds.Count > 0 ? KintoneParameter.List("spaceIds", search.SpaceIds) : null,
            search.Name is { } name ? KintoneParameter.Of("name", name) : null,
            KintoneParameter.Of("limit", AppsPerPage),
            KintoneParameter.Of("offset", offset),
        ];
        KintoneRequest request = KintoneRequest.Get("apps.json", parameters.OfType<KintoneParameter>());
        JsonElement answer = (await Client.SendAsync(request, cancellationToken)).Json;
        return [.. KintoneJson.List(answer, "apps", request).EnumerateArray().Select(app => KintoneApp.Read(app, request))];
    }

    private static string PreLive(string resource) => $"preview/{resource}.json";

    private static JsonElement Body(long app, JsonElement settings, long? revision) => KintoneJson.Object(writer =>
    {
        writer.WriteNumber("app", app);
        foreach (JsonProperty property in settings.EnumerateObject())
        {
            property.WriteTo(writer);
        }

        KintoneJson.WriteNumber(writer, "revision", revision);
    });

    private static void RefuseWrongNumber(int apps)
    {
        ArgumentOutOfRangeException.ThrowIfZero(apps);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(apps, MostAppsPerDeploy);
    }
}
