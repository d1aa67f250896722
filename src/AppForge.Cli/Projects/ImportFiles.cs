using System.Text;
using AppForge.Cli.Environments;
using AppForge.Compiler;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Live;

namespace AppForge.Cli.Projects;

/// <summary>The files that an import writes. Known before any is written, so that somebody can be asked.</summary>
internal sealed class ImportFiles
{
    private readonly SortedDictionary<string, ReadOnlyMemory<byte>> _content = new(StringComparer.Ordinal);
    private readonly AppIdFile _idFile;
    private readonly AppIdMap _ids;

    private ImportFiles(string target, AppIdFile idFile, AppIdMap ids) => (Target, _idFile, _ids) = (target, idFile, ids);

    /// <summary>The folder of the project that is written to.</summary>
    public string Target { get; }

    /// <summary>The files that are new or change, relative to it.</summary>
    public IReadOnlyList<string> Written { get; private set; } = [];

    /// <summary>Those of them whose content nobody has committed: overwritten, it would be lost.</summary>
    public IReadOnlyList<string> Doubtful { get; private set; } = [];

    /// <summary>The files of an import.</summary>
    /// <param name="result">What was read.</param>
    /// <param name="project">The project that describes the environment.</param>
    /// <param name="environment">The environment's name.</param>
    /// <param name="target">The folder to write to. If it is no project yet it becomes one that knows the environment.</param>
    /// <param name="idFile">Where the app ids go.</param>
    /// <param name="context">Asks git.</param>
    public static ImportFiles Of(ImportResult result, ProjectFolder project, string environment, string target, AppIdFile idFile, CliContext context)
    {
        var files = new ImportFiles(target, idFile, result.Ids);
        foreach (var app in result.Apps)
        {
            foreach (var (path, text) in app.Texts)
            {
                files._content[path] = Encoding.UTF8.GetBytes(text);
            }

            foreach (var (path, content) in app.Assets)
            {
                files._content[path] = content;
            }
        }

        if (!File.Exists(Path.Combine(target, ProjectFiles.ProjectFile)))
        {
            files.TakeOver(project, ProjectFiles.ProjectFile);
            files.TakeOver(project, ProjectFiles.EnvironmentsFolder + environment + ".yaml");
        }

        files.Written = [.. files._content.Where(c => !files.IsThere(c.Key, c.Value.Span)).Select(c => c.Key)];
        List<string> overwritten = [.. files.Written.Where(p => File.Exists(files.PathOf(p)))];
        if (overwritten.Count > 0)
        {
            var committed = CommittedFiles.In(target, context);
            files.Doubtful = [.. overwritten.Where(p => !committed.Holds(p))];
        }

        return files;
    }

    /// <summary>Writes the files, the app ids first: they say where the apps came from.</summary>
    /// <exception cref="StopException">A folder on the way is a link: it may lead anywhere.</exception>
    public void Write()
    {
        if (Written.Select(p => LinkOn(PathOf(p))).FirstOrDefault(l => l is not null) is { } link)
        {
            throw StopException.Usage($"{link} はリンクなので書き込みません。", $"{link} is a link; nothing is written there.");
        }

        _idFile.Write(_ids);
        foreach (var path in Written)
        {
            AtomicFile.Write(PathOf(path), _content[path].Span);
        }
    }

    private string PathOf(string relative) => Path.Combine(Target, relative.Replace('/', Path.DirectorySeparatorChar));

    private bool IsThere(string path, ReadOnlySpan<byte> content) =>
        new FileInfo(PathOf(path)) is { Exists: true } file && file.Length == content.Length && content.SequenceEqual(File.ReadAllBytes(file.FullName));

    private string? LinkOn(string path)
    {
        for (FileSystemInfo? there = new FileInfo(path); there is not null && there.FullName.Length > Target.Length; there = Directory.GetParent(there.FullName))
        {
            if (there.LinkTarget is not null)
            {
                return there.FullName;
            }
        }

        return null;
    }

    private void TakeOver(ProjectFolder project, string path)
    {
        if (project.Files.Find(path) is { } source && !File.Exists(PathOf(path)))
        {
            _content[path] = Encoding.UTF8.GetBytes(source.Content);
        }
    }
}
