using System.Collections.Immutable;
using AppForge.Deploy.Environments;

namespace AppForge.Deploy.Live;

/// <summary>What an import found.</summary>
/// <param name="Apps">The apps.</param>
/// <param name="Ids">The ids of all apps of the environment, the imported ones included.</param>
/// <param name="Decisions">What a person has to decide or to know.</param>
public sealed record ImportResult(ImmutableArray<ImportedApp> Apps, AppIdMap Ids, ImmutableArray<ImportDecision> Decisions);
