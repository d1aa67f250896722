using System.Collections.Immutable;
using AppForge.Compiler.Binding;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.CSharp.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Fragments;
using AppForge.Compiler.Model;
using AppForge.Compiler.Rules;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler;

/// <summary>Compiles a project: reads and binds its files, gives them their canonical form, and applies every rule over all apps.</summary>
public static class AppCompiler
{
    private const string RecordsSection = "records";

    /// <summary>Compiles a project. Mistakes are in the result; nothing is thrown for what an author wrote.</summary>
    /// <param name="files">The files.</param>
    /// <param name="cancellationToken">Stops between files.</param>
    public static Compilation Compile(ProjectFiles files, CancellationToken cancellationToken) => Compile(files, CompileOptions.Default, cancellationToken);

    /// <summary>Compiles a project. Mistakes are in the result; nothing is thrown for what an author wrote.</summary>
    /// <param name="files">The files.</param>
    /// <param name="options">What the files don't say.</param>
    /// <param name="cancellationToken">Stops between files.</param>
    public static Compilation Compile(ProjectFiles files, CompileOptions options, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        using var policies = options.Policies is { } cache
            ? ProjectPolicies.Load(files, cache, options.PolicyLimits, RuleSet.All.SelectMany(r => r.Descriptors).Select(d => d.Code).Concat(PolicyList.All.Select(p => p.Id)), diagnostics, cancellationToken)
            : null;
        var project = new ProjectModel(BindFile(files, ProjectFiles.ProjectFile, KintoneCatalog.Project, diagnostics) ?? Nothing(KintoneCatalog.Project));
        var environments = files.EnvironmentNames.ToOrdinalDictionary(n => n, n => BindEnvironment(files, n, diagnostics));
        var fragments = FragmentSet.Read(files, diagnostics);
        var bound = BindApps(files, fragments, diagnostics, cancellationToken);
        var definitions = bound.Where(b => b.Value.Value is not null).ToOrdinalDictionary(b => b.Key, b => b.Value.Value!);
        var compilation = new Compilation(
            project, Canonical(definitions, project, files), environments, files, bound.ToOrdinalDictionary(b => b.Key, b => b.Value.Shared))
        {
            ProjectRules = policies?.Descriptors,
            Today = options.Today,
        };
        var levels = new PolicyLevels(project, options.ChecksPolicies);
        RuleSet.Apply(compilation, levels, diagnostics, cancellationToken);
        if (policies is { Descriptors.IsEmpty: false } && !diagnostics.HasErrorsOfCompiler)
        {
            // They see definitions that mean something: what is wrong with them has been said, and needn't be said again by a policy that stumbles over it.
            policies.Check(compilation, diagnostics, cancellationToken);
        }

        var (found, waived) = Waivers.Settle(compilation, levels, levels.Settle(diagnostics.ToImmutable()));
        compilation.Waived = waived;
        var named = definitions.Count == bound.Count ? bound.Values.SelectMany(b => b.Named).ToHashSet(StringComparer.Ordinal) : null;
        compilation.Diagnostics = levels.Settle(fragments.Settle(found, bound.Values.SelectMany(b => b.Uses), named));
        return compilation;
    }

    private static EnvironmentModel BindEnvironment(ProjectFiles files, string name, DiagnosticBag diagnostics)
    {
        var path = ProjectFiles.EnvironmentsFolder + name + ".yaml";
        return new(name, BindFile(files, path, KintoneCatalog.Environment, diagnostics) ?? Nothing(KintoneCatalog.Environment));
    }

    private static ImmutableSortedDictionary<string, BoundApp> BindApps(
        ProjectFiles files, FragmentSet fragments, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var keys = files.AppKeys.ToList();
        var sections = files.Sources.Values.Where(IsSectionFile).ToLookup(s => FolderOf(s.Path), StringComparer.Ordinal);
        var bound = new (BoundApp App, DiagnosticBag Diagnostics)[keys.Count];
        Concurrency.For(
            keys.Count,
            i =>
            {
                var bag = new DiagnosticBag();
                bound[i] = (BindApp(files, sections, fragments, keys[i], bag), bag);
            },
            cancellationToken);
        foreach (var (_, bag) in bound)
        {
            diagnostics.AddRange(bag);
        }

        return Enumerable.Range(0, keys.Count).ToOrdinalDictionary(i => keys[i], i => bound[i].App);
    }

    private static BoundApp BindApp(ProjectFiles files, ILookup<string, SourceText> sections, FragmentSet fragments, string key, DiagnosticBag diagnostics)
    {
        var folder = ProjectFiles.AppsFolder + key + "/";
        var source = files.Find(folder + "app.yaml")!;
        var root = YamlReader.Read(source, diagnostics);
        if (root is null)
        {
            if (!diagnostics.HasErrors)
            {
                diagnostics.Report(BinderDiagnostics.EmptyFile, source.Span(0, 0), "app.yaml");
            }

            return BoundApp.Nothing;
        }

        var expander = new FragmentExpander(fragments, diagnostics);
        var whole = root is MappingNode mapping ? expander.Expand(WithSections(mapping, sections[folder], diagnostics)) : root;
        var shared = expander.Uses.Select(u => u.Path).ToHashSet(StringComparer.Ordinal);
        var value = whole is null ? null : Bind(whole, KintoneCatalog.App, source, diagnostics, (from, path) =>
        {
            var file = FileBeside(files, from, path);
            if (file is not null && from.UsedFrom is not null)
            {
                shared.Add(file.Path);
            }

            return file;
        });
        return new(value, [.. expander.Uses], expander.Named, [.. shared]);
    }

    // A section in its own file is read as if it stood in app.yaml.
    private static MappingNode WithSections(MappingNode app, IEnumerable<SourceText> sections, DiagnosticBag diagnostics)
    {
        var entries = app.Entries.ToBuilder();
        foreach (var source in sections)
        {
            var section = source.Path[FolderOf(source.Path).Length..^".yaml".Length];
            if (KintoneCatalog.App.Find(section) is not { Shape: not ScalarShape })
            {
                ReportUnknownFile(section, source, diagnostics);
            }
            else if (app.Find(section) is { } inline)
            {
                diagnostics.Report(BinderDiagnostics.SectionTwice, inline.Key.Span, section);
            }
            else if (YamlReader.Read(source, diagnostics) is { } root)
            {
                entries.Add(new(new ScalarNode(section, ScalarStyle.Plain, source.Span(0, 0)), root));
            }
            else if (!diagnostics.HasErrorsIn(source.Span(0, source.Content.Length)))
            {
                // Taken as nothing it would delete what kintone has.
                diagnostics.Report(BinderDiagnostics.EmptyFile, source.Span(0, 0), section + ".yaml");
            }
        }

        return new(entries.ToImmutable(), app.Span);
    }

    // Beside an app.yaml, where one is.
    private static bool IsSectionFile(SourceText source) =>
        source.Path.StartsWith(ProjectFiles.AppsFolder, StringComparison.Ordinal) && source.Path.EndsWith(".yaml", StringComparison.Ordinal)
        && source.Path[FolderOf(source.Path).Length..] is not ("app.yaml" or RecordsSection + ".yaml");

    private static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];

    private static void ReportUnknownFile(string section, SourceText source, DiagnosticBag diagnostics)
    {
        var sections = KintoneCatalog.App.Properties.Where(p => p.WirePath.IsEmpty && p.Shape is not ScalarShape).Select(p => p.Name).ToList();
        diagnostics.ReportWithGuess(BinderDiagnostics.UnknownFile, source.Span(0, 0), SpellChecker.Guess(section, sections), section + ".yaml", string.Join(", ", sections));
    }

    private static ObjectValue? BindFile(ProjectFiles files, string path, ObjectShape shape, DiagnosticBag diagnostics) =>
        files.Find(path) is { } source && YamlReader.Read(source, diagnostics) is { } root
            ? Bind(root, shape, source, diagnostics, (from, named) => FileBeside(files, from, named))
            : null;

    private static ObjectValue? Bind(SyntaxNode root, ObjectShape shape, SourceText source, DiagnosticBag diagnostics, Func<SourceText, string, SourceText?> files) =>
        new Binder(diagnostics, files).Bind(root, shape, source.Span(0, 0)) as ObjectValue;

    private static SourceText? FileBeside(ProjectFiles files, SourceText from, string path) => files.Find(FolderOf(from.Path) + path);

    private static ImmutableSortedDictionary<string, AppModel> Canonical(ImmutableSortedDictionary<string, ObjectValue> definitions, ProjectModel project, ProjectFiles files)
    {
        var declared = definitions.ToDictionary(
            d => d.Key, d => AppModel.Written(d.Value, KintoneCatalog.Fields) as MapValue ?? MapValue.Empty, StringComparer.Ordinal);
        var models = new AppModel[definitions.Count];
        var pairs = definitions.ToArray();
        Concurrency.For(
            pairs.Length,
            i => models[i] = AppModel.OfDefinition(
                files.Find(ProjectFiles.AppsFolder + pairs[i].Key + "/app.yaml")!,
                pairs[i].Value,
                new CanonicalScope { AppKey = pairs[i].Key, BuiltIns = project.BuiltIns, FieldsOf = declared.GetValueOrDefault, TimeZone = project.TimeZone }),
            CancellationToken.None);
        return models.ToOrdinalDictionary(m => m.Key, m => m);
    }

    private static ObjectValue Nothing(ObjectShape shape) => new(shape, [], SourceSpan.None);

    /// <summary>An app on the way to its model.</summary>
    /// <param name="Value">What is written; null where it can't be used.</param>
    /// <param name="Uses">The fragments' texts, one for each use.</param>
    /// <param name="Named">The fragments that it names.</param>
    /// <param name="Shared">The paths of the files that it takes something from and that aren't its own.</param>
    private sealed record BoundApp(ObjectValue? Value, ImmutableArray<SourceText> Uses, IReadOnlyCollection<string> Named, ImmutableSortedSet<string> Shared)
    {
        public static BoundApp Nothing { get; } = new(null, [], [], []);
    }
}
