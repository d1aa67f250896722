namespace AppForge.Emulator.Apps;

/// <summary>The right a call needs on its app (behaviour.md, "Rights needed").</summary>
internal enum AppNeed
{
    /// <summary>View or add records: live settings.</summary>
    Use,

    /// <summary>View, add or manage: the live form.</summary>
    UseOrManage,

    /// <summary>View records.</summary>
    View,

    /// <summary>Add records.</summary>
    Add,

    /// <summary>Edit records.</summary>
    Edit,

    /// <summary>Delete records.</summary>
    Delete,

    /// <summary>Manage the app: pre-live settings, deploy, live access rights.</summary>
    Manage,
}
