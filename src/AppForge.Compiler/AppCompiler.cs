using System.Collections.Immutable;
using AppForge.Compiler.Binding;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Fragments;
using AppForge.Compiler.Incremental;
using AppForge.Compiler.Model;
using AppForge.Compiler.Rules;

namespace AppForge.Compiler;

/// <summary>
/// Compiles a project: reads and binds its files, gives them their canonical form, and applies every rule over all apps. Given an earlier compilation
/// (<see cref="CompileOptions.Previous"/>) it makes only what a change reaches.
/// </summary>
public static class AppCompiler
{
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
        var (previous, told) = (options.Previous, options with { Previous = null });
        files = previous is null ? files : files.Keeping(previous.Files);
        if (previous is not null && ReferenceEquals(files, previous.Files) && previous.Parts.Surroundings.Options == told)
        {
            return previous;
        }

        var before = previous?.Parts;
        var diagnostics = new DiagnosticBag();
        using var policies = told.Policies?.Load(
            files, told, RuleSet.All.SelectMany(r => r.Descriptors).Select(d => d.Code).Concat(PolicyList.All.Select(p => p.Id)), diagnostics, cancellationToken);
        var surroundings = SurroundingsOf(files, told, policies, before?.Surroundings, diagnostics);
        var fragments = FragmentSet.Read(files, before?.Fragments);
        foreach (var found in fragments.Found)
        {
            diagnostics.AddRange(found);
        }

        if (files.Find(ProjectFiles.StrayAppFile) is { } stray)
        {
            diagnostics.Report(BinderDiagnostics.StrayAppFile, stray.Span(0, 0));
        }

        var apps = BindApps(files, fragments, before, diagnostics, cancellationToken);
        var project = new ProjectModel(surroundings.Project.Value);
        var parts = new CompilationParts(surroundings, fragments, apps, RecordNumbers(apps.Values, project, before));
        var compilation = new Compilation(project, Models(parts, project, files, previous), files, parts, previous) { ProjectRules = policies?.Descriptors, Today = told.Today };
        var levels = new PolicyLevels(project, told.ChecksPolicies);
        compilation.Parts = parts with { Stages = RuleSet.Apply(compilation, levels, previous, diagnostics, cancellationToken) };
        if (policies is { Descriptors.IsEmpty: false } && !diagnostics.HasErrorsOfCompiler)
        {
            // They see definitions that mean something: what is wrong with them has been said, and needn't be said again by a policy that stumbles over it.
            policies.Check(compilation, diagnostics, cancellationToken);
        }

        var (left, waived) = Waivers.Settle(compilation, levels, levels.Settle(diagnostics.ToImmutable()));
        compilation.Waived = waived;
        var named = apps.Values.All(a => a.Value is not null) ? apps.Values.SelectMany(a => a.Named).ToHashSet(StringComparer.Ordinal) : null;
        compilation.Diagnostics = levels.Settle(fragments.Settle(left, apps.Values.SelectMany(a => a.Uses), named));
        return compilation;
    }

    private static Surroundings SurroundingsOf(ProjectFiles files, CompileOptions told, IProjectPolicies? policies, Surroundings? before, DiagnosticBag diagnostics)
    {
        var project = BoundFile.Of(ProjectFiles.ProjectFile, KintoneCatalog.Project, files, before?.Project);
        diagnostics.AddRange(project.Found);
        var environments = files.EnvironmentNames.ToImmutableSortedDictionary(
            n => n, n => BoundFile.Of(ProjectFiles.EnvironmentsFolder + n + ".yaml", KintoneCatalog.Environment, files, before?.Environments.GetValueOrDefault(n)), StringComparer.Ordinal);
        foreach (var environment in environments.Values)
        {
            diagnostics.AddRange(environment.Found);
        }

        return new(project, environments, told, policies is null ? null : [.. policies.Descriptors.Select(d => d.Code)], files.Policies.Any());
    }

    private static ImmutableSortedDictionary<string, BoundApp> BindApps(
        ProjectFiles files, FragmentSet fragments, CompilationParts? before, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var apps = AppFiles.AllOf(files);
        var binder = new AppBinder(files, fragments, before);
        var bound = new BoundApp[apps.Length];
        Concurrency.For(apps.Length, i => bound[i] = binder.Bind(apps[i]), cancellationToken);
        foreach (var app in bound)
        {
            diagnostics.AddRange(app.Found);
        }

        return bound.ToImmutableSortedDictionary(b => b.Files.Key, b => b, StringComparer.Ordinal);
    }

    private static ImmutableSortedDictionary<string, string> RecordNumbers(IEnumerable<BoundApp> apps, ProjectModel project, CompilationParts? before)
    {
        var numbers = apps.Where(a => a.Value is not null).ToImmutableSortedDictionary(
            a => a.Files.Key, a => CanonicalScope.RecordNumberIn(AppModel.Written(a.Value!, KintoneCatalog.Fields) as MapValue ?? MapValue.Empty, project.BuiltIns), StringComparer.Ordinal);
        return before is not null && before.RecordNumbers.SequenceEqual(numbers) ? before.RecordNumbers : numbers;
    }

    private static ImmutableSortedDictionary<string, AppModel> Models(CompilationParts parts, ProjectModel project, ProjectFiles files, Compilation? previous)
    {
        var kept = previous is not null && previous.Project.Language == project.Language && previous.Project.TimeZone == project.TimeZone ? previous : null;
        var changed = kept is null || ReferenceEquals(kept.Parts.RecordNumbers, parts.RecordNumbers)
            ? []
            : kept.Parts.RecordNumbers.Except(parts.RecordNumbers).Concat(parts.RecordNumbers.Except(kept.Parts.RecordNumbers)).Select(n => n.Key).ToHashSet(StringComparer.Ordinal);
        var bound = parts.Apps.Values.Where(a => a.Value is not null).ToList();
        var models = new AppModel[bound.Count];
        Concurrency.For(bound.Count, i =>
        {
            var (app, key) = (bound[i], bound[i].Files.Key);
            var isKept = kept is not null && ReferenceEquals(kept.Parts.Apps.GetValueOrDefault(key), app)
                && (changed.Count == 0 || !kept.Find(key)!.References.Any(r => r.Kind == SymbolKind.App && changed.Contains(r.Name)));
            models[i] = isKept
                ? kept!.Find(key)!
                : AppModel.OfDefinition(
                    files.Find(ProjectFiles.FolderOf(key) + ProjectFiles.AppFile)!, app.Value!,
                    new CanonicalScope { AppKey = key, BuiltIns = project.BuiltIns, RecordNumberOf = parts.RecordNumbers.GetValueOrDefault, TimeZone = project.TimeZone });
        }, CancellationToken.None);
        return models.ToImmutableSortedDictionary(m => m.Key, m => m, StringComparer.Ordinal);
    }
}
