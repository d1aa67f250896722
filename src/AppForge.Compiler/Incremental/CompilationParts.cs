using System.Collections.Immutable;
using AppForge.Compiler.Fragments;

namespace AppForge.Compiler.Incremental;

/// <summary>
/// What a compilation was put together from, so that the next one takes over what hasn't changed. The central type of this folder: each part knows what it was made of,
/// and none of them knows an earlier compilation.
/// </summary>
/// <param name="Surroundings">What all apps share.</param>
/// <param name="Fragments">The fragments.</param>
/// <param name="Apps">The apps as they are written, by key.</param>
/// <param name="RecordNumbers">The codes of the apps' record numbers, by key: all that the canonical form of another app depends on.</param>
internal sealed record CompilationParts(
    Surroundings Surroundings, FragmentSet Fragments, ImmutableSortedDictionary<string, BoundApp> Apps, ImmutableSortedDictionary<string, string> RecordNumbers)
{
    /// <summary>What the rules of each stage said, in their order.</summary>
    public ImmutableArray<StageFindings> Stages { get; init; } = [];
}
