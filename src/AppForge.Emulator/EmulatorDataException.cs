namespace AppForge.Emulator;

/// <summary>An emulator can't use its data file; nothing was written to it.</summary>
/// <param name="fault">Why.</param>
/// <param name="file">The file.</param>
/// <param name="inner">What the system said.</param>
public sealed class EmulatorDataException(EmulatorDataFault fault, string file, Exception? inner = null) : Exception($"{file}: {fault}", inner)
{
    /// <summary>Why.</summary>
    public EmulatorDataFault Fault { get; } = fault;

    /// <summary>The file.</summary>
    public string File { get; } = file;
}
