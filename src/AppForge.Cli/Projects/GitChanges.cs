using System.Collections.Immutable;
using AppForge.Cli.Environments;
using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;
using AppForge.Deploy.Environments;

namespace AppForge.Cli.Projects;

/// <summary>
/// The project as it was at a git reference, to be compared with how it is now. Git is asked which files differ and for those alone, so that a large repository costs what
/// changed; the working folder is never touched.
/// </summary>
internal sealed class GitChanges
{
    // Each file is a process of its own. Whoever changed more wants a plan of everything.
    private const int MostFiles = 2000;

    private readonly ProjectFiles _files;
    private readonly IReadOnlySet<string> _contents;

    private GitChanges(ProjectFiles files, IReadOnlySet<string> contents) => (_files, _contents) = (files, contents);

    /// <summary>Reads the project of a reference.</summary>
    /// <param name="reference">A branch, a tag, a commit.</param>
    /// <param name="project">The project as it is now.</param>
    /// <param name="context">Asks git.</param>
    /// <exception cref="StopException">There is no git, no such reference, or too much changed.</exception>
    public static GitChanges Since(string reference, ProjectFolder project, CliContext context)
    {
        var shown = DiagnosticRenderer.Visible(reference);

        // What begins with a hyphen would be an option of git.
        var commit = reference.StartsWith('-') ? null : context.AskGit(project.Root, ["rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}"])?.Trim();
        if (string.IsNullOrEmpty(commit)
            || context.AskGit(project.Root, ["diff", "--name-only", "--no-renames", "--no-ext-diff", "--no-textconv", "--relative", "-z", commit, "--"]) is not { } differing
            || context.AskGit(project.Root, ["ls-files", "--others", "--exclude-standard", "-z"]) is not { } added)
        {
            throw StopException.Usage(
                $"git の「{shown}」と比べられません。Git のリポジトリの中で、そこにあるコミット・ブランチ・タグを書いてください（浅いクローンでは、先に取得してください）。",
                $"There is no git reference \"{shown}\" to compare with. Be in a git repository, and name a commit, branch or tag of it (in a shallow clone, fetch it first).");
        }

        var changed = (differing + added).Split('\0', StringSplitOptions.RemoveEmptyEntries);
        var read = changed.Where(IsRead).Distinct(StringComparer.Ordinal).ToList();
        if (read.Count > MostFiles)
        {
            throw StopException.Usage(
                $"「{shown}」から {read.Count}ファイルが変わっています（{MostFiles} まで）。--since を付けずに実行してください。",
                $"{read.Count} files changed since \"{shown}\" (at most {MostFiles}). Run without --since.");
        }

        var then = read.Where(IsDefinition).Select(p => (Path: p, Text: context.AskGit(project.Root, ["show", "--no-ext-diff", "--no-textconv", $"{commit}:./{p}"]))).ToList();
        var others = then.Select(t => t.Path).ToHashSet(StringComparer.Ordinal);
        var sources = project.Files.Sources.Values.Where(s => !others.Contains(s.Path)).Concat(then.Where(t => t.Text is not null).Select(t => new SourceText(t.Path, t.Text!)));
        return new(ProjectFiles.Of(sources, project.Files.Sizes), read.Where(p => !IsDefinition(p)).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>
    /// The keys of the apps that a deployment of the changes is about: those that shall be otherwise, as compiled, fragments and the environment's roles included; those that
    /// refer to one in which something is renamed; and those that they refer to and that the environment doesn't have yet.
    /// </summary>
    /// <param name="now">The definitions as they are.</param>
    /// <param name="environment">The environment as it is.</param>
    /// <param name="apps">The apps as the environment shall have them.</param>
    /// <param name="ids">The apps that are there.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public IReadOnlyCollection<string> AppsIn(
        Compilation now, EnvironmentModel environment, ImmutableSortedDictionary<string, AppModel> apps, AppIdMap ids, CancellationToken cancellationToken)
    {
        // What is wrong with the definitions of then is nobody's concern now, and policies say nothing of what shall be.
        var then = AppCompiler.Compile(_files, new CompileOptions { ChecksPolicies = false, Previous = now }, cancellationToken);
        var place = environment.Name == LocalKintone.Name ? LocalKintone.Environment(then) : then.Environments.GetValueOrDefault(environment.Name) ?? EnvironmentModel.Empty(environment.Name);
        var (old, _) = EnvironmentResolver.Resolve(then, place);
        var changed = apps.Values.Where(a => old.GetValueOrDefault(a.Key) is not { } was || IsOther(was, a) || HasOtherContents(a)).Select(a => a.Key).ToHashSet(StringComparer.Ordinal);
        var renaming = changed.Where(k => !DeclaredRenames.In(apps[k]).IsEmpty).ToHashSet(StringComparer.Ordinal);
        changed.UnionWith(apps.Values.Where(a => AppsNamedIn(a).Any(renaming.Contains)).Select(a => a.Key));
        for (var next = changed.ToList(); next.Count > 0;)
        {
            next = [.. next.SelectMany(k => AppsNamedIn(apps[k])).Where(k => apps.ContainsKey(k) && ids.IdOf(k) is null && changed.Add(k)).Distinct(StringComparer.Ordinal)];
        }

        return changed;
    }

    private static bool IsOther(AppModel was, AppModel now) => !SettingValueComparer.Instance.Equals(was.Definition, now.Definition)
        || now.Areas.Any(a => !SettingValueComparer.Instance.Equals(was.Canonical(a), now.Canonical(a)));

    private bool HasOtherContents(AppModel app) => _contents.Any(p => p.StartsWith(ProjectFiles.FolderOf(app.Key), StringComparison.Ordinal));

    private static IEnumerable<string> AppsNamedIn(AppModel app) => app.References.Where(r => r.Kind == SymbolKind.App).Select(r => r.Name);

    private static bool IsRead(string path) => path == ProjectFiles.ProjectFile
        || new[] { ProjectFiles.AppsFolder, ProjectFiles.FragmentsFolder, ProjectFiles.EnvironmentsFolder }.Any(f => path.StartsWith(f, StringComparison.Ordinal));

    // Everything else below an app's folder is compared by git alone: scripts, icons, texts that a definition reads. Fragments hold only texts.
    private static bool IsDefinition(string path) => path.EndsWith(".yaml", StringComparison.Ordinal) || path.StartsWith(ProjectFiles.FragmentsFolder, StringComparison.Ordinal);
}
