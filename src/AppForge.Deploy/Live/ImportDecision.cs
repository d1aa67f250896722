using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Deploy.Live;

/// <summary>One thing that a person has to decide or to know after an import, however often it occurs.</summary>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Subject">What it is about: a person, an app, a path, an address.</param>
/// <param name="Places">Where it occurs: addresses or app keys, sorted, each once.</param>
/// <param name="Text">What to say.</param>
public sealed record ImportDecision(ImportDecisionKind Kind, string Subject, ImmutableArray<string> Places, LocalizedText Text);
