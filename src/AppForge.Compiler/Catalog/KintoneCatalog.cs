using System.Collections.Immutable;
using AppForge.Compiler.Catalog.Areas;

namespace AppForge.Compiler.Catalog;

/// <summary>
/// Everything AppForge knows about kintone's settings, as data. A new area is a file in <c>Areas/</c> and a row here; a new field type is a row in
/// <c>FieldTypes/</c> and in <see cref="FieldsArea"/>. No interpreter names either.
/// </summary>
public static class KintoneCatalog
{
    /// <summary>The areas, fields first: every other area's canonical form may depend on them.</summary>
    public static ImmutableArray<SettingsArea> Areas { get; } =
    [
        FieldsArea.Area, LayoutArea.Area, ProcessArea.Area, ViewsArea.Area, PermissionAreas.App, PermissionAreas.Record, PermissionAreas.Field,
        NotificationAreas.General, NotificationAreas.PerRecord, NotificationAreas.Reminder, ReportsArea.Area, ActionsArea.Area, CustomizeArea.Area, PluginsArea.Area,
        AdminNotesArea.Area, GeneralArea.Area,
    ];

    /// <summary>The general settings: the app's name, and the one area every app has.</summary>
    public static SettingsArea General => GeneralArea.Area;

    /// <summary>The area of fields: what others refer to.</summary>
    public static SettingsArea Fields => FieldsArea.Area;

    /// <summary>The app code: set by hand, told by kintone's list of apps.</summary>
    public static PropertyShape AppCode => HandWorkShapes.AppCode;

    /// <summary>An app's file.</summary>
    public static ObjectShape App { get; } = AppFileShape.Build(Areas);

    /// <summary>A fragment's file: what several apps share.</summary>
    public static ObjectShape Fragment { get; } = FragmentShapes.File(App);

    /// <summary>The project's file, <c>appforge.yaml</c>.</summary>
    public static ObjectShape Project => ProjectShapes.Project;

    /// <summary>An environment's file.</summary>
    public static ObjectShape Environment => ProjectShapes.Environment;

    /// <summary>The area of a name such as <c>acl.app</c> or <c>general</c>, or null.</summary>
    public static SettingsArea? Find(string name) => Areas.FirstOrDefault(a => string.Equals(a.Name, name, StringComparison.Ordinal));
}
