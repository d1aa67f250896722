using System.Collections.Immutable;
using AppForge.Compiler;
using AppForge.Compiler.Rules;
using AppForge.Compiler.Syntax;

namespace AppForge.Cli.Projects;

/// <summary>
/// A project on the disk, read into memory. The only place that reads definitions. It never leaves the project: links are not followed; and it is bounded, since
/// a project may come from anywhere.
/// </summary>
internal sealed class ProjectFolder
{
    /// <summary>The most bytes of a file.</summary>
    public const long MaxFileBytes = 8 * 1024 * 1024;

    /// <summary>The most files.</summary>
    public const int MaxFiles = 20_000;

    /// <summary>The most bytes of all files together.</summary>
    public const long MaxTotalBytes = 256 * 1024 * 1024;

    /// <summary>The folder of the project's own templates of documents.</summary>
    public const string TemplatesFolder = "templates/";

    /// <summary>The folders that hold what is read, besides the project's own file; each ends with <c>/</c>.</summary>
    public static readonly ImmutableArray<string> Folders =
        [ProjectFiles.AppsFolder, ProjectFiles.FragmentsFolder, ProjectFiles.EnvironmentsFolder, ProjectFiles.PoliciesFolder, TemplatesFolder];

    private const string PolicyEnding = ".cs";

    // A file system may tell times in steps of two seconds: what was written a moment before it was read may have been written again since.
    private static readonly TimeSpan CoarsestStep = TimeSpan.FromSeconds(2);

    private readonly List<SourceText> _sources = [];
    private readonly Dictionary<string, ReadState> _states = new(StringComparer.Ordinal);
    private readonly List<string> _skipped = [];
    private readonly Dictionary<string, long> _sizes = new(StringComparer.Ordinal);
    private ProjectFolder? _before;
    private readonly DateTime _now;
    private readonly PolicySource _policies;
    private long _total;

    private ProjectFolder(string root, CliContext context, ProjectFolder? before)
    {
        (Root, _before, _now) = (root, before, context.Time.GetUtcNow().UtcDateTime);
        _policies = before?._policies ?? context.PoliciesOf(root, context.UserFolder);
    }

    /// <summary>The project's folder; absolute.</summary>
    public string Root { get; }

    /// <summary>What was read.</summary>
    public ProjectFiles Files { get; private set; } = ProjectFiles.Of([]);

    /// <summary>The links that were not followed, relative to the project.</summary>
    public IReadOnlyList<string> Skipped => _skipped;

    /// <summary>The folder above (or at) a folder that holds an <c>appforge.yaml</c>; null where none does.</summary>
    public static string? Find(string folder)
    {
        for (var there = new DirectoryInfo(folder); there is not null; there = there.Parent)
        {
            if (File.Exists(Path.Combine(there.FullName, ProjectFiles.ProjectFile)))
            {
                return there.FullName;
            }
        }

        return null;
    }

    /// <summary>Whether a project may have policies of its own, without reading it.</summary>
    /// <param name="context">Where the command was called.</param>
    /// <param name="folder">What <c>--project</c> says, or null.</param>
    public static bool MayHavePolicies(CliContext context, string? folder)
    {
        var root = folder is null ? Find(context.WorkingFolder) : FullPath(context, folder);
        if (root is null)
        {
            return false;
        }

        try
        {
            var policies = Path.Combine(root, ProjectFiles.PoliciesFolder);
            return Directory.Exists(policies) && Directory.EnumerateFiles(policies).Any(f => f.EndsWith(PolicyEnding, StringComparison.Ordinal));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <summary>Finds and reads a project.</summary>
    /// <param name="context">Where the command was called.</param>
    /// <param name="folder">What <c>--project</c> says, or null.</param>
    /// <exception cref="StopException">There is none, or it is beyond the bounds.</exception>
    public static ProjectFolder Open(CliContext context, string? folder)
    {
        var root = folder is null ? Find(context.WorkingFolder) : Said(context, folder);
        if (root is null)
        {
            throw StopException.Usage(
                $"appforge.yaml が {context.WorkingFolder} とその上のフォルダにありません。プロジェクトのフォルダへ移るか、--project DIR で示してください。",
                $"There is no appforge.yaml in {context.WorkingFolder} or above. Go to the project's folder, or name it with --project DIR.");
        }

        return Read(root, context, null);
    }

    /// <summary>Reads the project again, but only the files that aren't as they were: another size, another time.</summary>
    /// <param name="context">Where the command was called.</param>
    /// <exception cref="StopException">It can't be read, maybe for a moment, or is beyond the bounds.</exception>
    public ProjectFolder Reread(CliContext context) => Read(Root, context, this);

    /// <summary>Compiles the project, its own policies included.</summary>
    /// <param name="options">What the files don't say.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Compilation Compile(CompileOptions options, CancellationToken cancellationToken) =>
        AppCompiler.Compile(Files, options with { Policies = _policies }, cancellationToken);

    /// <summary>The absolute path of a file of the project.</summary>
    public string PathOf(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>The content of a file below an app's folder, byte by byte.</summary>
    /// <param name="relative">Its path in <see cref="ProjectFiles.Sizes"/>; so no link is followed.</param>
    /// <exception cref="StopException">It is gone, or can't be read.</exception>
    public ReadOnlyMemory<byte> ReadContent(string relative)
    {
        try
        {
            return Files.Sizes.ContainsKey(relative) ? File.ReadAllBytes(PathOf(relative)) : throw new FileNotFoundException(relative);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StopException.Usage($"ファイル {relative} を読めません: {failure.Message}", $"The file {relative} can't be read: {failure.Message}");
        }
    }

    /// <summary>A path that somebody typed, relative to the project with <c>/</c>; null where it lies outside. Both separators are taken.</summary>
    public string? Relative(CliContext context, string typed)
    {
        var relative = Path.GetRelativePath(Root, FullPath(context, typed)).Replace('\\', '/');
        return relative == ".." || relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative;
    }

    private static string? Said(CliContext context, string folder)
    {
        var there = FullPath(context, folder);
        return File.Exists(Path.Combine(there, ProjectFiles.ProjectFile))
            ? there
            : throw StopException.Usage($"{there} に appforge.yaml がありません。", $"There is no appforge.yaml in {there}.");
    }

    private static string FullPath(CliContext context, string typed) => Path.GetFullPath(typed.Replace('\\', '/'), context.WorkingFolder);

    private static ProjectFolder Read(string root, CliContext context, ProjectFolder? before)
    {
        var project = new ProjectFolder(root, context, before);
        try
        {
            project.Read();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StopException.Usage($"プロジェクトを読めません: {failure.Message}", $"The project can't be read: {failure.Message}");
        }

        project._before = null;
        return project;
    }

    private void Read()
    {
        ReadFile(new FileInfo(Path.Combine(Root, ProjectFiles.ProjectFile)), ProjectFiles.ProjectFile);
        ReadFolder(new DirectoryInfo(Path.Combine(Root, ProjectFiles.AppsFolder)), ProjectFiles.AppsFolder, _ => true, isDeep: true);
        ReadFolder(new DirectoryInfo(Path.Combine(Root, ProjectFiles.FragmentsFolder)), ProjectFiles.FragmentsFolder, _ => true, isDeep: true);
        ReadFolder(
            new DirectoryInfo(Path.Combine(Root, ProjectFiles.EnvironmentsFolder)), ProjectFiles.EnvironmentsFolder,
            name => name.EndsWith(".yaml", StringComparison.Ordinal), isDeep: false);
        ReadFolder(
            new DirectoryInfo(Path.Combine(Root, ProjectFiles.PoliciesFolder)), ProjectFiles.PoliciesFolder, name => name.EndsWith(PolicyEnding, StringComparison.Ordinal), isDeep: false);
        ReadFolder(
            new DirectoryInfo(Path.Combine(Root, TemplatesFolder)), TemplatesFolder, name => name.EndsWith(".sbn", StringComparison.Ordinal), isDeep: true);
        Files = ProjectFiles.Of(_sources, _sizes);
    }

    private void ReadFolder(DirectoryInfo folder, string path, Func<string, bool> isWanted, bool isDeep)
    {
        if (!folder.Exists)
        {
            return;
        }

        if (folder.LinkTarget is not null)
        {
            _skipped.Add(path);
            return;
        }

        foreach (var entry in folder.EnumerateFileSystemInfos().Where(e => !e.Name.StartsWith('.')).OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            if (entry is DirectoryInfo inner)
            {
                if (isDeep)
                {
                    ReadFolder(inner, path + inner.Name + "/", isWanted, isDeep);
                }
            }
            else if (isWanted(entry.Name))
            {
                ReadFile((FileInfo)entry, path + entry.Name);
            }
        }
    }

    private void ReadFile(FileInfo file, string path)
    {
        if (file.LinkTarget is not null)
        {
            _skipped.Add(path);
            return;
        }

        if (file.Length > MaxFileBytes)
        {
            throw StopException.Usage($"{path} が大きすぎます（{MaxFileBytes / (1024 * 1024)} MiB まで）。", $"{path} is too large (at most {MaxFileBytes / (1024 * 1024)} MiB).");
        }

        _total += file.Length;
        if (_sources.Count == MaxFiles || _total > MaxTotalBytes)
        {
            throw StopException.Usage(
                $"プロジェクトが大きすぎます（{MaxFiles}ファイル、{MaxTotalBytes / (1024 * 1024)} MiB まで）。",
                $"The project is too large (at most {MaxFiles} files and {MaxTotalBytes / (1024 * 1024)} MiB).");
        }

        if (path.StartsWith(ProjectFiles.AppsFolder, StringComparison.Ordinal))
        {
            _sizes[path] = file.Length;
        }

        var written = file.LastWriteTimeUtc;
        var source = _before?._states.GetValueOrDefault(path) is { IsSettled: true } known && known.Length == file.Length && known.Written == written
            ? known.Source
            : SourceText.FromBytes(path, File.ReadAllBytes(file.FullName));
        _states[path] = new(file.Length, written, _now - written > CoarsestStep, source);
        _sources.Add(source);
    }

    /// <summary>A file as it was read.</summary>
    /// <param name="Length">Its size.</param>
    /// <param name="Written">When it was written.</param>
    /// <param name="IsSettled">Whether a later change would show in its time.</param>
    /// <param name="Source">Its text.</param>
    private sealed record ReadState(long Length, DateTime Written, bool IsSettled, SourceText Source);
}
