using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Incremental;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Scripts;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler;

/// <summary>A compiled project: all its apps, its environments, and what is wrong with them.</summary>
public sealed class Compilation
{
    private readonly ImmutableSortedDictionary<string, AppModel> _apps;
    private readonly ConcurrentDictionary<string, AppFieldScope?> _scopes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AppScript[]> _scripts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _externalApps;
    private readonly AppLooks? _looks;

    internal Compilation(ProjectModel project, ImmutableSortedDictionary<string, AppModel> apps, ProjectFiles files, CompilationParts parts, Compilation? previous)
    {
        _apps = apps;
        Project = project;
        Environments = parts.Surroundings.Environments.ToImmutableSortedDictionary(e => e.Key, e => new EnvironmentModel(e.Key, e.Value.Value), StringComparer.Ordinal);
        Files = files;
        Parts = parts;
        Roles = Environments.Values.SelectMany(e => e.Roles).ToImmutableSortedSet(StringComparer.Ordinal);
        _externalApps = [.. Environments.Values.SelectMany(e => e.External.Keys)];
        foreach (var (key, scripts) in previous?._scripts.Where(s => ReferenceEquals(previous.Find(s.Key), Find(s.Key))) ?? [])
        {
            _scripts[key] = scripts;
        }
    }

    private Compilation(Compilation all, AppLooks looks)
    {
        (_apps, _scopes, _scripts, _externalApps, _looks) = (all._apps, all._scopes, all._scripts, all._externalApps, looks);
        (Project, Environments, Roles, Files, Today, ProjectRules) = (all.Project, all.Environments, all.Roles, all.Files, all.Today, all.ProjectRules);
        Parts = all.Parts;
    }

    /// <summary>The project.</summary>
    public ProjectModel Project { get; }

    /// <summary>The apps by key.</summary>
    public ImmutableSortedDictionary<string, AppModel> Apps
    {
        get
        {
            _looks?.AtAll();
            return _apps;
        }
    }

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

    /// <summary>What it was put together from.</summary>
    internal CompilationParts Parts { get; set; }

    /// <summary>Today, or null where nobody says.</summary>
    internal DateOnly? Today { get; init; }

    /// <summary>What the rules of the project itself may report, so that their ids are no unknown ones; null where they weren't compiled.</summary>
    public ImmutableArray<DiagnosticDescriptor>? ProjectRules { get; internal init; }

    /// <summary>Whether nothing can be deployed from it.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>The app of a key, or null.</summary>
    public AppModel? Find(string key)
    {
        _looks?.At(key);
        return _apps.GetValueOrDefault(key);
    }

    /// <summary>The fields of an app as queries and formulas see them; null for an app outside the project.</summary>
    public AppFieldScope? ScopeOf(string key)
    {
        var scope = _scopes.GetOrAdd(key, static (k, all) => all.GetValueOrDefault(k) is { } app ? new(app, all.GetValueOrDefault) : null, _apps);
        _looks?.At(key);
        foreach (var related in scope?.RelatedApps ?? [])
        {
            _looks?.At(related);
        }

        return scope;
    }

    /// <summary>The JavaScript files of an app's customization, with what they use of it.</summary>
    public ImmutableArray<AppScript> ScriptsOf(AppModel app) => ImmutableCollectionsMarshal.AsImmutableArray(_scripts.GetOrAdd(app.Key, static (key, context) =>
    {
        var (app, files) = context;
        return
        [
            .. CustomizeSymbol.Of(app)?.Scripts.Select(s => files.Find(ProjectFiles.FolderOf(key) + s.Text)).OfType<SourceText>()
                .Select(s => new AppScript(s, ScriptReader.Read(s, c => app.Fields.Find(c)?.IsTable == true))) ?? [],
        ];
    }, (app, Files)));

    /// <summary>Whether an app can be referred to. One whose file can't be read can: that is said there, and its name is not unknown.</summary>
    internal bool IsKnownApp(string key)
    {
        _looks?.At(key);
        return Parts.Apps.ContainsKey(key) || _externalApps.Contains(key);
    }

    /// <summary>The same compilation for the rules that check one app: it keeps in mind at which others they look.</summary>
    internal Compilation SeenBy(AppLooks looks) => new(this, looks);

    /// <summary>The hash of an app's definition, all its files and the fragments it uses together; documents and plans carry its first eight characters.</summary>
    public string DefinitionHash(string key) =>
        Hash(p => p.StartsWith(ProjectFiles.AppsFolder + key + "/", StringComparison.Ordinal) || (Parts.Apps.TryGetValue(key, out var app) && app.Shared.Contains(p)));

    /// <summary>The hash of all definitions.</summary>
    public string DefinitionsHash => Hash(p => p.StartsWith(ProjectFiles.AppsFolder, StringComparison.Ordinal)
        || p.StartsWith(ProjectFiles.FragmentsFolder, StringComparison.Ordinal) || p == ProjectFiles.ProjectFile);

    /// <summary>Whether something of an app comes from a fragment.</summary>
    internal bool UsesFragments(string key) => Parts.Apps.TryGetValue(key, out var app) && !app.Shared.IsEmpty;

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
