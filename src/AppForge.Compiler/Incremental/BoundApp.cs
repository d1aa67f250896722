using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Incremental;

/// <summary>An app on the way to its model; with all that it was made of.</summary>
/// <param name="Files">The files in its folder.</param>
/// <param name="Value">What is written; null where it can't be used.</param>
/// <param name="Found">What is wrong with it.</param>
/// <param name="Reads">The files that were asked for: texts that it names.</param>
internal sealed record BoundApp(AppFiles Files, ObjectValue? Value, DiagnosticBag Found, FileReads Reads)
{
    /// <summary>The fragments' texts, one for each use.</summary>
    public ImmutableArray<SourceText> Uses { get; init; } = [];

    /// <summary>The fragments that it names.</summary>
    public IReadOnlyCollection<string> Named { get; init; } = [];

    /// <summary>The names of fragments that were looked for, known or not.</summary>
    public IReadOnlyCollection<string> Asked { get; init; } = [];

    /// <summary>The paths of the files that it takes something from and that aren't its own.</summary>
    public ImmutableSortedSet<string> Shared { get; init; } = [];
}
