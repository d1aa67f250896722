using System.Collections.Immutable;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Incremental;

/// <summary>All files in the folder of an app, whatever they are.</summary>
/// <param name="Key">The app's key.</param>
/// <param name="Sources">Those that are read.</param>
/// <param name="Sizes">All of them with their sizes.</param>
internal sealed record AppFiles(string Key, ImmutableArray<SourceText> Sources, ImmutableArray<KeyValuePair<string, long>> Sizes)
{
    /// <summary>The files of every app of a project, in the order of their keys.</summary>
    public static ImmutableArray<AppFiles> AllOf(ProjectFiles files)
    {
        var sources = files.Sources.Values.ToLookup(s => KeyOf(s.Path), StringComparer.Ordinal);
        var sizes = files.Sizes.ToLookup(s => KeyOf(s.Key), StringComparer.Ordinal);
        return [.. files.AppKeys.Select(k => new AppFiles(k, [.. sources[k]], [.. sizes[k]]))];
    }

    /// <summary>Whether nothing in the folder changed. Equal texts are the same ones: see <see cref="ProjectFiles.Keeping"/>.</summary>
    public bool IsSame(AppFiles other) => Sources.AsSpan().SequenceEqual(other.Sources.AsSpan(), ReferenceEqualityComparer.Instance) && Sizes.AsSpan().SequenceEqual(other.Sizes.AsSpan());

    /// <summary>The key of the app in whose folder a file lies; null for any other file.</summary>
    public static string? KeyOf(string path)
    {
        if (!path.StartsWith(ProjectFiles.AppsFolder, StringComparison.Ordinal))
        {
            return null;
        }

        var end = path.IndexOf('/', ProjectFiles.AppsFolder.Length);
        return end < 0 ? null : path[ProjectFiles.AppsFolder.Length..end];
    }
}
