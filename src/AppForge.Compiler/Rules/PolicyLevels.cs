using System.Collections.Immutable;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules;

/// <summary>
/// Which rules hold, and how much they weigh: the one stage that knows it, after all rules ran (those that a project wrote in C# as well). An error of the compiler
/// stays one: what it reports can't be deployed.
/// </summary>
/// <param name="project">The project, which says the levels.</param>
/// <param name="checksPolicies">Whether governance is checked at all.</param>
internal sealed class PolicyLevels(ProjectModel project, bool checksPolicies)
{
    private readonly ImmutableSortedDictionary<string, string> _levels = project.RuleLevels;

    /// <summary>Whether a rule has to run.</summary>
    public bool Applies(Rule rule) => rule.Descriptors.Any(d => IsOn(d.Code));

    /// <summary>Whether what has a code is reported. A single level says it; else governance does; what the project wrote itself it wants.</summary>
    public bool IsOn(string code) =>
        IsGovernance(code) && !checksPolicies ? false
        : _levels.TryGetValue(code, out var word) ? word != PolicyLevel.Off
        : PolicyList.Find(code) is not { } policy || policy.IsAlwaysOn || project.IsGoverned;

    /// <summary>Whether a project may give it a level: a governance rule, or a warning.</summary>
    public static bool IsAdjustable(DiagnosticDescriptor descriptor) => IsGovernance(descriptor.Code) || descriptor.Severity != DiagnosticSeverity.Error;

    /// <summary>The diagnostics that are left, each with its level.</summary>
    public ImmutableArray<Diagnostic> Settle(ImmutableArray<Diagnostic> diagnostics) => [.. diagnostics.Select(Settle).OfType<Diagnostic>()];

    // A second time it does nothing: a level doesn't depend on the weight before.
    private Diagnostic? Settle(Diagnostic diagnostic) =>
        !IsAdjustable(diagnostic.Descriptor) ? diagnostic
        : !IsOn(diagnostic.Code) ? null
        : _levels.TryGetValue(diagnostic.Code, out var word) && PolicyLevel.SeverityOf(word) is { } severity && severity != diagnostic.Severity
            ? diagnostic with { Descriptor = diagnostic.Descriptor with { Severity = severity } }
            : diagnostic;

    private static bool IsGovernance(string code) => code.StartsWith(Policy.Prefix, StringComparison.Ordinal);
}
