using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules;

/// <summary>Takes away what apps are excused from, once, after all rules ran and have their levels. A waiver that is over takes nothing away.</summary>
internal static class Waivers
{
    /// <summary>Parts the diagnostics: those that are left, with what is to say of waivers, and those that were taken away.</summary>
    public static (ImmutableArray<Diagnostic> Left, ImmutableArray<WaivedFinding> Waived) Settle(Compilation compilation, PolicyLevels levels, ImmutableArray<Diagnostic> diagnostics)
    {
        var rules = KnownRules.Of(compilation);
        var waivers = compilation.Apps.Values
            .SelectMany(a => WaiverSymbol.Of(a).Where(w => rules.IsKnown(w.Rule) && rules.IsWaivable(w.Rule) && !w.IsOver(compilation.Today)).Select(w => (App: a, Waiver: w)))
            .ToList();
        if (waivers.Count == 0)
        {
            return (diagnostics, []);
        }

        var byRule = waivers.ToLookup(w => w.Waiver.Rule, StringComparer.Ordinal);
        var left = new DiagnosticBag();
        var waived = ImmutableArray.CreateBuilder<WaivedFinding>();
        foreach (var diagnostic in diagnostics)
        {
            if (byRule[diagnostic.Code].FirstOrDefault(w => IsIn(diagnostic, w.App)) is { App: { } app, Waiver: { } waiver })
            {
                waived.Add(new(diagnostic, app.Key, waiver));
            }
            else
            {
                left.Add(diagnostic);
            }
        }

        // Where something is wrong with the app itself, not every rule could look at it.
        var used = waived.Select(w => w.Waiver).ToHashSet();
        var broken = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error && !PolicyLevels.IsAdjustable(d.Descriptor)).ToList();
        foreach (var (app, waiver) in waivers.Where(w => !used.Contains(w.Waiver) && KnownRules.IsChecked(w.Waiver.Rule) && levels.IsOn(w.Waiver.Rule) && !broken.Exists(d => IsIn(d, w.App))))
        {
            left.Report(WaiverRule.NotNeeded, waiver.Origin, waiver.Rule);
        }

        return (left.ToImmutable(), waived.ToImmutable());
    }

    // In one of its files, or in what it takes from a fragment.
    private static bool IsIn(Diagnostic diagnostic, AppModel app) =>
        diagnostic.Paths.Any(p => p.StartsWith(ProjectFiles.FolderOf(app.Key), StringComparison.Ordinal));
}
