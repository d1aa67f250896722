using AppForge.Emulator.Settings.Fields;

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
    ];
}
