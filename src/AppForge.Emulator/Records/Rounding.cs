namespace AppForge.Emulator.Records;

/// <summary>What becomes of digits that are cut off.</summary>
internal enum Rounding
{
    HalfEven,
    HalfUp,

    /// <summary>Away from zero.</summary>
    Up,

    /// <summary>Towards zero.</summary>
    Down,
}
