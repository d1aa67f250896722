using System.Text;
using System.Text.RegularExpressions;
using AppForge.Compiler;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Syntax;

namespace AppForge.Testing.Mutation;

/// <summary>The sample project as it is in the repository, and what of it can be damaged.</summary>
public sealed partial class Sample
{
    private readonly List<Place> _places = [];
    private readonly HashSet<string> _words;
    private readonly ReferenceGraph _graph;

    private Sample()
    {
        Files = Read();
        Compilation = AppCompiler.Compile(Files, CaseFolder.Options with { Policies = null }, CancellationToken.None);
        _graph = ReferenceGraph.Of(Compilation);
        foreach (var source in Files.Sources.Values.Where(s => s.Path.EndsWith(".yaml", StringComparison.Ordinal)))
        {
            Collect(source);
        }

        _words = [.. Files.Sources.Values.SelectMany(s => Words().Matches(s.Content).Select(m => m.Value))];
    }

    /// <summary>The sample project.</summary>
    public static Sample Project { get; } = new();

    /// <summary>Its files.</summary>
    public ProjectFiles Files { get; }

    /// <summary>It, compiled.</summary>
    public Compilation Compilation { get; }

    /// <summary>Every value of every YAML file.</summary>
    public IReadOnlyList<Place> Places => _places;

    /// <summary>The places of the apps and fragments whose path is that of a pattern: <c>*</c> is any key or item, <c>**</c> any number of them.</summary>
    public IEnumerable<Place> Find(params IEnumerable<string> patterns)
    {
        var all = patterns.Select(p => p.Split('/')).ToList();
        return _places.Where(p => (p.App is not null || p.Source.Path.StartsWith(ProjectFiles.FragmentsFolder, StringComparison.Ordinal)) && all.Exists(a => Fits(p.Path, 0, a, 0)));
    }

    /// <summary>The places of one file.</summary>
    public IEnumerable<Place> In(string path, string pattern) => _places.Where(p => p.Source.Path == path && Fits(p.Path, 0, pattern.Split('/'), 0));

    /// <summary>The scalars among some places, as they are written.</summary>
    public static IEnumerable<Place> Scalars(IEnumerable<Place> places) =>
        places.Where(p => p.Node is ScalarNode { Value.Length: > 0 } s && !s.Value.Contains("${", StringComparison.Ordinal));

    /// <summary>The fields written in the apps' own files; not those of which a part is written.</summary>
    public IEnumerable<(Place Place, FieldSymbol Field)> Fields => Find("fields/*", "fields/*/fields/*")
        .Where(p => p is { App: not null, Key: not null } && p.At("type") is not null)
        .Select(p => (p, Compilation.Apps[p.App!].Fields.Find(p.Name)!))
        .Where(f => f.Item2 is not null);

    /// <summary>The field of a code in an app.</summary>
    public FieldSymbol? Field(string? app, string code) => app is null ? null : Compilation.Apps[app].Fields.Find(code);

    /// <summary>Where a field of an app is written.</summary>
    public IEnumerable<SourceSpan> Declared(string? app, string code) => Fields.Where(f => f.Place.App == app && f.Place.Name == code).Select(f => f.Place.Key!.Span);

    /// <summary>The places at which something is used, from the reference graph.</summary>
    public IEnumerable<SourceSpan> Uses(SymbolKind kind, string? app, string name, string? field = null) =>
        _graph.UsesOf(new Symbol(kind, app, name, field)).Select(u => u.Span).Where(s => !s.IsNone && s.Length > 0).DistinctBy(s => (s.Source.Path, s.Start));

    /// <summary>The names in a query or a formula: what is no text, number, word of the language or function.</summary>
    public static IEnumerable<SourceSpan> Names(Place place)
    {
        var text = place.Node.Span.Text;
        return Tokens().Matches(text)
            .Where(m => m.Groups["name"].Success && m.Value != "-" && !Keywords.Contains(m.Value) && !char.IsAsciiDigit(m.Value[0]) && (m.Index + m.Length == text.Length || text[m.Index + m.Length] != '('))
            .Where(m => !Units.Contains(m.Value))
            .Select(m => place.Source.Span(place.Node.Span.Start + m.Index, place.Node.Span.Start + m.Index + m.Length));
    }

    /// <summary>The texts between quotes in a query or a formula, without the quotes.</summary>
    public static IEnumerable<SourceSpan> Literals(Place place) => Tokens().Matches(place.Node.Span.Text)
        .Where(m => m.Groups["text"] is { Success: true, Length: > 0 })
        .Select(m => place.Source.Span(place.Node.Span.Start + m.Groups["text"].Index, place.Node.Span.Start + m.Groups["text"].Index + m.Groups["text"].Length));

    /// <summary>A word with a slip: a character left out, two exchanged, one doubled or another one. No word of the project.</summary>
    public string Slip(string word, Draw draw)
    {
        for (var tries = 0; ; tries++)
        {
            var at = draw.Below(word.Length);
            var slip = draw.Below(4) switch
            {
                0 when word.Length > 1 => word.Remove(at, 1),
                1 when at + 1 < word.Length => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
                2 => word.Insert(at, word[at].ToString()),
                _ => word.Remove(at, 1).Insert(at, char.IsAscii(word[at]) ? "q" : "別"),
            };
            if (slip != word && slip.Trim() == slip && !_words.Contains(slip) && slip[^1] is not ('-' or '・') && (char.IsLetter(slip[0]) || slip[0] == '【') && (tries > 20 || !slip.Contains("--", StringComparison.Ordinal)))
            {
                return slip;
            }
        }
    }

    /// <summary>The outermost things in which a place stands: a field, a view, a row, a setting of the app.</summary>
    public IEnumerable<string> EntriesOf(SourceSpan span) => _places
        .Where(p => p.Path.Count is > 0 and <= 3 && p.Source.Path == span.Source.Path && p.Whole.Start <= span.End && span.Start <= p.Whole.End)
        .Where(p => p.Path.Count == Depth(p.Path))
        .Select(p => $"{p.Source.Path} {p.Whole.Start}");

    private static int Depth(IReadOnlyList<string> path) => path[0] is "notifications" or "translations" ? 3 : path[0] is "fields" or "layout" or "views" or "reports" or "actions" or "use" or "plugins" or "integrations" or "waivers" ? 2 : 1;

    /// <summary>The project after some damages.</summary>
    public ProjectFiles After(IReadOnlyCollection<Damage> damages)
    {
        var changes = damages.SelectMany(d => d.Changes).ToLookup(c => c.Place.Source.Path, StringComparer.Ordinal);
        var gone = damages.SelectMany(d => d.Gone).ToHashSet(StringComparer.Ordinal);
        var changed = Files.With(changes.Select(c => new SourceText(c.Key, After(Files.Sources[c.Key].Content, c))));
        return new(changed.Sources.RemoveRange(gone), changed.Sizes.RemoveRange(gone));
    }

    private static string After(string content, IEnumerable<TextChange> changes)
    {
        var text = new StringBuilder();
        var done = 0;
        foreach (var change in changes.OrderBy(c => c.Place.Start))
        {
            text.Append(content, done, change.Place.Start - done).Append(change.Text);
            done = change.Place.End;
        }

        return text.Append(content, done, content.Length - done).ToString();
    }

    private static readonly HashSet<string> Keywords = new(StringComparer.OrdinalIgnoreCase) { "and", "or", "in", "not", "like", "is", "empty", "order", "by", "asc", "desc" };

    private static readonly HashSet<string> Units = new(StringComparer.Ordinal) { "DAYS", "WEEKS", "MONTHS", "YEARS" };

    private static bool Fits(IReadOnlyList<string> path, int at, string[] pattern, int from) =>
        from == pattern.Length ? at == path.Count
        : pattern[from] == "**" ? Enumerable.Range(at, path.Count - at + 1).Any(next => Fits(path, next, pattern, from + 1))
        : at < path.Count && (pattern[from] == "*" || pattern[from] == path[at]) && Fits(path, at + 1, pattern, from + 1);

    private void Collect(SourceText source)
    {
        if (YamlReader.Read(source, new()) is not { } root)
        {
            return;
        }

        var parts = source.Path.Split('/');
        var app = parts is ["apps", var key, _] ? key : null;
        string[] section = app is null || parts[^1] == ProjectFiles.AppFile ? [] : [parts[^1][..^".yaml".Length]];
        Add(new(app, section, null, root, null));
    }

    private void Add(Place place)
    {
        _places.Add(place);
        var inner = place.Node switch
        {
            MappingNode m => m.Entries.Select(e => new Place(place.App, [.. place.Path, e.Key.Value], e.Key, e.Value, m)),
            SequenceNode s => s.Items.Select(i => new Place(place.App, [.. place.Path, "[]"], null, i, s)),
            _ => [],
        };
        foreach (var child in inner)
        {
            Add(child);
        }
    }

    private static ProjectFiles Read()
    {
        var paths = new[] { "apps", "fragments", "environments" }.SelectMany(f => Directory.EnumerateFiles(RepositoryRoot.Of(f), "*", SearchOption.AllDirectories))
            .Select(p => Path.GetRelativePath(RepositoryRoot.Path, p).Replace('\\', '/'))
            .Append(ProjectFiles.ProjectFile)
            .Where(p => !p.EndsWith(ProjectFiles.AppIdsEnding, StringComparison.Ordinal)).ToList();
        return ProjectFiles.Of(
            paths.Select(p => SourceText.FromBytes(p, File.ReadAllBytes(RepositoryRoot.Of(p)))),
            paths.Where(p => p.StartsWith(ProjectFiles.AppsFolder, StringComparison.Ordinal)).Select(p => KeyValuePair.Create(p, new FileInfo(RepositoryRoot.Of(p)).Length)));
    }

    [GeneratedRegex("\"(?<text>[^\"]*)\"|(?<name>[^\\s\"'()=<>!,+*/&]+)")]
    private static partial Regex Tokens();

    [GeneratedRegex(@"[\w・-]+")]
    private static partial Regex Words();
}
