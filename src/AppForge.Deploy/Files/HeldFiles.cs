using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Model;

namespace AppForge.Deploy.Files;

/// <summary>
/// The files that an area of an app holds, each to be used once: a key stands for one place, and nobody says what kintone makes of one that is sent twice.
/// </summary>
internal sealed class HeldFiles
{
    private readonly Dictionary<string, Queue<string>> _keys = new(StringComparer.Ordinal);

    /// <summary>The files as they were planned with, each with the key of the moment.</summary>
    /// <param name="planned">The texts of the files as the plan knows them, in the order of the area.</param>
    /// <param name="now">The texts with keys, in the same order.</param>
    public HeldFiles(IEnumerable<string> planned, IEnumerable<string> now)
    {
        foreach (var (text, key) in planned.Zip(now))
        {
            (_keys.TryGetValue(text, out var queue) ? queue : _keys[text] = new()).Enqueue(key);
        }
    }

    /// <summary>How many files of a value are not among those that an area holds, so that they have to be uploaded.</summary>
    public static int NotAmong(SettingValue? live, SettingValue value, Shape shape)
    {
        var there = live is null ? [] : FilesInSettings.In(live, shape).ToList();
        var held = new HeldFiles(there, there);
        return FilesInSettings.In(value, shape).Count(text => held.Take(text) is null);
    }

    /// <summary>Whether two texts are one file as far as name and size say it.</summary>
    public static bool MayBeSame(string planned, string now) =>
        LiveFile.Parse(planned) is { } a && LiveFile.Parse(now) is { } b && a.Name == b.Name && a.Size == b.Size;

    /// <summary>The text with the key of a file that is held, which is then used up; null where there is none (left).</summary>
    public string? Take(string planned) => _keys.TryGetValue(planned, out var queue) && queue.TryDequeue(out var key) ? key : null;
}
