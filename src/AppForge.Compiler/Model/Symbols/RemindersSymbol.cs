using System.Collections.Immutable;
using AppForge.Compiler.Catalog;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>The reminders of an app.</summary>
/// <param name="Value">Their settings in canonical form.</param>
public sealed record RemindersSymbol(ObjectValue Value)
{
    /// <summary>The reminders in order.</summary>
    public ImmutableArray<ReminderSymbol> Reminders => [.. Value["notifications"].Objects().Select(r => new ReminderSymbol(r))];

    /// <summary>The time zone of their times (IANA), or null where there is no reminder.</summary>
    public string? TimeZone => Value.Text("timezone");

    /// <summary>The reminders of an app, or null where they weren't read.</summary>
    public static RemindersSymbol? Of(AppModel app) => app.Canonical(KintoneCatalog.Find("notifications.reminder")!) is ObjectValue value ? new(value) : null;
}
