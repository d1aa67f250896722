namespace AppForge.Emulator;

/// <summary>Why an emulator can't use its data file.</summary>
public enum EmulatorDataFault
{
    /// <summary>It is a folder, or can't be read or written.</summary>
    NoAccess,

    /// <summary>It is no database, or not one of an emulator.</summary>
    NotEmulatorData,

    /// <summary>A later version of the emulator wrote it.</summary>
    NewerVersion,

    /// <summary>Another emulator has it open.</summary>
    InUse,
}
