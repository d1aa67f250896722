using AppForge.Cli.Projects;
using AppForge.Cli.Views;
using AppForge.Compiler;
using AppForge.Compiler.Binding;
using AppForge.Compiler.Diagnostics;
using AppForge.Deploy.Applying;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Files;
using AppForge.Deploy.Live;
using AppForge.Deploy.Planning;

namespace AppForge.Cli.Environments;

/// <summary>A plan, with the open environment it was made from: to be shown, or carried out.</summary>
/// <param name="compilation">The definitions.</param>
/// <param name="session">The environment.</param>
/// <param name="files">The project's files.</param>
/// <param name="ids">The app ids that the plan was made from.</param>
/// <param name="plan">The plan.</param>
internal sealed class OpenPlan(Compilation compilation, EnvironmentSession session, AppFiles files, AppIdMap ids, Plan plan) : IAsyncDisposable
{
    /// <summary>The definitions.</summary>
    public Compilation Compilation { get; } = compilation;

    /// <summary>The environment.</summary>
    public EnvironmentSession Session { get; } = session;

    /// <summary>The project's files.</summary>
    public AppFiles Files { get; } = files;

    /// <summary>The app ids that the plan was made from.</summary>
    public AppIdMap Ids { get; } = ids;

    /// <summary>The plan.</summary>
    public Plan Plan { get; } = plan;

    /// <summary>Compiles the project, opens the environment and makes the plan. Nothing is written to kintone.</summary>
    /// <param name="project">The project.</param>
    /// <param name="environment">The environment's name.</param>
    /// <param name="apps">The apps as they were typed; none for all.</param>
    /// <param name="terminal">The surroundings.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DefinitionErrorsException">The definitions have errors.</exception>
    /// <exception cref="StopException">An app or the environment doesn't exist, or something is missing.</exception>
    public static async Task<OpenPlan> MakeAsync(ProjectFolder project, string environment, IReadOnlyList<string> apps, Terminal terminal, CancellationToken cancellationToken)
    {
        var compilation = project.Compile(terminal.Context.Compiling, cancellationToken);
        if (compilation.HasErrors)
        {
            throw new DefinitionErrorsException(compilation.Diagnostics);
        }

        var only = Keys(apps, compilation);
        return await MakeAsync(project, compilation, await EnvironmentSession.OpenAsync(project, compilation, environment, terminal, cancellationToken), only, terminal, cancellationToken);
    }

    /// <summary>Makes the plan of an environment that is open; the plan owns it from now on.</summary>
    /// <param name="project">The project.</param>
    /// <param name="compilation">Its definitions, free of errors.</param>
    /// <param name="session">The environment.</param>
    /// <param name="only">The keys of the apps; null for all.</param>
    /// <param name="terminal">The surroundings.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<OpenPlan> MakeAsync(
        ProjectFolder project, Compilation compilation, EnvironmentSession session, IReadOnlyCollection<string>? only, Terminal terminal, CancellationToken cancellationToken)
    {
        try
        {
            var ids = session.IdFile.Read();
            var files = session.FilesOf(project);
            var plan = await new Planner(session.Api, session.Budget, files).PlanAsync(ProjectTraits.Of(compilation.Project), session.Environment, session.Apps, ids, only, cancellationToken);
            foreach (var note in plan.Apps.SelectMany(a => UnknownNotes.Of(a.Key, a.Unknown)))
            {
                terminal.Note(DiagnosticRenderer.Visible(note.Japanese), DiagnosticRenderer.Visible(note.English));
            }

            return new(compilation, session, files, ids, plan);
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>The keys of apps as they were typed: the key, its address or its folder; null where none was typed.</summary>
    /// <exception cref="StopException">There is no such app.</exception>
    public static IReadOnlyCollection<string>? Keys(IReadOnlyList<string> typed, Compilation compilation) =>
        typed.Count == 0 ? null : [.. typed.Select(t => Key(t, compilation)).Distinct(StringComparer.Ordinal)];

    /// <summary>Carries the plan out.</summary>
    /// <param name="terminal">Where progress is shown.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public Task<ApplyResult> ApplyAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        var applier = new PlanApplier(Session.Api, Session.Budget, Files, Session.PollInterval);
        return applier.ApplyAsync(Plan, Session.Environment, RunJournal.None, new DeployProgress(Session.IdFile, terminal), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Session.DisposeAsync();

    private static string Key(string typed, Compilation compilation)
    {
        var key = typed.Replace('\\', '/').TrimEnd('/');
        foreach (var prefix in new[] { "apps.", ProjectFiles.AppsFolder })
        {
            key = key.StartsWith(prefix, StringComparison.Ordinal) ? key[prefix.Length..] : key;
        }

        if (compilation.Find(key) is not null)
        {
            return key;
        }

        var guess = SpellChecker.Guess(key, compilation.Apps.Keys);
        var shown = DiagnosticRenderer.Visible(typed);
        throw StopException.Usage($"アプリ「{shown}」はありません。{guess?.Text.Japanese}", $"There is no app \"{shown}\". {guess?.Text.English}");
    }
}
