using System.Collections.Immutable;
using System.Text;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler;

/// <summary>The files of a project, read. Paths are relative to its root, with <c>/</c>.</summary>
/// <param name="Sources">The texts to compile and those that they may name, by path.</param>
/// <param name="Sizes">All files below the folders of apps, by path: their sizes in bytes. Their content is read by who needs it (icons, JavaScript, CSS).</param>
public sealed record ProjectFiles(ImmutableSortedDictionary<string, SourceText> Sources, ImmutableSortedDictionary<string, long> Sizes)
{
    /// <summary>The project's own file.</summary>
    public const string ProjectFile = "appforge.yaml";

    /// <summary>The file of an app, in its folder.</summary>
    public const string AppFile = "app.yaml";

    /// <summary>The folder of the apps.</summary>
    public const string AppsFolder = "apps/";

    /// <summary>An app's file beside the folders of the apps: it has no key, so it is no app.</summary>
    internal const string StrayAppFile = AppsFolder + AppFile;

    /// <summary>The folder of the fragments.</summary>
    public const string FragmentsFolder = "fragments/";

    /// <summary>The folder of the project's own rules.</summary>
    public const string PoliciesFolder = "policies/";

    /// <summary>The folder of the environments.</summary>
    public const string EnvironmentsFolder = "environments/";

    /// <summary>What an environment's map of app ids ends with; it is written by the tool.</summary>
    public const string AppIdsEnding = ".apps.yaml";

    /// <summary>Makes the files of a project of texts.</summary>
    /// <param name="sources">The texts.</param>
    /// <param name="sizes">The files below the folders of apps with their sizes; null where they are the texts.</param>
    public static ProjectFiles Of(IEnumerable<SourceText> sources, IEnumerable<KeyValuePair<string, long>>? sizes = null)
    {
        var texts = sources.ToOrdinalDictionary(s => s.Path, s => s);
        var known = sizes ?? texts.Values.Where(t => t.Path.StartsWith(AppsFolder, StringComparison.Ordinal))
            .Select(t => KeyValuePair.Create(t.Path, (long)Encoding.UTF8.GetByteCount(t.Content)));
        return new(texts, known.ToOrdinalDictionary(k => k.Key, k => k.Value));
    }

    /// <summary>The same project with other texts in the place of some.</summary>
    public ProjectFiles With(IEnumerable<SourceText> sources)
    {
        var (texts, sizes) = (Sources.ToBuilder(), Sizes.ToBuilder());
        foreach (var source in sources)
        {
            texts[source.Path] = source;
            if (sizes.ContainsKey(source.Path))
            {
                sizes[source.Path] = Encoding.UTF8.GetByteCount(source.Content);
            }
        }

        return new(texts.ToImmutable(), sizes.ToImmutable());
    }

    /// <summary>The same project with the texts of another state in the place of equal ones, so that what was made of them can be recognized.</summary>
    internal ProjectFiles Keeping(ProjectFiles others)
    {
        var texts = Sources.Values.Select(s => others.Find(s.Path) is { } other && other.IsSame(s) ? other : s).ToList();
        var sizes = Sizes.Count == others.Sizes.Count && Sizes.SequenceEqual(others.Sizes) ? others.Sizes : Sizes;
        var isSame = ReferenceEquals(sizes, others.Sizes) && texts.Count == others.Sources.Count && texts.TrueForAll(t => ReferenceEquals(others.Find(t.Path), t));
        return isSame ? others : new(texts.ToImmutableSortedDictionary(t => t.Path, t => t, StringComparer.Ordinal), sizes);
    }

    /// <summary>The file of a path, or null.</summary>
    public SourceText? Find(string path) => Sources.GetValueOrDefault(path);

    /// <summary>The folder of an app, with a slash at its end.</summary>
    public static string FolderOf(string app) => AppsFolder + app + "/";

    /// <summary>The keys of the apps: the folders below <c>apps/</c> that hold an <c>app.yaml</c>.</summary>
    public IEnumerable<string> AppKeys => Sources.Keys
        .Where(p => p.StartsWith(AppsFolder, StringComparison.Ordinal) && p.EndsWith("/app.yaml", StringComparison.Ordinal) && p != StrayAppFile)
        .Select(p => p[AppsFolder.Length..^"/app.yaml".Length])
        .Where(k => !k.Contains('/', StringComparison.Ordinal));

    /// <summary>The names of the fragments: the files directly in their folder. A name that is none of them leads nowhere, so no path can.</summary>
    public IEnumerable<string> FragmentNames => Sources.Keys
        .Where(p => p.StartsWith(FragmentsFolder, StringComparison.Ordinal) && p.EndsWith(".yaml", StringComparison.Ordinal))
        .Select(p => p[FragmentsFolder.Length..^".yaml".Length])
        .Where(n => !n.Contains('/', StringComparison.Ordinal));

    /// <summary>The project's own rules: the C# files directly in their folder.</summary>
    public IEnumerable<SourceText> Policies => Sources
        .Where(s => s.Key.StartsWith(PoliciesFolder, StringComparison.Ordinal) && s.Key.EndsWith(".cs", StringComparison.Ordinal) && !s.Key[PoliciesFolder.Length..].Contains('/', StringComparison.Ordinal))
        .Select(s => s.Value);

    /// <summary>The names of the environments.</summary>
    public IEnumerable<string> EnvironmentNames => Sources.Keys
        .Where(p => p.StartsWith(EnvironmentsFolder, StringComparison.Ordinal) && p.EndsWith(".yaml", StringComparison.Ordinal)
            && !p.EndsWith(AppIdsEnding, StringComparison.Ordinal))
        .Select(p => p[EnvironmentsFolder.Length..^".yaml".Length]);
}
