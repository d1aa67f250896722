using AppForge.Compiler.Binding;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.CSharp.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Fragments;

namespace AppForge.Compiler.Rules;

/// <summary>The ids that levels and waivers may name: of governance rules, of the project's own rules, of what the rules of the compiler report.</summary>
internal sealed class KnownRules
{
    private static readonly Dictionary<string, DiagnosticDescriptor> OfCompiler = RuleSet.All.SelectMany(r => r.Descriptors)
        .Concat([BinderDiagnostics.Legacy, BinderDiagnostics.UnknownFile, PolicyDiagnostics.NoPolicy, .. FragmentDiagnostics.Warnings])
        .ToDictionary(d => d.Code, StringComparer.Ordinal);

    private readonly HashSet<string> _ofProject;

    // Rules of the project that nobody compiled may have any id.
    private readonly bool _areProjectsUnread;

    private KnownRules(HashSet<string> ofProject, bool areProjectsUnread) => (_ofProject, _areProjectsUnread) = (ofProject, areProjectsUnread);

    /// <summary>The ids of a project.</summary>
    public static KnownRules Of(Compilation compilation) => new([.. compilation.ProjectRules?.Select(r => r.Code) ?? []], compilation.ProjectRules is null && compilation.Files.Policies.Any());

    /// <summary>What may be named with effect, for guesses.</summary>
    public IEnumerable<string> Ids => PolicyList.All.Select(p => p.Id).Concat(OfCompiler.Keys.Where(IsAdjustable)).Concat(_ofProject).Distinct(StringComparer.Ordinal);

    /// <summary>Whether there is such a rule.</summary>
    public bool IsKnown(string id) => PolicyList.Find(id) is not null || _ofProject.Contains(id) || OfCompiler.ContainsKey(id) || (_areProjectsUnread && id.StartsWith("P-", StringComparison.Ordinal));

    /// <summary>Whether a project may decide about it.</summary>
    public bool IsAdjustable(string id) => !OfCompiler.TryGetValue(id, out var descriptor) || PolicyLevels.IsAdjustable(descriptor);

    /// <summary>Whether an app may be excused from it.</summary>
    public bool IsWaivable(string id) => PolicyList.Find(id)?.IsWaivable ?? IsAdjustable(id);

    /// <summary>Whether the definitions alone tell if it is kept.</summary>
    public static bool IsChecked(string id) => PolicyList.Find(id) is not { } policy || policy.State == PolicyState.Checked;
}
