namespace AppForge.Emulator;

/// <summary>What a caller may do with an app: the boxes of the app's access rights, and of an API token.</summary>
[Flags]
public enum AppRights
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>View records (<c>recordViewable</c>).</summary>
    View = 1,

    /// <summary>Add records (<c>recordAddable</c>).</summary>
    Add = 2,

    /// <summary>Edit records (<c>recordEditable</c>).</summary>
    Edit = 4,

    /// <summary>Delete records (<c>recordDeletable</c>).</summary>
    Delete = 8,

    /// <summary>Manage the app: read and write its settings, deploy (<c>appEditable</c>).</summary>
    Manage = 16,

    /// <summary>Import from files (<c>recordImportable</c>).</summary>
    Import = 32,

    /// <summary>Export to files (<c>recordExportable</c>).</summary>
    Export = 64,

    /// <summary>Everything.</summary>
    All = View | Add | Edit | Delete | Manage | Import | Export,
}
