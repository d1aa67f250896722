using System.CommandLine;
using AppForge.Cli.Projects;
using AppForge.Cli.Views;
using AppForge.Compiler;

namespace AppForge.Cli.Commands;

/// <summary><c>appforge validate</c>: compiles the whole project offline and reports.</summary>
internal static class ValidateCommand
{
    /// <summary>Declares the command.</summary>
    public static Command Create(CommonOptions options)
    {
        var paths = new Argument<string[]>("PATH") { Arity = ArgumentArity.ZeroOrMore, Description = options.Say("報告するファイルやフォルダ（省略時はすべて）", "files or folders to report on (else all)") };
        var format = options.Format("text", "json", "github");
        var strict = CommonOptions.Switch("--warnings-as-errors", options.Say("警告があれば終了コードを 1 にする", "exit with 1 for warnings too"));
        var command = new Command("validate", options.Say("定義ファイルを検査（kintone には接続しない）", "check the definitions (without kintone)")) { paths, format, strict };
        command.SetAction((result, cancellationToken) =>
        {
            var project = options.OpenProject(result);
            var context = options.Terminal.Context;
            var arguments = new ValidateArguments([.. result.GetRequiredValue(paths).Select(p => Inside(project, context, p))], result.GetRequiredValue(format), result.GetValue(strict));
            return Task.FromResult(Run(arguments, project, options.Terminal, cancellationToken));
        });
        return command;
    }

    private static int Run(ValidateArguments arguments, ProjectFolder project, Terminal terminal, CancellationToken cancellationToken)
    {
        var compilation = AppCompiler.Compile(project.Files, terminal.Context.Compiling, cancellationToken);
        var report = ValidationReport.Of(compilation, arguments);
        switch (arguments.Format)
        {
            case "json":
                ValidateJsonView.Write(report, terminal);
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
