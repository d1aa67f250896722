using System.CommandLine;
using System.Globalization;
using AppForge.Cli.Projects;
using AppForge.Compiler.CSharp.Generation;

namespace AppForge.Cli.Commands;

/// <summary><c>appforge generate</c>: files that other programs use. No network.</summary>
internal static class GenerateCommand
{
    private const string DefaultOut = "out/csharp";
    private const string Ending = ".cs";

    // Nothing that somebody wrote, or another program, is ever taken for ours.
    private const string Mark = "appforge generate csharp";

    /// <summary>Declares the command.</summary>
    public static Command Create(CommonOptions options) =>
        new("generate", options.Say("ほかのプログラムが使うファイルを作成", "write files that other programs use")) { CSharp(options) };

    private static Command CSharp(CommonOptions options)
    {
        var folder = new Option<string>("--out") { HelpName = "DIR", Description = options.Say($"書き出すフォルダ（省略時は {DefaultOut}）", $"the folder to write to (else {DefaultOut})") };
        var command = new Command("csharp", options.Say("アプリごとに、レコードの C# の型を作成", "write the types of each app's records in C#")) { folder };
        command.SetAction((result, cancellationToken) =>
        {
            var project = options.OpenProject(result);
            var target = result.GetValue(folder) is { } said ? Path.GetFullPath(said.Replace('\\', '/'), options.Terminal.Context.WorkingFolder) : project.PathOf(DefaultOut);
            return Task.FromResult(Run(target, project, options.Terminal, cancellationToken));
        });
        return command;
    }

    private static int Run(string target, ProjectFolder project, Terminal terminal, CancellationToken cancellationToken)
    {
        var compilation = project.Compile(terminal.Context.Compiling, cancellationToken);
        if (compilation.HasErrors)
        {
            throw new DefinitionErrorsException(compilation.Diagnostics);
        }

        var files = TypedModelEmitter.Emit(compilation);
        GeneratedCodeCheck.Compile(files, cancellationToken);
        foreach (var file in files)
        {
            var path = Path.Combine(target, file.Name);
            AtomicFile.Write(path, file.Text);
            terminal.WriteLine(Path.GetRelativePath(terminal.Context.WorkingFolder, path).Replace('\\', '/'));
        }

        var removed = RemoveOthers(target, files.Select(f => f.Name).ToHashSet(StringComparer.OrdinalIgnoreCase));
        var (count, gone) = (files.Length.ToString(CultureInfo.InvariantCulture), removed.ToString(CultureInfo.InvariantCulture));
        terminal.Note(
            $"{count}件のアプリの型を作成しました。" + (removed > 0 ? $"なくなったアプリの {gone}件を消しました。" : ""),
            $"apps whose types were written: {count}" + (removed > 0 ? $"; files of apps that are gone, deleted: {gone}" : ""));
        return ExitCode.Done;
    }

    // What an app that is gone left behind would compile, and lie.
    private static int RemoveOthers(string target, HashSet<string> kept)
    {
        var others = Directory.EnumerateFiles(target, "*" + Ending).Where(p => !kept.Contains(Path.GetFileName(p)) && File.ReadLines(p).Take(2).LastOrDefault()?.Contains(Mark, StringComparison.Ordinal) == true).ToList();
        others.ForEach(File.Delete);
        return others.Count;
    }
}
