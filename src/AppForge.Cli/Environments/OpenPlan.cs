using AppForge.Cli.Projects;
using AppForge.Cli.Views;
using AppForge.Compiler;
using AppForge.Compiler.Binding;
using AppForge.Compiler.Diagnostics;
using AppForge.Deploy.Applying;
using AppForge.Deploy.Drift;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Files;
using AppForge.Deploy.Ledger;
using AppForge.Deploy.Live;
using AppForge.Deploy.Planning;

namespace AppForge.Cli.Environments;

/// <summary>A plan, with the open environment it was made from: to be shown, or carried out.</summary>
/// <param name="compilation">The definitions.</param>
/// <param name="session">The environment.</param>
/// <param name="files">The project's files.</param>
/// <param name="ids">The app ids that the plan was made from.</param>
/// <param name="plan">The plan.</param>
/// <param name="interrupted">For the plan of a run that was stopped: where it stands.</param>
internal sealed class OpenPlan(Compilation compilation, EnvironmentSession session, AppFiles files, AppIdMap ids, Plan plan, RunState? interrupted = null) : IAsyncDisposable
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

    /// <summary>Where the run stands that was stopped; null for a plan that nobody has begun.</summary>
    public RunState? Interrupted { get; } = interrupted;

    /// <summary>The run, once it has begun; null before, and where none is kept.</summary>
    public string? Run { get; private set; }

    /// <summary>Compiles the project, opens the environment and makes the plan. Nothing is written to kintone.</summary>
    /// <param name="project">The project.</param>
    /// <param name="environment">The environment's name.</param>
    /// <param name="scope">Which apps, and how they are read.</param>
    /// <param name="terminal">The surroundings.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DefinitionErrorsException">The definitions have errors.</exception>
    /// <exception cref="StopException">An app or the environment doesn't exist, or something is missing.</exception>
    public static async Task<OpenPlan> MakeAsync(ProjectFolder project, string environment, PlanScope scope, Terminal terminal, CancellationToken cancellationToken)
    {
        var compilation = project.Compile(terminal.Context.Compiling, cancellationToken);
        if (compilation.HasErrors)
        {
            throw new DefinitionErrorsException(compilation.Diagnostics);
        }

        var only = Keys(scope.Apps, compilation);
        var session = await EnvironmentSession.OpenAsync(project, compilation, environment, terminal, cancellationToken);
        if (scope.IsRefreshed)
        {
            session.Refresh();
        }

        return await MakeAsync(project, compilation, session, scope.Since is { } since ? ChangedSince(since, only, project, compilation, session, terminal, cancellationToken) : only, terminal, cancellationToken);
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
            var plan = await PlannerOf(session, files).PlanAsync(ProjectTraits.Of(compilation.Project), session.Environment, session.Apps, ids, only, cancellationToken);
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

    private static IReadOnlyCollection<string> ChangedSince(
        string reference, IReadOnlyCollection<string>? only, ProjectFolder project, Compilation compilation, EnvironmentSession session, Terminal terminal, CancellationToken cancellationToken)
    {
        var changed = GitChanges.Since(reference, project, terminal.Context).AppsIn(compilation, session.Environment, session.Apps, session.IdFile.Read(), cancellationToken);
        return only is null ? changed : [.. changed.Intersect(only, StringComparer.Ordinal)];
    }

    /// <summary>Opens a plan that was saved, with the environment that it is for.</summary>
    /// <param name="project">The project.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="interrupted">For the plan of a run that was stopped: where it stands.</param>
    /// <param name="terminal">The surroundings.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PlanFileException">The environment leads elsewhere now.</exception>
    public static async Task<OpenPlan> OfSavedAsync(ProjectFolder project, Plan plan, RunState? interrupted, Terminal terminal, CancellationToken cancellationToken)
    {
        var compilation = project.Compile(terminal.Context.Compiling, cancellationToken);
        var session = await EnvironmentSession.OpenForImportAsync(project, compilation, plan.Environment, terminal, cancellationToken);
        try
        {
            var ids = session.IdFile.Read();
            var known = interrupted?.Ids ?? plan.Ids;
            if (session.Target != plan.Target)
            {
                throw PlanFileException.OtherTarget(plan.Environment, plan.Target, session.Target);
            }

            if (plan.Apps.Any(a => ids.IdOf(a.Key) is var id && id != known.IdOf(a.Key) && (interrupted is null || id is not null)))
            {
                throw PlanFileException.OtherIds(plan.Environment);
            }

            return new(compilation, session, session.FilesOf(project), ids, plan, interrupted);
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether the definitions in the project are others than those that the plan was made from.</summary>
    public bool IsOfOtherDefinitions()
    {
        if (Compilation.HasErrors)
        {
            return true;
        }

        var (apps, diagnostics) = EnvironmentResolver.Resolve(Compilation, Session.Environment);
        return !diagnostics.IsEmpty || PlannerOf(Session, Files).DefinitionsHash(apps.Values.Where(a => Plan.Apps.Any(p => p.Key == a.Key))) != Plan.DefinitionsHash;
    }

    /// <summary>The keys of apps as they were typed: the key, its address or its folder; null where none was typed.</summary>
    /// <exception cref="StopException">There is no such app.</exception>
    public static IReadOnlyCollection<string>? Keys(IReadOnlyList<string> typed, Compilation compilation) =>
        typed.Count == 0 ? null : [.. typed.Select(t => Key(t, compilation)).Distinct(StringComparer.Ordinal)];

    /// <summary>Carries the plan out.</summary>
    /// <param name="terminal">Where progress is shown.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public Task<ApplyResult> ApplyAsync(Terminal terminal, CancellationToken cancellationToken) => ApplyAsync(ApplyExtent.Deploy, terminal, cancellationToken);

    /// <summary>Carries the plan out, as far as is asked.</summary>
    /// <param name="extent">How far.</param>
    /// <param name="terminal">Where progress is shown.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<ApplyResult> ApplyAsync(ApplyExtent extent, Terminal terminal, CancellationToken cancellationToken)
    {
        if (Plan.IsEmpty || Session.Runs is null)
        {
            return Kept(await Applier.ApplyAsync(Plan, Session.Environment, extent, RunJournal.None, new DeployProgress(Session.IdFile, terminal), cancellationToken));
        }

        using var journal = Begin(Session.Runs, terminal);
        return Kept(await AloneAsync(() => Applier.ApplyAsync(Plan, Session.Environment, extent, journal, new DeployProgress(Session.IdFile, terminal), cancellationToken), cancellationToken));
    }

    /// <summary>Goes on with a run that was stopped.</summary>
    /// <param name="run">Its id.</param>
    /// <param name="terminal">Where progress is shown.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<ApplyResult> ResumeAsync(string run, Terminal terminal, CancellationToken cancellationToken)
    {
        Run = run;
        using var journal = Session.Runs!.Journal(run, terminal.Context.Time);
        return Kept(await AloneAsync(
            () => new RunRecovery(Applier, PlannerOf(Session, Files)).ResumeAsync(Plan, Interrupted!, Session.Environment, journal, new DeployProgress(Session.IdFile, terminal), cancellationToken),
            cancellationToken));
    }

    /// <summary>Takes back what a run left.</summary>
    /// <param name="run">Its id.</param>
    /// <param name="terminal">Where progress is shown.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<ApplyResult> AbortAsync(string run, Terminal terminal, CancellationToken cancellationToken)
    {
        Run = run;
        using var journal = Session.Runs!.Journal(run, terminal.Context.Time);
        return await AloneAsync(
            () => new RunRecovery(Applier, PlannerOf(Session, Files)).AbortAsync(Plan, Interrupted!, journal, new DeployProgress(Session.IdFile, terminal), cancellationToken), cancellationToken);
    }

    // Alone in the whole tenant, where it has a ledger. What is left to resume keeps the lock.
    private async Task<ApplyResult> AloneAsync(Func<Task<ApplyResult>> act, CancellationToken cancellationToken)
    {
        await using var alone = await TenantLock.TakeAsync(Session.Api, Ids, Session.Environment.Name, Run!, cancellationToken);
        try
        {
            return await act();
        }
        finally
        {
            if (Session.Runs!.Unfinished() == Run)
            {
                alone.Keep();
            }
        }
    }

    // What was left is remembered: drift is told apart by it.
    private ApplyResult Kept(ApplyResult result)
    {
        if (result.Outcome is ApplyOutcome.Applied or ApplyOutcome.Nothing)
        {
            Session.State?.Keep(DeployedApp.Of(Plan, result));
        }

        return result;
    }

    private PlanApplier Applier => new(Session.Api, Session.Budget, Files, Session.PollInterval);

    private RunJournal Begin(RunFolder runs, Terminal terminal)
    {
        (Run, var journal) = runs.Begin(Plan, DefectReport.Version, terminal.Context.Time);
        return journal;
    }

    private static Planner PlannerOf(EnvironmentSession session, AppFiles files) => new(session.Api, session.Budget, files) { Target = session.Target, Kept = session.Kept };

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
