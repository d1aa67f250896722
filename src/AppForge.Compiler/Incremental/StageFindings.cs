using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Incremental;

/// <summary>What the rules of one stage (those of meaning, those of governance) said about each app and each text.</summary>
/// <param name="Apps">About apps, by key.</param>
/// <param name="Sources">About texts; those about which nothing was said included.</param>
internal sealed record StageFindings(IReadOnlyDictionary<string, AppFindings> Apps, IReadOnlyDictionary<SourceText, ImmutableArray<Diagnostic>> Sources);
