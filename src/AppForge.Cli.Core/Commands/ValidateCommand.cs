using System.CommandLine;
using AppForge.Cli.Projects;
using AppForge.Cli.Views;
using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Cli.Commands;

/// <summary><c>appforge validate</c>: compiles the whole project offline and reports.</summary>
internal static class ValidateCommand
{
    /// <summary>The switch that keeps it running.</summary>
    public const string Watch = "--watch";

    /// <summary>Declares the command.</summary>
    public static Command Create(CommonOptions options)
    {
        var paths = new Argument<string[]>("PATH") { Arity = ArgumentArity.ZeroOrMore, Description = options.Say("報告するファイルやフォルダ（省略時はすべて）", "files or folders to report on (else all)") };
        var format = options.Format("text", "json", "sarif", "github");
        var strict = CommonOptions.Switch("--warnings-as-errors", options.Say("警告があれば終了コードを 1 にする", "exit with 1 for warnings too"));
        var fix = CommonOptions.Switch("--fix", options.Say("直し方が1つに決まる誤り（全角の空白・コロン、半角と全角・大文字と小文字の違い など）を直す", "mend what has one way out (full-width spaces and colons, width and case of names, …)"));
        var watch = CommonOptions.Switch(Watch, options.Say("終わらずに待ち、ファイルが変わるたびに検査し直す（Ctrl-C で終了）", "stay, and check again whenever a file changes (Ctrl-C ends it)"));
        var command = new Command("validate", options.Say("定義ファイルを検査（kintone には接続しない）", "check the definitions (without kintone)")) { paths, format, strict, fix, watch };
        command.SetAction(async (result, cancellationToken) =>
        {
            var project = options.OpenProject(result);
            var context = options.Terminal.Context;
            var arguments = new ValidateArguments([.. result.GetRequiredValue(paths).Select(p => Inside(project, context, p))], result.GetRequiredValue(format), result.GetValue(strict));
            if (result.GetValue(watch))
            {
                return arguments.Format != "text" || result.GetValue(fix)
                    ? throw StopException.Usage("--watch は --fix と、また text でない --format と一緒には使えません。", "--watch doesn't go with --fix, nor with a --format other than text.")
                    : await new ValidateWatch(arguments, options.Terminal).RunAsync(project, cancellationToken);
            }

            if (result.GetValue(fix))
            {
                Mend(project, arguments, options.Terminal, cancellationToken);
                project = options.OpenProject(result);
            }

            return Run(arguments, project, options.Terminal, cancellationToken);
        });
        return command;
    }

    // Mended files are written at once: what is reported afterwards is what is left.
    private static void Mend(ProjectFolder project, ValidateArguments arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var mended = SourceEdits.Apply(project.Files, arguments.Includes, f => AppCompiler.Compile(f, terminal.Context.Compiling, cancellationToken));
        var changed = mended.Sources.Values.Where(s => s.Content != project.Files.Find(s.Path)!.Content).ToList();
        foreach (var source in changed)
        {
            AtomicFile.Write(project.PathOf(source.Path), source.Content);
            terminal.Note($"直しました: {source.Path}", $"mended: {source.Path}");
        }

        if (changed.Count == 0)
        {
            terminal.Note("直せるものはありません。", "There is nothing to mend.");
        }
    }

    private static int Run(ValidateArguments arguments, ProjectFolder project, Terminal terminal, CancellationToken cancellationToken)
    {
        var compilation = project.Compile(terminal.Context.Compiling, cancellationToken);
        var report = ValidationReport.Of(compilation, arguments);
        switch (arguments.Format)
        {
            case "json":
                ValidateJsonView.Write(report, terminal);
                break;
            case "sarif":
                ValidateSarifView.Write(report, terminal);
                break;
            case "github":
                ValidateGitHubView.Write(report, terminal);
                break;
            default:
                ValidateTextView.Write(report, terminal);
                break;
        }

        return report.ExitCode;
    }

    private static string Inside(ProjectFolder project, CliContext context, string typed)
    {
        var path = project.Relative(context, typed)
            ?? throw StopException.Usage($"{typed} はプロジェクトの外です。", $"{typed} is outside of the project.");
        return File.Exists(project.PathOf(path)) || Directory.Exists(project.PathOf(path))
            ? path
            : throw StopException.Usage($"{typed} がありません。", $"There is no {typed}.");
    }
}
