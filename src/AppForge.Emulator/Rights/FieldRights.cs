namespace AppForge.Emulator.Rights;

/// <summary>What a caller may do with a field of one record; the greater includes the smaller.</summary>
internal enum FieldRights
{
    None,
    Read,
    Write,
}
