using System.Collections.Immutable;
using AppForge.Compiler.Query;

namespace AppForge.Emulator.Rights;

/// <summary>A rule of the record rights: of the first whose condition a record meets, the first row for the caller decides.</summary>
/// <param name="When">The condition; without one the rule is for every record.</param>
/// <param name="Rows">The rows; who is in none of them gets nothing.</param>
internal sealed record RecordRule(QueryTree When, ImmutableArray<RightsRow<RecordRights>> Rows);
