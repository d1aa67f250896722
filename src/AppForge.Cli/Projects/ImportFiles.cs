using AppForge.Cli.Environments;
using AppForge.Compiler;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Live;

namespace AppForge.Cli.Projects;

/// <summary>The files that an import writes. Known before any is written, so that somebody can be asked.</summary>
internal sealed class ImportFiles
{
    private readonly SortedDictionary<string, string> _content = new(StringComparer.Ordinal);
    private readonly AppIdFile _idFile;
    private readonly AppIdMap _ids;

    private ImportFiles(string target, AppIdFile idFile, AppIdMap ids) => (Target, _idFile, _ids) = (target, idFile, ids);

    /// <summary>The folder of the project that is written to.</summary>
    public string Target { get; }

    /// <summary>The files that are new or change, relative to it.</summary>
    public IReadOnlyList<string> Written { get; private set; } = [];

    /// <summary>Those of them that are there and say something else.</summary>
    public IReadOnlyList<string> Overwritten { get; private set; } = [];

    /// <summary>Files of sections that stand beside an overwritten <c>app.yaml</c>: it says the same now.</summary>
    public IReadOnlyList<string> InTheWay { get; private set; } = [];

    /// <summary>The files of an import.</summary>
    /// <param name="result">What was read.</param>
    /// <param name="project">The project that describes the environment.</param>
    /// <param name="session">The environment.</param>
    /// <param name="into">Another folder to write to, or null. If it is no project yet it becomes one that knows the environment.</param>
    public static ImportFiles Of(ImportResult result, ProjectFolder project, EnvironmentSession session, string? into)
    {
        var target = into ?? project.Root;
        var files = new ImportFiles(target, into is null ? session.IdFile : session.IdFile.In(target), result.Ids);
        foreach (var app in result.Apps)
        {
            files._content[AppFolder(app.Key) + "app.yaml"] = app.Yaml;
        }

        if (!File.Exists(Path.Combine(target, ProjectFiles.ProjectFile)))
        {
            files.TakeOver(project, ProjectFiles.ProjectFile);
            files.TakeOver(project, ProjectFiles.EnvironmentsFolder + session.Environment.Name + ".yaml");
        }

        files.Compare(result);
        return files;
    }

    /// <summary>Writes the files, the app ids first: they say where the apps came from.</summary>
    /// <exception cref="StopException">A folder on the way is a link: it may lead anywhere.</exception>
    public void Write()
    {
        var folders = Written.Select(p => Path.GetDirectoryName(PathOf(p))!).Distinct(StringComparer.Ordinal);
        if (folders.Select(LinkAbove).FirstOrDefault(l => l is not null) is { } link)
        {
            throw StopException.Usage($"{link} はリンクなので書き込みません。", $"{link} is a link; nothing is written there.");
        }

        _idFile.Write(_ids);
        foreach (var path in Written)
        {
            AtomicFile.Write(PathOf(path), _content[path]);
        }
    }

    private static string AppFolder(string key) => ProjectFiles.AppsFolder + key + "/";

    private string PathOf(string relative) => Path.Combine(Target, relative.Replace('/', Path.DirectorySeparatorChar));

    private string? LinkAbove(string folder)
    {
        for (var there = new DirectoryInfo(folder); there is not null && there.FullName.Length > Target.Length; there = there.Parent)
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
            _content[path] = source.Content;
        }
    }

    private void Compare(ImportResult result)
    {
        Written = [.. _content.Where(c => !File.Exists(PathOf(c.Key)) || File.ReadAllText(PathOf(c.Key)) != c.Value).Select(c => c.Key)];
        Overwritten = [.. Written.Where(p => File.Exists(PathOf(p)))];
        InTheWay = [.. result.Apps.Select(a => AppFolder(a.Key)).Where(f => Overwritten.Contains(f + "app.yaml", StringComparer.Ordinal)).SelectMany(SectionFiles)];
    }

    private IEnumerable<string> SectionFiles(string folder) => Directory.EnumerateFiles(PathOf(folder), "*.yaml")
        .Select(Path.GetFileName).OfType<string>().Where(f => f is not ("app.yaml" or "records.yaml")).Order(StringComparer.Ordinal).Select(f => folder + f);
}
