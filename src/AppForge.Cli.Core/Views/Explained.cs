using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Cli.Views;

/// <summary>What can be explained: a diagnostic, a governance rule, or both; one of them is there.</summary>
/// <param name="Descriptor">The diagnostic; null for a rule that isn't checked in the definitions.</param>
/// <param name="Policy">The governance rule; null for any other diagnostic.</param>
internal sealed record Explained(DiagnosticDescriptor? Descriptor, Policy? Policy)
{
    /// <summary>The code.</summary>
    public string Code => Descriptor?.Code ?? Policy!.Id;

    /// <summary>The weight, before a project's own levels.</summary>
    public DiagnosticSeverity Severity => Descriptor?.Severity ?? Policy!.Severity;

    /// <summary>What a rule asks for; null for a diagnostic that is no rule of somebody's.</summary>
    public LocalizedText? Demand => Policy?.Title ?? Descriptor!.Title;

    /// <summary>Diagnostics and all governance rules, by code.</summary>
    public static IReadOnlyList<Explained> Of(IEnumerable<DiagnosticDescriptor> descriptors)
    {
        var all = descriptors.Select(d => new Explained(d, PolicyList.Find(d.Code))).ToList();
        var checkedHere = all.Select(e => e.Code).ToHashSet(StringComparer.Ordinal);
        return [.. all.Concat(PolicyList.All.Where(p => !checkedHere.Contains(p.Id)).Select(p => new Explained(null, p))).OrderBy(e => e.Code, StringComparer.Ordinal)];
    }
}
