using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Incremental;

/// <summary>What the rules of one stage said about an app.</summary>
/// <param name="Found">What is wrong, in the order in which it was found.</param>
/// <param name="Looks">The other apps at which they looked.</param>
/// <param name="Earlier">The places of the errors in this app that earlier rules about the whole project had found: a rule keeps silent beside an error.</param>
internal sealed record AppFindings(ImmutableArray<Diagnostic> Found, AppLooks Looks, ImmutableArray<SourceSpan> Earlier);
