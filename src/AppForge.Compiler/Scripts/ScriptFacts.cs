using System.Collections.Immutable;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Scripts;

/// <summary>What is known of a script without running it.</summary>
/// <param name="Uses">The names that it uses, in reading order.</param>
/// <param name="Queries">The queries that it sends for records of its own app.</param>
/// <param name="Unknown">How many uses of the app's settings can't be known before the script runs: a code in a variable, a query put together, a record from elsewhere.</param>
/// <param name="Mistake">Where and why it is no JavaScript; null where it is.</param>
public sealed record ScriptFacts(ImmutableArray<ScriptUse> Uses, ImmutableArray<ScriptQuery> Queries, int Unknown, (SourceSpan Span, string Reason)? Mistake = null);
