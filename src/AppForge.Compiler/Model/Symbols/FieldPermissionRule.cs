using System.Collections.Immutable;
using AppForge.Compiler.Catalog;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>The permissions of a field.</summary>
/// <param name="Field">The code of the field.</param>
/// <param name="Rows">Who has which access: <c>READ</c>, <c>WRITE</c>, <c>NONE</c>; in order of priority, everyone last.</param>
public sealed record FieldPermissionRule(string Field, ImmutableArray<(PrincipalSymbol Who, string Access)> Rows)
{
    /// <summary>The rules of an app; a field without one is open to who may see the record.</summary>
    public static ImmutableArray<FieldPermissionRule> Of(AppModel app) => app.Canonical(KintoneCatalog.Find("acl.field")!) is MapValue map
        ? [.. map.Entries.Select(e => new FieldPermissionRule(e.Key, [.. e.Value.Objects().Select(r => (PrincipalSymbol.Of(r), r.Text("accessibility") ?? "NONE"))]))]
        : [];
}
