using System.Collections.Immutable;
using AppForge.Compiler.Catalog;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>The notifications of an app: who is told of which operations.</summary>
/// <param name="Value">Their settings in canonical form.</param>
public sealed record GeneralNotificationsSymbol(ObjectValue Value)
{
    /// <summary>The rows in order.</summary>
    public ImmutableArray<GeneralNotificationRow> Rows => [.. Value["notifications"].Objects().Select(r => new GeneralNotificationRow(r))];

    /// <summary>Whether who wrote a comment is told of later ones.</summary>
    public bool NotifiesCommenters => Value.Text("notifyToCommenter") == "true";

    /// <summary>The notifications of an app, or null where they weren't read.</summary>
    public static GeneralNotificationsSymbol? Of(AppModel app) => app.Canonical(KintoneCatalog.Find("notifications.general")!) is ObjectValue value ? new(value) : null;
}
