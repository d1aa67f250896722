namespace AppForge.Compiler.Rules;

/// <summary>Whether a value goes from a field of one type into a field of another.</summary>
internal enum CopyFit
{
    /// <summary>It does.</summary>
    Fits,

    /// <summary>kintone's help doesn't say, and nobody has measured it.</summary>
    Unknown,

    /// <summary>It doesn't.</summary>
    Refused,
}
