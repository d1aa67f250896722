using System.Collections.Immutable;
using AppForge.Cli.Projects;
using AppForge.Compiler;
using AppForge.Compiler.Binding;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Files;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Live;
using AppForge.Deploy.Planning;
using AppForge.Emulator;

namespace AppForge.Cli.Environments;

/// <summary>
/// An environment, open: the definitions as it shall have them, its app ids, and the way to its kintone. <c>local</c> differs from the others by where its kintone
/// runs and by nothing else. The central type of this folder.
/// </summary>
internal sealed class EnvironmentSession : IAsyncDisposable
{
    private static readonly TimeSpan LocalPollInterval = TimeSpan.FromMilliseconds(20);

    private readonly HttpMessageHandler _transport;
    private readonly KintoneClient _client;
    private readonly EmulatorHost? _emulator;
    private readonly DigestCache _digests;
    private readonly TimeProvider _time;

    private EnvironmentSession(
        EnvironmentModel environment, ImmutableSortedDictionary<string, AppModel> apps, AppIdFile idFile, DigestCache digests, KintoneConnection connection, EmulatorHost? emulator, CliContext context)
    {
        (Environment, Apps, IdFile, _digests, _emulator, _time, RequestsPerDay) = (environment, apps, idFile, digests, emulator, context.Time, environment.Budget);
        _transport = context.OpenTransport(connection);
        _client = new(connection, _transport, RetryPolicy.Standard, Budget, context.Time, context.Jitter);
        Api = new(_client);
        PollInterval = emulator is null ? KintoneApi.UsualPollInterval : LocalPollInterval;
    }

    /// <summary>The environment.</summary>
    public EnvironmentModel Environment { get; }

    /// <summary>The apps as the environment shall have them: roles resolved, names by its pattern.</summary>
    public ImmutableSortedDictionary<string, AppModel> Apps { get; }

    /// <summary>Where its app ids are kept.</summary>
    public AppIdFile IdFile { get; }

    /// <summary>Its kintone.</summary>
    public KintoneApi Api { get; }

    /// <summary>Counts the requests.</summary>
    public RequestBudget Budget { get; } = new();

    /// <summary>How many requests a day an app may take: what the environment says, else what the course grants; null where nothing is known (<c>local</c> has no limit of its own).</summary>
    public int? RequestsPerDay { get; private init; }

    /// <summary>What was sent on other days and by other processes.</summary>
    private RequestTally Tally { get; init; } = RequestTally.None;

    /// <summary>The requests of today of each app of a plan, against the limit; empty where there is none.</summary>
    /// <param name="plan">The plan.</param>
    public ImmutableArray<BudgetUse> UsesOf(Plan plan)
    {
        var day = DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);
        return RequestsPerDay is { } limit ? BudgetUse.Of(plan, Tally.UsedOn(day, Budget), limit) : [];
    }

    /// <summary>How often a running deploy is asked about.</summary>
    public TimeSpan PollInterval { get; }

    /// <summary>What plans say they are for: the address of the tenant, with the guest space; <c>local</c> has another port each time.</summary>
    public string Target => _emulator is null ? Api.Client.Connection.ToString() : LocalKintone.Name;

    /// <summary>The runs that are kept of it; null where none are.</summary>
    public RunFolder? Runs { get; private init; }

    /// <summary>What its kintone answered about settings before.</summary>
    public SettingsCache Kept { get; private set; } = SettingsCache.None;

    /// <summary>What deployments left in it; null where that isn't kept.</summary>
    public StateFolder? State { get; private init; }

    /// <summary>From now on nothing is believed that was answered before.</summary>
    public void Refresh() => Kept = Kept.Refreshed;

    /// <summary>Whether it is spoken to with API tokens, which can't do everything.</summary>
    public bool HasTokens => Api.Client.Connection.Credentials is KintoneCredentials.ApiTokens;

    /// <summary>The files of a project, to be compared with those of this kintone and sent to it.</summary>
    public AppFiles FilesOf(ProjectFolder project) => new(Api, project.ReadContent, _digests);

    /// <summary>Opens an environment.</summary>
    /// <param name="project">The project.</param>
    /// <param name="compilation">Its definitions, free of errors.</param>
    /// <param name="name">The environment's name.</param>
    /// <param name="terminal">The surroundings.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StopException">There is no such environment, or it lacks something.</exception>
    public static async Task<EnvironmentSession> OpenAsync(ProjectFolder project, Compilation compilation, string name, Terminal terminal, CancellationToken cancellationToken)
    {
        var environment = EnvironmentOf(compilation, name);
        var (apps, diagnostics) = EnvironmentResolver.Resolve(compilation, environment);
        return diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error)
            ? throw new DefinitionErrorsException(diagnostics)
            : await OpenAsync(project, compilation.Project, environment, apps, terminal, cancellationToken);
    }

    /// <summary>Opens an emulator that runs already.</summary>
    /// <param name="project">The project.</param>
    /// <param name="compilation">Its definitions, free of errors.</param>
    /// <param name="apps">The apps as the emulator shall have them.</param>
    /// <param name="idFile">Where its app ids are kept.</param>
    /// <param name="host">The emulator; it goes on when the session ends.</param>
    /// <param name="credentials">Who deploys.</param>
    /// <param name="terminal">The surroundings.</param>
    public static EnvironmentSession OpenOn(
        ProjectFolder project, Compilation compilation, ImmutableSortedDictionary<string, AppModel> apps, AppIdFile idFile, EmulatorHost host, KintoneCredentials credentials, Terminal terminal)
    {
        var connection = new KintoneConnection(host.BaseAddress, credentials) { Language = compilation.Project.Language };
        return new(LocalKintone.Environment(compilation), apps, idFile, new LocalFolder(project.Root).DigestsOf(host.BaseAddress), connection, null, terminal.Context);
    }

    /// <summary>Opens an environment to read from, whatever is wrong with the apps' definitions.</summary>
    /// <exception cref="DefinitionErrorsException">The project's or the environment's own file has errors.</exception>
    /// <exception cref="StopException">There is no such environment, or it lacks something.</exception>
    public static Task<EnvironmentSession> OpenForImportAsync(ProjectFolder project, Compilation compilation, string name, Terminal terminal, CancellationToken cancellationToken)
    {
        string[] ofApps = [ProjectFiles.AppsFolder, ProjectFiles.FragmentsFolder];
        var errors = compilation.Diagnostics.Where(
            d => d.Severity == DiagnosticSeverity.Error && !ofApps.Any(f => d.Span.Source.Path.StartsWith(f, StringComparison.Ordinal)));
        return errors.Any()
            ? throw new DefinitionErrorsException([.. errors])
            : OpenAsync(project, compilation.Project, EnvironmentOf(compilation, name), compilation.Apps, terminal, cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Tally.Keep(Budget);
        _client.Connection.ClientCertificate?.Dispose();
        _client.Dispose();
        _transport.Dispose();
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync();
        }
    }

    private static async Task<EnvironmentSession> OpenAsync(
        ProjectFolder project, ProjectModel model, EnvironmentModel environment, ImmutableSortedDictionary<string, AppModel> apps, Terminal terminal, CancellationToken cancellationToken)
    {
        // kintone names the built-in fields of a new app in the language it is asked in: that of the project, whoever runs the tool.
        var name = environment.Name;
        var isLocal = name == LocalKintone.Name;
        var local = new LocalFolder(project.Root);
        var shownPath = ProjectFiles.EnvironmentsFolder + name + ProjectFiles.AppIdsEnding;
        var idFile = isLocal ? new AppIdFile(local.AppIds, ".appforge/local/apps.yaml") : new AppIdFile(project.PathOf(shownPath), shownPath);
        if (isLocal)
        {
            var (host, connection) = await LocalKintone.StartAsync(local, environment, apps.Values, model.PluginIds, terminal.Context, cancellationToken);
            return new(environment, apps, idFile, local.LocalDigests, connection with { Language = model.Language }, host, terminal.Context)
            {
                Runs = local.RunsOf(name),
                State = local.StateOf(name),
                Kept = local.LocalSettings,
            };
        }

        var remote = ConnectionReader.Read(environment, idFile.Read(), project.Root, model.Language, terminal.Context);
        return new(environment, apps, idFile, local.DigestsOf(remote.BaseUri), remote, null, terminal.Context)
        {
            Runs = local.RunsOf(name),
            State = local.StateOf(name),
            Kept = local.SettingsOf(remote),
            Tally = local.RequestsOf(remote.BaseUri),
            RequestsPerDay = environment.Budget ?? model.RequestsPerDay,
        };
    }

    private static EnvironmentModel EnvironmentOf(Compilation compilation, string name) =>
        name == LocalKintone.Name ? LocalKintone.Environment(compilation) : Find(compilation, name);

    private static EnvironmentModel Find(Compilation compilation, string name)
    {
        if (compilation.Environments.TryGetValue(name, out var environment))
        {
            return environment;
        }

        var names = compilation.Environments.Keys.Append(LocalKintone.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var guess = SpellChecker.Guess(name, names);
        var possible = string.Join(", ", names);
        var shown = DiagnosticRenderer.Visible(name);
        throw StopException.Usage(
            $"環境「{shown}」はありません。{guess?.Text.Japanese}（あるもの: {possible}）", $"There is no environment \"{shown}\". {guess?.Text.English} (There are: {possible})");
    }
}
