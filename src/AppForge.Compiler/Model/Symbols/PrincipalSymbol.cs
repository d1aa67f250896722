using System.Collections.Immutable;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>Who: a role, a field's users, a group …</summary>
/// <param name="Who">As written: <c>role/owner</c>, <c>field/担当者</c>, <c>everyone</c>.</param>
/// <param name="IncludesSubs">Whether sub-organizations are meant too.</param>
public sealed record PrincipalSymbol(string Who, bool IncludesSubs)
{
    /// <summary>The principals of a list of objects with <c>entity</c>.</summary>
    internal static ImmutableArray<PrincipalSymbol> List(SettingValue? value) => [.. value.Objects().Select(Of)];

    /// <summary>The principal of a row.</summary>
    internal static PrincipalSymbol Of(ObjectValue row) => new(row.Text("entity") ?? "", row.Text("includeSubs") == "true");
}
