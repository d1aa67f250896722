using System.CommandLine;
using AppForge.Cli.Projects;
using AppForge.Compiler;
using AppForge.Compiler.Binding;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;

namespace AppForge.Cli.Commands;

/// <summary><c>appforge fmt</c>: gives the project's definition files their canonical form, comments kept.</summary>
internal static class FmtCommand
{
    /// <summary>Declares the command.</summary>
    public static Command Create(CommonOptions options)
    {
        var check = CommonOptions.Switch("--check", options.Say("書き換えず、形の違うファイルがあれば終了コード 1", "write nothing; exit with 1 where a file would change"));
        var command = new Command("fmt", options.Say("定義ファイルを標準の形に整える（コメントは残る）", "give the definition files their canonical form (comments stay)")) { check };
        command.SetAction((result, cancellationToken) => Task.FromResult(Run(result.GetValue(check), options.OpenProject(result), options.Terminal, cancellationToken)));
        return command;
    }

    private static int Run(bool isCheck, ProjectFolder project, Terminal terminal, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        var compilation = AppCompiler.Compile(project.Files, cancellationToken);
        var changed = project.Files.Sources.Values.Where(IsDefinition)
            .Select(s => (s.Path, Before: s.Content, After: DefinitionFormatter.Format(compilation, s, diagnostics)))
            .Where(f => f.Before != f.After).ToList();
        foreach (var (path, _, after) in changed)
        {
            terminal.WriteLine(path);
            if (!isCheck)
            {
                AtomicFile.Write(project.PathOf(path), after);
            }
        }

        if (diagnostics.HasErrors)
        {
            throw new DefinitionErrorsException(diagnostics.ToImmutable());
        }

        var count = changed.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        terminal.Note(
            isCheck ? $"形の違うファイル {count}" : $"整えたファイル {count}", isCheck ? $"files that would change: {count}" : $"files changed: {count}");
        return isCheck && changed.Count > 0 ? ExitCode.DefinitionErrors : ExitCode.Done;
    }

    // What the tool itself writes, and what lies deeper in an app's folder, isn't a definition.
    private static bool IsDefinition(SourceText source)
    {
        var path = source.Path;
        var isInApp = path.StartsWith(ProjectFiles.AppsFolder, StringComparison.Ordinal) && path.Count(c => c == '/') == 2;
        var isEnvironment = path.StartsWith(ProjectFiles.EnvironmentsFolder, StringComparison.Ordinal) && !path.EndsWith(ProjectFiles.AppIdsEnding, StringComparison.Ordinal);
        var isFragment = path.StartsWith(ProjectFiles.FragmentsFolder, StringComparison.Ordinal) && path.Count(c => c == '/') == 1;
        return path == ProjectFiles.ProjectFile || ((isInApp || isFragment || isEnvironment) && path.EndsWith(".yaml", StringComparison.Ordinal));
    }
}
