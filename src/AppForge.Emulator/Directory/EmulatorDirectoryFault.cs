namespace AppForge.Emulator;

/// <summary>Why a users file can't be used.</summary>
public enum EmulatorDirectoryFault
{
    /// <summary>It is no JSON, or not of the properties of <see cref="EmulatorDirectory"/>.</summary>
    NotReadable,

    /// <summary>There is nothing where something must be, for example an empty code.</summary>
    Missing,

    /// <summary>Two entries have the same code or id.</summary>
    Twice,

    /// <summary>A group has the code of one that every domain has.</summary>
    BuiltIn,

    /// <summary>There is no such time zone.</summary>
    UnknownTimeZone,
}
