using System.Collections.Immutable;
using AppForge.Cli.Projects;
using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Deploy.Applying;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Kintone;
using AppForge.Emulator;

namespace AppForge.Cli.Environments;

/// <summary>The apps of a project that an emulator for any client has from the start: deployed as to any other kintone.</summary>
internal sealed class EmulatorApps
{
    private const string Administrator = "Administrator";

    private readonly ProjectFolder _project;
    private readonly Compilation _compilation;
    private readonly ImmutableSortedDictionary<string, AppModel> _apps;
    private readonly Terminal _terminal;

    private EmulatorApps(ProjectFolder project, Compilation compilation, ImmutableSortedDictionary<string, AppModel> apps, Terminal terminal) =>
        (_project, _compilation, _apps, _terminal) = (project, compilation, apps, terminal);

    /// <summary>Compiles a project.</summary>
    /// <exception cref="DefinitionErrorsException">The definitions have errors.</exception>
    public static EmulatorApps Of(ProjectFolder project, Terminal terminal, CancellationToken cancellationToken)
    {
        var compilation = project.Compile(terminal.Context.Compiling, cancellationToken);
        if (compilation.HasErrors)
        {
            throw new DefinitionErrorsException(compilation.Diagnostics);
        }

        var (apps, diagnostics) = EnvironmentResolver.Resolve(compilation, LocalKintone.Environment(compilation));
        return diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error) ? throw new DefinitionErrorsException(diagnostics) : new(project, compilation, apps, terminal);
    }

    /// <summary>A directory with everybody added whom the definitions name and it doesn't know.</summary>
    public EmulatorDirectory With(EmulatorDirectory directory)
    {
        var named = LocalKintone.DirectoryOf(LocalKintone.Environment(_compilation), _apps.Values, _compilation.Project.PluginIds);
        return directory with
        {
            Users = [.. directory.Users.Concat(named.Users).DistinctBy(u => u.Code)],
            Groups = [.. directory.Groups.Concat(named.Groups).DistinctBy(g => g.Code)],
            Organizations = [.. directory.Organizations.Concat(named.Organizations).DistinctBy(o => o.Code)],
            Spaces = [.. directory.Spaces.Concat(named.Spaces).DistinctBy(s => s.Id)],
            Plugins = [.. directory.Plugins.Concat(named.Plugins).DistinctBy(p => p.Id)],
        };
    }

    /// <summary>Deploys the apps. With a data file their ids are kept beside it, so that the next start finds them.</summary>
    /// <param name="host">The emulator.</param>
    /// <param name="directory">Who there is.</param>
    /// <param name="data">The data file, or null.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <exception cref="StopException">They could not be deployed.</exception>
    public async Task DeployAsync(EmulatorHost host, EmulatorDirectory directory, string? data, CancellationToken cancellationToken)
    {
        var ids = data is null ? Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ProjectFiles.AppIdsEnding) : data + ProjectFiles.AppIdsEnding;
        try
        {
            var password = directory.Users.FirstOrDefault(u => u.Code == Administrator)?.Password ?? new EmulatorOptions().AdministratorPassword;
            var session = EnvironmentSession.OpenOn(
                _project, _compilation, _apps, new AppIdFile(ids, Path.GetFileName(ids)), host, new KintoneCredentials.Password(Administrator, new Secret(password)), _terminal);
            await using var open = await OpenPlan.MakeAsync(_project, _compilation, session, null, _terminal, cancellationToken);
            var result = await open.ApplyAsync(_terminal, cancellationToken);
            if (result.Outcome is not (ApplyOutcome.Applied or ApplyOutcome.Nothing))
            {
                var why = result.Failure?.Describe(_terminal.Language) ?? "";
                throw new StopException(ExitCode.Failed, new($"アプリを作れませんでした。{why}", $"The apps could not be made. {why}"));
            }

            host.RequestLog.Clear();
        }
        finally
        {
            if (data is null)
            {
                File.Delete(ids);
            }
        }
    }
}
