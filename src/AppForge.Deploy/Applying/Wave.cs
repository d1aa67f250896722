using System.Collections.Immutable;
using AppForge.Deploy.Planning;

namespace AppForge.Deploy.Applying;

/// <summary>What is done between two deploys.</summary>
/// <param name="Creations">Apps to create: one after the other, because kintone locks (behaviour.md, Create).</param>
/// <param name="Writes">All else, in the order of the plan; apps don't wait for one another.</param>
/// <param name="Deploy">The deploy at the end; null after the last.</param>
internal sealed record Wave(ImmutableArray<PlanStep> Creations, ImmutableArray<PlanStep> Writes, DeployStep? Deploy);
