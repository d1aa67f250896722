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
        var into = new Option<string>("--into") { HelpName = "DIR", Description = options.Say("書き出すフォルダ（省略時はこのプロジェクト）", "the folder to write to (else this project)") };
        var yes = CommonOptions.Switch(YesAnswer.Option, options.Say("すでにあるファイルを上書き", "overwrite existing files"));
        var command = new Command("import", options.Say("環境にあるアプリを定義ファイルとして取り込む", "write definitions of the apps in an environment")) { environment, all, apps, into, yes };
        command.SetAction((result, cancellationToken) =>
        {
            var target = result.GetValue(into) is { } folder ? Path.GetFullPath(folder.Replace('\\', '/'), options.Terminal.Context.WorkingFolder) : null;
            var chosen = Chosen(result.GetValue(apps) ?? [], result.GetValue(all));
            return RunAsync(new(result.GetRequiredValue(environment), chosen, target, result.GetValue(yes)), options.OpenProject(result), options.Terminal, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(ImportArguments arguments, ProjectFolder project, Terminal terminal, CancellationToken cancellationToken)
    {
        var compilation = AppCompiler.Compile(project.Files, cancellationToken);
        await using var session = await EnvironmentSession.OpenForImportAsync(project, compilation, arguments.Environment, terminal, cancellationToken);
        var reader = new LiveStateReader(session.Api, compilation.Project.BuiltIns, compilation.Project.TimeZone);
        var result = await new Importer(session.Api, reader).ImportAsync(arguments.Apps, session.Environment, session.IdFile.Read(), cancellationToken);
        var files = ImportFiles.Of(result, project, session, arguments.Into);
        if (files.Overwritten.Count > 0 && !arguments.Yes && !MayOverwrite(files.Overwritten, terminal))
        {
            terminal.Note("やめました。何も書き込んでいません。", "Stopped. Nothing was written.");
            return ExitCode.Refused;
        }

        files.Write();
        foreach (var path in files.Written)
        {
            terminal.WriteLine(path);
        }

        ImportView.ShowNotes(result.Notes, files.InTheWay, terminal);
        return await ImportProof.ShowAsync(files.Target, result, session, terminal, cancellationToken);
    }

    private static bool MayOverwrite(IReadOnlyList<string> files, Terminal terminal)
    {
        foreach (var file in files)
        {
            terminal.Note($"  {file} は上書きになります", $"  {file} would be overwritten");
        }

        return terminal.Context.IsInTerminal
            ? terminal.Ask(terminal.Say("上書きしますか？ [y/N]", "Overwrite? [y/N]"))?.ToUpperInvariant() is "Y" or "YES" or "はい"
            : throw StopException.Usage(
                "すでにあるファイルを上書きするには --yes を付けるか、--into で別のフォルダを示してください。何も書き込んでいません。",
                "To overwrite existing files add --yes, or name another folder with --into. Nothing was written.");
    }

    private static long[]? Chosen(string[] typed, bool all)
    {
        if (all == typed.Length > 0)
        {
            throw StopException.Usage("--all と --app ID… のどちらか一方を書いてください。", "Write either --all or --app ID….");
        }

        return all ? null : [.. typed.SelectMany(t => t.Split(',')).Select(Id)];
    }

    private static long Id(string typed) => long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0
        ? id
        : throw StopException.Usage($"アプリのID「{DiagnosticRenderer.Visible(typed)}」は数ではありません。", $"The app id \"{DiagnosticRenderer.Visible(typed)}\" is no number.");
}
