using System.Collections.Immutable;
using AppForge.Compiler.Catalog;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>A notification that is sent when a record meets a condition.</summary>
/// <param name="Value">Its settings in canonical form.</param>
public sealed record RecordNotificationSymbol(ObjectValue Value)
{
    /// <summary>The condition; empty for every record.</summary>
    public string Filter => Value.Text("filterCond") ?? "";

    /// <summary>What it says; may be empty.</summary>
    public string Title => Value.Text("title") ?? "";

    /// <summary>Who is told.</summary>
    public ImmutableArray<PrincipalSymbol> Targets => PrincipalSymbol.List(Value["targets"]);

    /// <summary>The notifications of an app in order.</summary>
    public static ImmutableArray<RecordNotificationSymbol> Of(AppModel app) =>
        [.. app.Canonical(KintoneCatalog.Find("notifications.perRecord")!).Objects().Select(r => new RecordNotificationSymbol(r))];
}
