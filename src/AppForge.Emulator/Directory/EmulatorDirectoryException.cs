namespace AppForge.Emulator;

/// <summary>A users file can't be used. Nothing of its content is told: passwords are in it.</summary>
/// <param name="fault">Why.</param>
/// <param name="place">Where, as a path: <c>$.users[0].code</c>.</param>
/// <param name="inner">What the reader of JSON said.</param>
public sealed class EmulatorDirectoryException(EmulatorDirectoryFault fault, string place, Exception? inner = null) : FormatException($"{place}: {fault}", inner)
{
    /// <summary>Why.</summary>
    public EmulatorDirectoryFault Fault { get; } = fault;

    /// <summary>Where, as a path from the start of the file.</summary>
    public string Place { get; } = place;

    /// <summary>The line, counted from 1, at which the text stops being JSON; <see langword="null"/> where a place tells more.</summary>
    public long? Line { get; init; }
}
