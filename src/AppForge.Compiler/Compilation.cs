using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Scripts;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler;

/// <summary>A compiled project: all its apps, its environments, and what is wrong with them.</summary>
public sealed class Compilation
{
    private readonly ConcurrentDictionary<string, AppFieldScope?> _scopes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImmutableArray<AppScript>> _scripts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _otherApps;
    private readonly ImmutableSortedDictionary<string, ImmutableSortedSet<string>> _shared;

    internal Compilation(
        ProjectModel project, ImmutableSortedDictionary<string, AppModel> apps, ImmutableSortedDictionary<string, EnvironmentModel> environments, ProjectFiles files,
        ImmutableSortedDictionary<string, ImmutableSortedSet<string>> shared)
    {
        _shared = shared;
        Project = project;
        Apps = apps;
        Environments = environments;
        Files = files;
        Roles = environments.Values.SelectMany(e => e.Roles).ToImmutableSortedSet(StringComparer.Ordinal);
        _otherApps = [.. environments.Values.SelectMany(e => e.External.Keys), .. files.AppKeys];
    }

    /// <summary>The project.</summary>
    public ProjectModel Project { get; }

    /// <summary>The apps by key.</summary>
    public ImmutableSortedDictionary<string, AppModel> Apps { get; }

    /// <summary>The environments by name.</summary>
    public ImmutableSortedDictionary<string, EnvironmentModel> Environments { get; }

    /// <summary>The roles that some environment resolves.</summary>
    public ImmutableSortedSet<string> Roles { get; }

    /// <summary>The files that were compiled.</summary>
    public ProjectFiles Files { get; }

    /// <summary>What is wrong, in reading order.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; internal set; } = [];

    /// <summary>What an app is excused from, in reading order: it isn't among <see cref="Diagnostics"/>.</summary>
    public ImmutableArray<WaivedFinding> Waived { get; internal set; } = [];

    /// <summary>Today, or null where nobody says.</summary>
    internal DateOnly? Today { get; init; }

    /// <summary>What the rules of the project itself may report, so that their ids are no unknown ones; null where they weren't compiled.</summary>
    public ImmutableArray<DiagnosticDescriptor>? ProjectRules { get; internal init; }

    /// <summary>Whether nothing can be deployed from it.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>The app of a key, or null.</summary>
    public AppModel? Find(string key) => Apps.GetValueOrDefault(key);

    /// <summary>The fields of an app as queries and formulas see them; null for an app outside the project.</summary>
    public AppFieldScope? ScopeOf(string key) => _scopes.GetOrAdd(key, static (k, all) => all.Find(k) is { } app ? new(app, all.Find) : null, this);

    /// <summary>The JavaScript files of an app's customization, with what they use of it.</summary>
    public ImmutableArray<AppScript> ScriptsOf(AppModel app) => _scripts.GetOrAdd(app.Key, static (key, context) =>
    {
        var (app, files) = context;
        return
        [
            .. CustomizeSymbol.Of(app)?.Scripts.Select(s => files.Find(ProjectFiles.FolderOf(key) + s.Text)).OfType<SourceText>()
                .Select(s => new AppScript(s, ScriptReader.Read(s, c => app.Fields.Find(c)?.Type == "SUBTABLE"))) ?? [],
        ];
    }, (app, Files));

    /// <summary>Whether an app can be referred to. One whose file can't be read can: that is said there, and its name is not unknown.</summary>
    internal bool IsKnownApp(string key) => Apps.ContainsKey(key) || _otherApps.Contains(key);

    /// <summary>The hash of an app's definition, all its files and the fragments it uses together; documents and plans carry its first eight characters.</summary>
    public string DefinitionHash(string key) =>
        Hash(p => p.StartsWith(ProjectFiles.AppsFolder + key + "/", StringComparison.Ordinal) || (_shared.TryGetValue(key, out var shared) && shared.Contains(p)));

    /// <summary>The hash of all definitions.</summary>
    public string DefinitionsHash => Hash(p => p.StartsWith(ProjectFiles.AppsFolder, StringComparison.Ordinal)
        || p.StartsWith(ProjectFiles.FragmentsFolder, StringComparison.Ordinal) || p == ProjectFiles.ProjectFile);

    /// <summary>Whether something of an app comes from a fragment.</summary>
    internal bool UsesFragments(string key) => _shared.TryGetValue(key, out var shared) && !shared.IsEmpty;

    private string Hash(Func<string, bool> include)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, source) in Files.Sources.Where(s => include(s.Key)))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path + "\0" + source.Content.ReplaceLineEndings("\n") + "\0"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
