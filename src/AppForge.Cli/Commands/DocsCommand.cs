using System.CommandLine;
using System.Globalization;
using AppForge.Cli.Environments;
using AppForge.Cli.Projects;
using AppForge.Compiler;
using AppForge.Documents.Design;

namespace AppForge.Cli.Commands;

/// <summary><c>appforge docs</c>: the documents of the project's apps. No network.</summary>
internal static class DocsCommand
{
    private const string DefaultOut = "out/docs";

    /// <summary>The names of the one kind of document that there is.</summary>
    private static readonly string[] DesignDocument = ["設計書", "アプリ設計書", "design-document"];

    /// <summary>Declares the command.</summary>
    public static Command Create(CommonOptions options)
    {
        var kinds = new Argument<string[]>("KIND/APP")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = options.Say("文書の種類（設計書）とアプリのキー（省略時はすべて）", "the kind of document (design-document) and keys of apps (else all)"),
        };
        var folder = new Option<string>("--out") { HelpName = "DIR", Description = options.Say($"書き出すフォルダ（省略時は {DefaultOut}）", $"the folder to write to (else {DefaultOut})") };
        var command = new Command("docs", options.Say("アプリ設計書を HTML で作成", "write the design documents as HTML")) { kinds, folder };
        command.SetAction((result, cancellationToken) =>
        {
            var project = options.OpenProject(result);
            var typed = result.GetRequiredValue(kinds).Where(k => !DesignDocument.Contains(k, StringComparer.Ordinal));
            var target = result.GetValue(folder) is { } said ? Path.GetFullPath(said.Replace('\\', '/'), options.Terminal.Context.WorkingFolder) : project.PathOf(DefaultOut);
            return Task.FromResult(Run(new([.. typed], target), project, options.Terminal, cancellationToken));
        });
        return command;
    }

    private static int Run(DocsArguments arguments, ProjectFolder project, Terminal terminal, CancellationToken cancellationToken)
    {
        var compilation = project.Compile(terminal.Context.Compiling, cancellationToken);
        if (compilation.HasErrors)
        {
            throw new DefinitionErrorsException(compilation.Diagnostics);
        }

        var keys = OpenPlan.Keys(arguments.Apps, compilation) ?? [.. compilation.Apps.Keys];
        var builder = new DesignDocumentBuilder(compilation, path => project.Files.Sizes.ContainsKey(path) ? (ReadOnlyMemory<byte>?)project.ReadContent(path) : null);
        var writer = new DesignDocumentWriter(ProjectTemplates.Of(project));
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var key in keys.Order(StringComparer.Ordinal))
        {
            var output = writer.Write(builder.Build(key, TextOf(project, key, "docs/overview.md"), TextOf(project, key, "CHANGELOG.md")), cancellationToken);
            if (!output.IsComplete)
            {
                throw new DefinitionErrorsException(output.Diagnostics);
            }

            // Two apps may have one name; they still are two documents.
            var path = Path.Combine(arguments.Out, names.Add(output.FileName) ? output.FileName : key + "_" + output.FileName);
            AtomicFile.Write(path, output.Text);
            terminal.WriteLine(Path.GetRelativePath(terminal.Context.WorkingFolder, path).Replace('\\', '/'));
        }

        var count = keys.Count.ToString(CultureInfo.InvariantCulture);
        terminal.Note($"{count}件の設計書を作成しました。", $"design documents written: {count}");
        return ExitCode.Done;
    }

    private static string TextOf(ProjectFolder project, string key, string name) => project.Files.Find(ProjectFiles.AppsFolder + key + "/" + name)?.Content ?? "";
}
