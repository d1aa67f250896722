using System.Collections.Immutable;

namespace AppForge.Deploy.Planning;

/// <summary>Deploys the apps of a wave in one call and waits (behaviour.md, section Deploy: all or nothing).</summary>
/// <param name="Apps">The keys of the apps; at most 300.</param>
/// <param name="Purpose">Why: publishing them empty, or their changes.</param>
public sealed record DeployStep(ImmutableArray<string> Apps, DeployPurpose Purpose) : PlanStep;
