using System.Collections.Immutable;
using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;

namespace AppForge.Policies;

/// <summary>What a policy sees of the project, and where it reports. Only definitions that are free of errors come here.</summary>
public sealed class PolicyContext
{
    private readonly Compilation _compilation;
    private readonly Action<SourceSpan, LocalizedText, LocalizedText> _report;

    private readonly Lazy<ILookup<(SymbolKind, string?, string), Reference>> _uses;

    internal PolicyContext(Compilation compilation, Action<SourceSpan, LocalizedText, LocalizedText> report)
    {
        (_compilation, _report) = (compilation, report);
        _uses = new(() => References.ToLookup(r => (r.Kind, r.App, r.Name)));
    }

    /// <summary>The project: what <c>appforge.yaml</c> says.</summary>
    public ProjectModel Project => _compilation.Project;

    /// <summary>The apps, by key.</summary>
    public ImmutableArray<AppModel> Apps => [.. _compilation.Apps.Values];

    /// <summary>The environments, by name.</summary>
    public ImmutableArray<EnvironmentModel> Environments => [.. _compilation.Environments.Values];

    /// <summary>The app of a key, or null.</summary>
    public AppModel? Find(string key) => _compilation.Find(key);

    /// <summary>The reference graph: every use of a name in the definitions of all apps.</summary>
    public IEnumerable<Reference> References => _compilation.Apps.Values.SelectMany(a => a.References);

    /// <summary>The uses of a name of an app: of a field, a status, a view; wherever they stand.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="app">The key of the app that has it.</param>
    /// <param name="name">The name.</param>
    public IEnumerable<Reference> UsesOf(SymbolKind kind, string app, string name) => _uses.Value[(kind, app, name)];

    /// <summary>Where an app's name is written: the place for what concerns the app as a whole.</summary>
    public static SourceSpan PlaceOf(AppModel app) => PlaceOf(app, "name");

    /// <summary>Where a setting at the top of an app's file is written; where it isn't, the file's first line.</summary>
    /// <param name="app">The app.</param>
    /// <param name="property">The name of the setting.</param>
    public static SourceSpan PlaceOf(AppModel app, string property) =>
        app.Definition?[property]?.Origin is { IsNone: false } written ? written : app.Source?.Span(0, 0) ?? SourceSpan.None;

    /// <summary>Reports a violation.</summary>
    /// <param name="place">Where: what a façade of the model says (<c>Origin</c>, <c>Span</c>), or <see cref="PlaceOf(AppModel)"/>.</param>
    /// <param name="messageJapanese">What is wrong.</param>
    /// <param name="messageEnglish">The same in English.</param>
    /// <param name="helpJapanese">What to do.</param>
    /// <param name="helpEnglish">The same in English.</param>
    public void Report(SourceSpan place, string messageJapanese, string messageEnglish, string helpJapanese, string helpEnglish)
    {
        foreach (var text in new[] { messageJapanese, messageEnglish, helpJapanese, helpEnglish })
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(text);
        }

        _report(place, new(messageJapanese, messageEnglish), new(helpJapanese, helpEnglish));
    }
}
