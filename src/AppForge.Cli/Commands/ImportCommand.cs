using System.CommandLine;
using System.Globalization;
using AppForge.Cli.Environments;
using AppForge.Cli.Projects;
using AppForge.Cli.Views;
using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;
using AppForge.Deploy.Live;

namespace AppForge.Cli.Commands;

/// <summary><c>appforge import</c>: live apps → definitions. Reads kintone, writes files, and proves itself by an empty plan.</summary>
internal static class ImportCommand
{
    /// <summary>Declares the command.</summary>
    public static Command Create(CommonOptions options)
    {
        var environment = options.Environment();
        var all = CommonOptions.Switch("--all", options.Say("見えるアプリをすべて取り込む", "import every app that the account sees"));
        var apps = new Option<string[]>("--app")
        {
            HelpName = "ID…",
            AllowMultipleArgumentsPerToken = true,
            Arity = ArgumentArity.OneOrMore,
            Description = options.Say("取り込むアプリのID", "the ids of the apps to import"),
        };
        var space = new Option<string>("--space") { HelpName = "ID", Description = options.Say("取り込むスペースのID", "the id of the space whose apps to import") };
        var into = new Option<string>("--into") { HelpName = "DIR", Description = options.Say("書き出すフォルダ（省略時はこのプロジェクト）", "the folder to write to (else this project)") };
        var yes = CommonOptions.Switch(YesAnswer.Option, options.Say("コミットしていない変更のあるファイルも上書き", "overwrite files with uncommitted changes too"));
        var format = options.Format("text", "json");
        var command = new Command("import", options.Say("環境にあるアプリを定義ファイルとして取り込む", "write definitions of the apps in an environment")) { environment, all, apps, space, into, yes, format };
        command.SetAction((result, cancellationToken) =>
        {
            var target = result.GetValue(into) is { } folder ? Path.GetFullPath(folder.Replace('\\', '/'), options.Terminal.Context.WorkingFolder) : null;
            var choice = Choice(result.GetValue(apps) ?? [], result.GetValue(space), result.GetValue(all));
            var arguments = new ImportArguments(result.GetRequiredValue(environment), choice, target, result.GetValue(yes), result.GetValue(format) == "json");
            return RunAsync(arguments, options.OpenProject(result), options.Terminal, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(ImportArguments arguments, ProjectFolder project, Terminal terminal, CancellationToken cancellationToken)
    {
        var compilation = AppCompiler.Compile(project.Files, cancellationToken);
        await using var session = await EnvironmentSession.OpenForImportAsync(project, compilation, arguments.Environment, terminal, cancellationToken);
        var target = Target(arguments.Into, compilation, terminal, cancellationToken);
        var idFile = arguments.Into is { } other ? session.IdFile.In(other) : session.IdFile;
        var known = idFile.Read() is { Ids.IsEmpty: false } ids ? ids : session.IdFile.Read();
        var reader = new LiveStateReader(session.Api, compilation.Project.BuiltIns, compilation.Project.TimeZone) { FieldsElsewhere = key => target.Find(key)?.FieldMap };
        var result = await new Importer(session.Api, reader, target).ImportAsync(arguments.Choice, session.Environment, known, cancellationToken);
        var files = ImportFiles.Of(result, project, session.Environment.Name, arguments.Into ?? project.Root, idFile, terminal.Context);
        if (!OverwriteGate.IsConfirmed(files.Doubtful, arguments.Yes, "--into で別のフォルダを示して", "name another folder with --into", terminal))
        {
            terminal.Note("やめました。何も書き込んでいません。", "Stopped. Nothing was written.");
            return ExitCode.Refused;
        }

        files.Write();
        if (!arguments.IsJson)
        {
            ImportView.Show(files.Written, result, terminal);
        }

        var (code, plan) = await ImportProof.ShowAsync(files.Target, result, session, terminal, cancellationToken);
        if (arguments.IsJson)
        {
            ImportJsonView.Write(session.Environment.Name, files.Written, result, plan, session.Budget.Snapshot(), terminal);
        }

        return code;
    }

    // A folder that is no project yet becomes one.
    private static Compilation Target(string? into, Compilation compilation, Terminal terminal, CancellationToken cancellationToken) =>
        into is null ? compilation
        : AppCompiler.Compile(File.Exists(Path.Combine(into, ProjectFiles.ProjectFile)) ? ProjectFolder.Open(terminal.Context, into).Files : OnlyProjectFile(compilation.Files), cancellationToken);

    private static ProjectFiles OnlyProjectFile(ProjectFiles files) => ProjectFiles.Of(files.Find(ProjectFiles.ProjectFile) is { } file ? [file] : []);

    private static ImportChoice Choice(string[] apps, string? space, bool all) =>
        (all ? 1 : 0) + (apps.Length > 0 ? 1 : 0) + (space is null ? 0 : 1) != 1
            ? throw StopException.Usage("--all、--app ID…、--space ID のどれか一つを書いてください。", "Write one of --all, --app ID… and --space ID.")
            : all ? ImportChoice.All
            : space is not null ? new(null, Id(space, new("スペース", "space")))
            : new([.. apps.SelectMany(t => t.Split(',')).Select(t => Id(t, new("アプリ", "app")))], null);

    private static long Id(string typed, LocalizedText what) => long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0
        ? id
        : throw StopException.Usage(
            $"{what.Japanese}のID「{DiagnosticRenderer.Visible(typed)}」は数ではありません。", $"The {what.English} id \"{DiagnosticRenderer.Visible(typed)}\" is no number.");
}
