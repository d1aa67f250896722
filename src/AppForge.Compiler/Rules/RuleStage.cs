using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Incremental;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Rules;

/// <summary>The rules that are applied together, none of them knowing what the others of its stage say about another app.</summary>
/// <param name="rules">The rules.</param>
/// <param name="compilation">The project.</param>
/// <param name="kept">An earlier compilation in the same surroundings, or null.</param>
/// <param name="earlier">What the stage before said about apps and about the project; null for the first.</param>
internal sealed class RuleStage(ImmutableArray<Rule> rules, Compilation compilation, Compilation? kept, (StageFindings Findings, DiagnosticBag OfProject)? earlier)
{
    private readonly ImmutableArray<AppRule> _appRules = [.. rules.OfType<AppRule>()];
    private readonly ImmutableArray<SourceRule> _sourceRules = [.. rules.OfType<SourceRule>()];

    // Which stage it is.
    private readonly int _position = earlier is null ? 0 : 1;

    /// <summary>Applies the rules.</summary>
    /// <param name="diagnostics">What earlier stages said; takes what is wrong.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was said about apps and texts, and what about the project.</returns>
    public (StageFindings Findings, DiagnosticBag OfProject) Apply(DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var before = kept?.Parts.Stages[_position];
        var errors = (earlier?.OfProject.InOrder ?? []).Where(d => d.Severity == DiagnosticSeverity.Error)
            .SelectMany(d => d.Paths.Select(AppFiles.KeyOf).Distinct(StringComparer.Ordinal), (d, app) => (App: app, d.Span)).ToLookup(e => e.App, e => e.Span, StringComparer.Ordinal);
        var apps = compilation.Apps.Values.ToList();
        var ofApps = new AppFindings[apps.Count];
        Concurrency.For(
            apps.Count,
            i =>
            {
                var known = before?.Apps.GetValueOrDefault(apps[i].Key);
                ofApps[i] = known is not null && IsStillTrue(known, apps[i], errors[apps[i].Key]) ? known : Check(apps[i], [.. errors[apps[i].Key]], diagnostics);
            },
            cancellationToken);
        var sources = _sourceRules.IsEmpty ? [] : compilation.Files.Sources.Values.ToList();
        var ofSources = new ImmutableArray<Diagnostic>[sources.Count];
        Concurrency.For(sources.Count, i => ofSources[i] = before?.Sources.TryGetValue(sources[i], out var known) == true ? known : Check(sources[i]), cancellationToken);

        foreach (var found in ofApps.Select(a => a.Found).Concat(ofSources))
        {
            diagnostics.AddRange(found);
        }

        var ofProject = new DiagnosticBag(diagnostics);
        foreach (var rule in rules.Where(r => r is not (AppRule or SourceRule)))
        {
            rule.Check(compilation, ofProject);
        }

        diagnostics.AddRange(ofProject);
        return (new(
            apps.Zip(ofApps).ToDictionary(p => p.First.Key, p => p.Second, StringComparer.Ordinal), sources.Zip(ofSources).ToDictionary(p => p.First, p => p.Second)), ofProject);
    }

    // A rule keeps silent beside an error: what was said earlier about the app counts too.
    private bool IsStillTrue(AppFindings known, AppModel app, IEnumerable<SourceSpan> errors) =>
        known.Looks.SeeTheSame(kept!, compilation) && known.Earlier.SequenceEqual(errors)
        && (earlier is not { } stage || ReferenceEquals(stage.Findings.Apps[app.Key], kept!.Parts.Stages[_position - 1].Apps.GetValueOrDefault(app.Key)));

    private AppFindings Check(AppModel app, ImmutableArray<SourceSpan> errors, DiagnosticBag diagnostics)
    {
        var (found, looks) = (new DiagnosticBag(diagnostics), new AppLooks(app.Key));
        var seen = compilation.SeenBy(looks);
        foreach (var rule in _appRules)
        {
            rule.CheckApp(app, seen, found);
        }

        app.ForgetWalks();
        return new(found.InOrder, looks, errors);
    }

    private ImmutableArray<Diagnostic> Check(SourceText source)
    {
        var found = new DiagnosticBag();
        foreach (var rule in _sourceRules)
        {
            rule.CheckSource(source, found);
        }

        return found.InOrder;
    }
}
