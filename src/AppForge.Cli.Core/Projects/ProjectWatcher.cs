using System.Threading.Channels;
using AppForge.Compiler;

namespace AppForge.Cli.Projects;

/// <summary>
/// Waits until files of a project may have changed. The system tells of changes at once; where it doesn't (a network drive, too many folders, a folder that was made anew),
/// a look from time to time finds them, so that nothing rests on what it tells.
/// </summary>
internal sealed class ProjectWatcher : IDisposable
{
    // A look at a thousand files takes a few milliseconds.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(3);

    // Editors write in several steps; and a branch may be checked out, which takes longer.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan LongestUnrest = TimeSpan.FromSeconds(2);

    private readonly Channel<bool> _events = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<string, FileSystemWatcher> _watchers = new(StringComparer.Ordinal);
    private readonly string _root;
    private readonly TimeProvider _time;

    /// <summary>Starts to watch.</summary>
    /// <param name="root">The project's folder.</param>
    /// <param name="time">The clock.</param>
    public ProjectWatcher(string root, TimeProvider time)
    {
        (_root, _time) = (root, time);
        WatchFolders();
    }

    /// <summary>Waits for a change, or until it is time to look for one that nobody told of; then until nothing more is told for a moment.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        WatchFolders();
        if (!await IsToldWithinAsync(BetweenLooks, cancellationToken))
        {
            return;
        }

        var start = _time.GetTimestamp();
        while (_time.GetElapsedTime(start) < LongestUnrest && await IsToldWithinAsync(Quiet, cancellationToken))
        {
        }
    }

    /// <summary>Whether a file belongs to an editor or to a save that isn't over: nobody wants to hear of it.</summary>
    public static bool IsTemporary(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name.StartsWith('.') || name.StartsWith("~$", StringComparison.Ordinal) || name.EndsWith('~') || (name.StartsWith('#') && name.EndsWith('#')) || name == "4913"
            || name.EndsWith("___jb_tmp___", StringComparison.Ordinal) || name.EndsWith("___jb_old___", StringComparison.Ordinal)
            || Path.GetExtension(name).ToUpperInvariant() is ".TMP" or ".SWP" or ".SWX" or ".BAK" or ".DRAFT" or ".CRSWAP";
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var watcher in _watchers.Values)
        {
            watcher.Dispose();
        }
    }

    private async Task<bool> IsToldWithinAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = _time.CreateTimer(static e => ((CancellationTokenSource)e!).Cancel(), end, time, Timeout.InfiniteTimeSpan);
        try
        {
            return await _events.Reader.ReadAsync(end.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private void WatchFolders()
    {
        Watch("", isDeep: false);
        foreach (var folder in ProjectFolder.Folders)
        {
            Watch(folder, isDeep: true);
        }
    }

    private void Watch(string folder, bool isDeep)
    {
        var there = new DirectoryInfo(Path.Combine(_root, folder));
        if (!there.Exists || there.LinkTarget is not null)
        {
            if (_watchers.Remove(folder, out var gone))
            {
                gone.Dispose();
            }
        }
        else if (!_watchers.ContainsKey(folder))
        {
            try
            {
                var watcher = new FileSystemWatcher(there.FullName) { IncludeSubdirectories = isDeep };
                watcher.Created += (_, e) => Tell(folder, e.Name);
                watcher.Changed += (_, e) => Tell(folder, e.Name);
                watcher.Deleted += (_, e) => Tell(folder, e.Name);
                watcher.Renamed += (_, e) =>
                {
                    Tell(folder, e.OldName);
                    Tell(folder, e.Name);
                };
                watcher.Error += (_, _) => _events.Writer.TryWrite(true);
                watcher.EnableRaisingEvents = true;
                _watchers[folder] = watcher;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or PlatformNotSupportedException)
            {
                // The system watches no more folders; looking remains.
            }
        }
    }

    private void Tell(string folder, string? name)
    {
        var path = (name ?? "").Replace('\\', '/');
        if (folder.Length == 0 ? path == ProjectFiles.ProjectFile || ProjectFolder.Folders.Contains(path + "/") : !IsTemporary(path))
        {
            _events.Writer.TryWrite(true);
        }
    }
}
