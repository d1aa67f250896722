namespace AppForge.Emulator.Rights;

/// <summary>What a caller may do with one record.</summary>
[Flags]
internal enum RecordRights
{
    None = 0,
    View = 1,
    Edit = 2,
    Delete = 4,
    All = View | Edit | Delete,
}
