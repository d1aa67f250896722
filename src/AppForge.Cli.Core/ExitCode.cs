namespace AppForge.Cli;

/// <summary>What a script learns from how a command ended. A contract: the numbers never change.</summary>
internal static class ExitCode
{
    /// <summary>Done; nothing outstanding.</summary>
    public const int Done = 0;

    /// <summary>The definitions have errors.</summary>
    public const int DefinitionErrors = 1;

    /// <summary>Wrong usage, or an answer is needed and no terminal is there.</summary>
    public const int Usage = 2;

    /// <summary>Changes exist (only where asked for with <c>--exit-code</c>).</summary>
    public const int Changes = 3;

    /// <summary>Refused for safety; nothing was written.</summary>
    public const int Refused = 4;

    /// <summary>kintone refused or is out of reach; nothing was left half-done.</summary>
    public const int Failed = 5;

    /// <summary>Applied in part.</summary>
    public const int Partial = 6;

    /// <summary>Applied, but what was read back differs.</summary>
    public const int Differs = 7;

    /// <summary>A defect in AppForge.</summary>
    public const int Defect = 70;

    /// <summary>Interrupted.</summary>
    public const int Interrupted = 130;
}
