using System.Collections.Immutable;
using AppForge.Compiler.Catalog;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>A rule of record permissions; the first whose condition a record meets decides.</summary>
/// <param name="Value">The rule in canonical form.</param>
public sealed record RecordPermissionRule(ObjectValue Value)
{
    /// <summary>The condition; empty for all records.</summary>
    public string Filter => Value.Text("filterCond") ?? "";

    /// <summary>Who may what, in order of priority, everyone last.</summary>
    public ImmutableArray<PermissionRow> Rows => PermissionRow.List(Value["entities"]);

    /// <summary>The rules of an app in order of priority.</summary>
    public static ImmutableArray<RecordPermissionRule> Of(AppModel app) =>
        [.. app.Canonical(KintoneCatalog.Find("acl.record")!).Objects().Select(r => new RecordPermissionRule(r))];
}
