using System.Collections.Immutable;

namespace AppForge.Compiler.Incremental;

/// <summary>What every rule may look at besides apps: when it changes, every rule looks at every app again.</summary>
/// <param name="Project">The project's own file.</param>
/// <param name="Environments">The environments' files, by name.</param>
/// <param name="Options">What the compilation was told.</param>
/// <param name="ProjectRules">The ids of the rules that the project wrote; null where they aren't compiled.</param>
/// <param name="HasPolicies">Whether it wrote any.</param>
internal sealed record Surroundings(
    BoundFile Project, ImmutableSortedDictionary<string, BoundFile> Environments, CompileOptions Options, ImmutableArray<string>? ProjectRules, bool HasPolicies)
{
    /// <summary>Whether nothing changed.</summary>
    public bool AreSame(Surroundings other) =>
        ReferenceEquals(Project, other.Project)
        && Environments.Count == other.Environments.Count && Environments.All(e => ReferenceEquals(other.Environments.GetValueOrDefault(e.Key), e.Value))
        && Options.Today == other.Options.Today && Options.ChecksPolicies == other.Options.ChecksPolicies
        && HasPolicies == other.HasPolicies && ProjectRules.HasValue == other.ProjectRules.HasValue
        && (ProjectRules is not { } rules || rules.SequenceEqual(other.ProjectRules!.Value, StringComparer.Ordinal));
}
