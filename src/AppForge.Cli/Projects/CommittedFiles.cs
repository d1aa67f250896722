namespace AppForge.Cli.Projects;

/// <summary>The files of a folder whose content is committed: they can be overwritten, since git has them.</summary>
internal sealed class CommittedFiles
{
    private readonly HashSet<string> _tracked;
    private readonly HashSet<string> _changed;

    private CommittedFiles(HashSet<string> tracked, HashSet<string> changed) => (_tracked, _changed) = (tracked, changed);

    /// <summary>Asks git; without one no file counts as committed.</summary>
    public static CommittedFiles In(string folder, CliContext context)
    {
        var changed = context.AskGit(folder, ["diff", "--name-only", "--no-ext-diff", "--no-textconv", "--relative", "-z", "HEAD", "--"]);
        var tracked = changed is null ? null : context.AskGit(folder, ["ls-files", "-z"]);
        return new(Paths(tracked), Paths(changed));
    }

    /// <summary>Whether the content of a file is committed.</summary>
    /// <param name="path">Its path from the folder, with <c>/</c>.</param>
    public bool Holds(string path) => _tracked.Contains(path) && !_changed.Contains(path);

    private static HashSet<string> Paths(string? output) => (output ?? "").Split('\0', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}
