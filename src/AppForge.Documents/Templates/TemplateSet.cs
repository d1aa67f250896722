using System.Reflection;

namespace AppForge.Documents.Templates;

/// <summary>
/// The templates by their path below <c>templates/</c>. Those of the tool travel inside the assembly; a project's own
/// take the place of those with the same path.
/// </summary>
public sealed class TemplateSet
{
    private const string Prefix = "templates/";
    private readonly Dictionary<string, string> _texts;

    private TemplateSet(Dictionary<string, string> texts) => _texts = texts;

    /// <summary>The templates of the tool.</summary>
    public static TemplateSet Embedded { get; } = ReadEmbedded();

    /// <summary>The paths of all templates, ordered.</summary>
    public IReadOnlyList<string> Paths => [.. _texts.Keys.Order(StringComparer.Ordinal)];

    /// <summary>These templates, with those of a project in front.</summary>
    /// <param name="texts">The texts by path below the project's <c>templates/</c>, with <c>/</c> between folders.</param>
    public TemplateSet With(IReadOnlyDictionary<string, string> texts)
    {
        var all = new Dictionary<string, string>(_texts, StringComparer.Ordinal);
        foreach (var (path, text) in texts)
            all[path] = text;
        return new TemplateSet(all);
    }

    /// <summary>The text of a template, or <see langword="null"/> when there is none.</summary>
    public string? Find(string path) => _texts.GetValueOrDefault(path);

    private static TemplateSet ReadEmbedded()
    {
        var assembly = typeof(TemplateSet).Assembly;
        return new TemplateSet(assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(n => n[Prefix.Length..].Replace('\\', '/'), n => Read(assembly, n), StringComparer.Ordinal));
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
