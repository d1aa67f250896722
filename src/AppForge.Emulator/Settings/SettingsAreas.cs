using AppForge.Emulator.Settings.Fields;
using AppForge.Emulator.Settings.Notifications;
using AppForge.Emulator.Settings.Reports;

namespace AppForge.Emulator.Settings;

/// <summary>The settings areas of the emulator. A new area is a class and a row here.</summary>
internal static class SettingsAreas
{
    public static IReadOnlyList<ISettingsArea> All { get; } =
    [
        new GeneralArea(),
        new FieldsArea(),
        new LayoutArea(),
        new ViewsArea(),
        new ProcessArea(),
        new AppRightsArea(),
        new RecordRightsArea(),
        new FieldRightsArea(),
        new GeneralNotificationsArea(),
        new PerRecordNotificationsArea(),
        new RemindersArea(),
        new ReportsArea(),
        new AppActionsArea(),
        new CustomizeArea(),
        new PluginsArea(),
        new AdminNotesArea(),
    ];

    /// <summary>All areas but the form's fields: what follows when fields change.</summary>
    public static IEnumerable<ISettingsArea> AroundTheForm => All.Where(a => a.Resource != FieldsArea.Key);

    public static ISettingsArea Find(string resource) => All.First(a => a.Resource == resource);
}
