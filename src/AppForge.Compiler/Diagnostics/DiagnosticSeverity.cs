namespace AppForge.Compiler.Diagnostics;

/// <summary>How much a diagnostic weighs.</summary>
public enum DiagnosticSeverity
{
    /// <summary>The definition can't be deployed.</summary>
    Error,

    /// <summary>It can be deployed, and somebody should look.</summary>
    Warning,

    /// <summary>Worth knowing.</summary>
    Information,
}
