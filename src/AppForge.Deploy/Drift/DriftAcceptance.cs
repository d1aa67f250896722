using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Deploy.Files;
using AppForge.Deploy.Live;

namespace AppForge.Deploy.Drift;

/// <summary>
/// What a definition shall say once changes by hand are accepted: what it says, with what people changed. What the author changed and hasn't deployed yet stays, unless
/// both changed the same.
/// </summary>
/// <param name="files">The project's files.</param>
public sealed class DriftAcceptance(AppFiles files)
{
    /// <summary>The app as its definition shall say it.</summary>
    /// <param name="drift">What was changed.</param>
    /// <param name="definition">The app as the environment shall have it.</param>
    /// <param name="live">The app as it was read to be accepted; its files are told by kintone's keys.</param>
    public AppModel Accepted(AppDrift drift, AppModel definition, LiveApp live)
    {
        var described = files.Described(definition);
        var merged = ThreeWay.Merge(drift.Before, drift.Live, described);

        // Files were compared by their contents: back to the paths of the definition, and to the keys of what was changed.
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (text, path) in Files(described).Zip(Files(definition)).Concat(Files(drift.Live).Zip(Files(live.Model))))
        {
            texts.TryAdd(text, path);
        }

        return FilesInSettings.Replace(merged, (_, text) => texts.GetValueOrDefault(text, text));
    }

    private static IEnumerable<string> Files(AppModel app) =>
        FilesInSettings.Areas.Where(a => app.Canonical(a) is not null).SelectMany(a => FilesInSettings.In(app.Canonical(a)!, a.Shape));
}
