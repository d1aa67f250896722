using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using AppForge.Compiler;
using AppForge.Compiler.Model;
using AppForge.Deploy.Applying;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Files;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Live;
using AppForge.Deploy.Planning;
using AppForge.Emulator;
using AppForge.Testing;

namespace AppForge.Deploy.Tests.Deployment;

/// <summary>An emulated tenant of its own for a test, and what the CLI does with one: plan, deploy, import.</summary>
internal sealed class LocalTenant : IAsyncDisposable
{
    private readonly SentWrites _sent;
    private readonly KintoneClient _client;

    private LocalTenant(EmulatorHost host, KintoneCredentials credentials, long? guestSpace, RetryPolicy? retry = null, TimeSpan? timeout = null)
    {
        Host = host;
        var connection = new KintoneConnection(host.BaseAddress, credentials) { GuestSpaceId = guestSpace, Timeout = timeout ?? TimeSpan.FromSeconds(60) };
        _sent = new(KintoneTransport.Open(connection));
        _client = new KintoneClient(connection, _sent, retry ?? RetryPolicy.Standard, Budget, TimeProvider.System, () => 0.5);
        Api = new KintoneApi(_client);
    }

    public EmulatorHost Host { get; }

    public KintoneApi Api { get; }

    public RequestBudget Budget { get; } = new();

    /// <summary>The ids of the apps, as <c>environments/&lt;env&gt;.apps.yaml</c> would hold them.</summary>
    public AppIdMap Ids { get; set; } = AppIdMap.Empty;

    /// <summary>The files of the project, by path.</summary>
    public Dictionary<string, byte[]> Contents { get; private init; } = new(StringComparer.Ordinal);

    /// <summary>Files of the sample apps that the project hasn't got.</summary>
    public HashSet<string> Gone { get; set; } = [];

    /// <summary>What is kept of digests, by app id; may be cleared or spoilt.</summary>
    public ConcurrentDictionary<long, string> Digests { get; private init; } = new();

    /// <summary>The requests for a path, as kintone saw them.</summary>
    public IEnumerable<LoggedRequest> Requests(string method, string pathEnd) =>
        Host.RequestLog.Recent.Where(r => r.Method == method && r.Path.EndsWith(pathEnd, StringComparison.Ordinal));

    /// <summary>The writes that were sent, with their bodies.</summary>
    public IReadOnlyList<SentWrite> Writes => _sent.All;

    private AppFiles Files => new(Api, ContentOf, new DigestCache(Digests.GetValueOrDefault, (app, text) => Digests[app] = text));

    public static async Task<LocalTenant> StartAsync(string user = "Administrator", string password = "cybozu", EmulatorDirectory? directory = null, long? guestSpace = null)
    {
        var groups = new[] { "dx-owner", "dx-helpdesk", "vehicle-manager" }.Select(g => new EmulatorGroup(g, g)).ToList();
        var there = directory ?? new EmulatorDirectory();
        var spaces = there.Spaces.Count > 0 ? there.Spaces : [new(1, "kintone基盤管理", 1, IsGuest: false), new(2, "研修5テーマ", 2, IsGuest: false)];
        var options = new EmulatorOptions { Directory = there with { Plugins = [.. there.Plugins, new("kjhgfedcbaponmlkjihgfedcbaponmlk", "カンタンマッププラグイン")], Groups = [.. groups, .. there.Groups], Spaces = spaces }, DeployDuration = TimeSpan.FromMilliseconds(5) };
        return new(await EmulatorHost.StartAsync(options, CancellationToken.None), new KintoneCredentials.Password(user, new Secret(password)), guestSpace);
    }

    // A file that no test made is one of the sample apps'.
    private ReadOnlyMemory<byte> ContentOf(string path) => Gone.Contains(path) ? throw new FileNotFoundException(path)
        : Contents.TryGetValue(path, out var content) ? content : File.ReadAllBytes(RepositoryRoot.Of(path));

    /// <summary>The same tenant after its power went off: what is in the file of another emulator, with a client that soon gives up.</summary>
    public static async Task<LocalTenant> OpenAsync(string dataFile, AppIdMap ids, RetryPolicy retry, TimeSpan timeout)
    {
        var options = new EmulatorOptions { DataSource = dataFile, DeployDuration = TimeSpan.FromMilliseconds(2) };
        return new(await EmulatorHost.StartAsync(options, CancellationToken.None), new KintoneCredentials.Password("Administrator", new Secret("cybozu")), null, retry, timeout) { Ids = ids };
    }

    /// <summary>Another way into the same tenant: a colleague, a token.</summary>
    public LocalTenant As(KintoneCredentials credentials) => new(Host, credentials, null) { Ids = Ids, Contents = Contents, Digests = Digests };

    /// <summary>The same tenant, by the path of a guest space.</summary>
    public LocalTenant InGuestSpace(long space) => new(Host, new KintoneCredentials.Password("Administrator", new Secret("cybozu")), space);

    public Task<Plan> PlanAsync(Compilation compilation) => PlanAsync(compilation, EnvironmentOf(compilation));

    public Task<Plan> PlanAsync(Compilation compilation, EnvironmentModel environment)
    {
        var (apps, diagnostics) = EnvironmentResolver.Resolve(compilation, environment);
        return diagnostics.IsEmpty
            ? Planner.PlanAsync(ProjectTraits.Of(compilation.Project), environment, apps, Ids, null, CancellationToken.None)
            : throw new InvalidOperationException(string.Join("; ", diagnostics.Select(d => d.Message(Compiler.Diagnostics.Language.English))));
    }

    public Task<ApplyResult> ApplyAsync(Compilation compilation, Plan plan, RunJournal? journal = null, ApplyExtent extent = ApplyExtent.Deploy) =>
        ApplyAsync(plan, EnvironmentOf(compilation), journal, extent);

    public async Task<ApplyResult> ApplyAsync(Plan plan, EnvironmentModel environment, RunJournal? journal = null, ApplyExtent extent = ApplyExtent.Deploy)
    {
        var result = await Applier.ApplyAsync(plan, environment, extent, journal ?? RunJournal.None, new Recorder(this), CancellationToken.None);
        Ids = result.Ids;
        return result;
    }

    /// <summary>Goes on with a run, as another process would: with nothing but its plan and its journal.</summary>
    public async Task<ApplyResult> ResumeAsync(Compilation compilation, Plan plan, byte[] journal)
    {
        var state = RunState.Of(plan.Ids, RunJournal.Read(journal));
        var result = await new RunRecovery(Applier, Planner).ResumeAsync(plan, state, EnvironmentOf(compilation), RunJournal.None, new Recorder(this), CancellationToken.None);
        Ids = result.Ids;
        return result;
    }

    /// <summary>Takes back what a run left.</summary>
    public async Task<ApplyResult> AbortAsync(Plan plan, byte[] journal)
    {
        var result = await new RunRecovery(Applier, Planner).AbortAsync(plan, RunState.Of(plan.Ids, RunJournal.Read(journal)), RunJournal.None, new Recorder(this), CancellationToken.None);
        Ids = result.Ids;
        return result;
    }

    private PlanApplier Applier => new(Api, Budget, Files, TimeSpan.FromMilliseconds(5));

    private Planner Planner => new(Api, Budget, Files);

    private static EnvironmentModel EnvironmentOf(Compilation compilation) => compilation.Environments.GetValueOrDefault("local") ?? EnvironmentModel.Empty("local");

    public async Task<ApplyResult> DeployAsync(Compilation compilation) => await ApplyAsync(compilation, await PlanAsync(compilation));

    /// <summary>Imports into a project; into an empty one where none is given.</summary>
    public Task<ImportResult> ImportAsync(EnvironmentModel? environment = null, ImportChoice? choice = null, Compilation? target = null)
    {
        var project = target ?? Definitions.Of();
        var reader = new LiveStateReader(Api, project.Project.BuiltIns, project.Project.TimeZone) { FieldsElsewhere = key => project.Find(key)?.FieldMap };
        return new Importer(Api, reader, project).ImportAsync(choice ?? ImportChoice.All, environment ?? EnvironmentModel.Empty("local"), Ids, CancellationToken.None);
    }

    /// <summary>A setting as kintone tells it.</summary>
    public Task<JsonElement> GetAsync(string resource, string app, SettingsStage stage = SettingsStage.PreLive) =>
        Api.GetSettingsAsync(resource, Ids.IdOf(app)!.Value, stage, CancellationToken.None);

    public Task<long> PutAsync(string resource, long app, JsonNode settings) =>
        Api.PutSettingsAsync(resource, app, JsonSerializer.SerializeToElement(settings), null, CancellationToken.None);

    /// <summary>Adds a record; each value is a text, or whatever kintone takes.</summary>
    /// <returns>Its id.</returns>
    public async Task<long> AddRecordAsync(string app, JsonObject values)
    {
        var body = new JsonObject { ["app"] = Ids.IdOf(app), ["record"] = new JsonObject(values.Select(v => KeyValuePair.Create(v.Key, (JsonNode?)new JsonObject { ["value"] = v.Value?.DeepClone() }))) };
        var answer = await _client.SendAsync(KintoneRequest.Post("record.json", JsonSerializer.SerializeToElement(body)), CancellationToken.None);
        return long.Parse(answer.Json.GetProperty("id").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The values of a record, single ones as text, others as JSON.</summary>
    public async Task<Dictionary<string, string?>> RecordAsync(string app, long id)
    {
        var answer = await _client.SendAsync(KintoneRequest.Get("record.json", KintoneParameter.Of("app", Ids.IdOf(app)!.Value), KintoneParameter.Of("id", id)), CancellationToken.None);
        return answer.Json.GetProperty("record").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetProperty("value") is { ValueKind: JsonValueKind.String } text ? text.GetString() : p.Value.GetProperty("value").GetRawText(), StringComparer.Ordinal);
    }

    public async Task PublishAsync(params long[] apps)
    {
        await Api.DeployAsync([.. apps.Select(a => new DeployTarget(a, null))], revert: false, CancellationToken.None);
        await Api.WaitForDeployAsync(apps, TimeSpan.FromMilliseconds(5), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _sent.Dispose();
        await Host.DisposeAsync();
    }

    private sealed class Recorder(LocalTenant tenant) : IApplyObserver
    {
        public void Begin(PlanStep step, int number, int count)
        {
        }

        public void Created(AppIdMap ids) => tenant.Ids = ids;
    }
}
