using System.CommandLine;
using AppForge.Cli.Environments;
using AppForge.Cli.Projects;
using AppForge.Cli.Views;
using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;
using AppForge.Deploy.Drift;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Live;
using AppForge.Deploy.Planning;

namespace AppForge.Cli.Commands;

/// <summary><c>appforge drift</c>: what people changed by hand since the last deployment. Never writes to kintone; <c>--accept</c> writes the definitions.</summary>
internal static class DriftCommand
{
    /// <summary>Declares the command.</summary>
    public static Command Create(CommonOptions options)
    {
        var environment = options.Environment();
        var accept = CommonOptions.Switch("--accept", options.Say("反映済みの手の変更を、定義に書き込む（コメントは残る）", "write what was changed and deployed by hand into the definitions (comments stay)"));
        var yes = CommonOptions.Switch(YesAnswer.Option, options.Say("コミットしていない変更のあるファイルも上書き", "overwrite files with uncommitted changes too"));
        var (format, refresh) = (options.Format("text", "json"), options.Refresh());
        var command = new Command("drift", options.Say("前回の反映のあとで、だれかが手で変えたものを表示", "show what somebody changed by hand since the last deployment")) { environment, accept, yes, format, refresh };
        command.SetAction((result, cancellationToken) => RunAsync(
            new(result.GetRequiredValue(environment), result.GetValue(accept), result.GetValue(yes), result.GetValue(format) == "json", result.GetValue(refresh)),
            options.OpenProject(result), options.Terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(DriftArguments arguments, ProjectFolder project, Terminal terminal, CancellationToken cancellationToken)
    {
        var compilation = Compiled(project, terminal, cancellationToken);
        await using var session = await EnvironmentSession.OpenAsync(project, compilation, arguments.Environment, terminal, cancellationToken);
        if (arguments.IsRefreshed)
        {
            session.Refresh();
        }

        var drift = await ReadAsync(project, compilation, session, cancellationToken);
        if (!arguments.IsJson)
        {
            terminal.Write(DriftTextView.Text(drift, terminal));
        }

        IReadOnlyList<string> written = [];
        var left = drift;
        if (arguments.IsAccepted && drift.Apps.Any(a => !a.Changes.IsEmpty))
        {
            var files = await AcceptAsync(drift, project, compilation, session, terminal, cancellationToken);
            if (!OverwriteGate.IsConfirmed(files.Doubtful, arguments.Yes, "--accept を外して", "leave --accept out", terminal))
            {
                terminal.Note("やめました。何も書き込んでいません。", "Stopped. Nothing was written.");
                return ExitCode.Refused;
            }

            files.Write();
            written = files.Written;
            left = await ReadAgainAsync(project, session, terminal, cancellationToken);
        }

        if (arguments.IsJson)
        {
            DriftJsonView.Write(drift, arguments.IsAccepted ? written : null, session.Budget.Snapshot(), terminal);
        }
        else if (arguments.IsAccepted)
        {
            DriftTextView.WriteAccepted(written, left, terminal);
        }

        return left.Drifted.Any() ? ExitCode.Changes : ExitCode.Done;
    }

    private static Compilation Compiled(ProjectFolder project, Terminal terminal, CancellationToken cancellationToken)
    {
        var compilation = project.Compile(terminal.Context.Compiling, cancellationToken);
        return compilation.HasErrors ? throw new DefinitionErrorsException(compilation.Diagnostics) : compilation;
    }

    private static Task<TenantDrift> ReadAsync(ProjectFolder project, Compilation compilation, EnvironmentSession session, CancellationToken cancellationToken)
    {
        var traits = ProjectTraits.Of(compilation.Project);
        var (apps, unresolved) = EnvironmentResolver.Resolve(compilation, session.Environment);
        if (unresolved.Any(d => d.Severity == DiagnosticSeverity.Error))
        {
            throw new DefinitionErrorsException(unresolved);
        }

        return new DriftReader(session.Api, session.Budget, session.FilesOf(project)) { Kept = session.Kept }.ReadAsync(
            traits, session.Environment, apps, session.IdFile.Read(), key => session.State?.Find(key, traits), cancellationToken);
    }

    // The same look with the definitions as they are now: what is left is what they can't say by themselves.
    private static async Task<TenantDrift> ReadAgainAsync(ProjectFolder project, EnvironmentSession session, Terminal terminal, CancellationToken cancellationToken)
    {
        var now = project.Reread(terminal.Context);
        return await ReadAsync(now, Compiled(now, terminal, cancellationToken), session, cancellationToken);
    }

    private static async Task<ImportFiles> AcceptAsync(
        TenantDrift drift, ProjectFolder project, Compilation compilation, EnvironmentSession session, Terminal terminal, CancellationToken cancellationToken)
    {
        var changed = drift.Apps.Where(a => !a.Changes.IsEmpty).ToDictionary(a => a.Key, StringComparer.Ordinal);
        var acceptance = new DriftAcceptance(session.FilesOf(project));
        var reader = new LiveStateReader(session.Api, compilation.Project.BuiltIns, compilation.Project.TimeZone) { FieldsElsewhere = key => compilation.Find(key)?.FieldMap };
        var importer = new Importer(session.Api, reader, compilation) { Taken = live => acceptance.Accepted(changed[live.Model.Key], session.Apps[live.Model.Key], live) };
        var result = await importer.ImportAsync(new([.. changed.Values.Select(a => a.AppId)], null), session.Environment, session.IdFile.Read(), cancellationToken);
        foreach (var decision in result.Decisions.Where(d => d.Kind is not (ImportDecisionKind.Undeployed or ImportDecisionKind.HiddenPrincipal)))
        {
            terminal.NoteLine("  - " + DiagnosticRenderer.Visible(decision.Text.In(terminal.Language)));
        }

        return ImportFiles.Of(result, project, session.Environment.Name, project.Root, session.IdFile, terminal.Context);
    }
}
