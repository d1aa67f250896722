using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Catalog.Policies;

/// <summary>The levels that a project may give a rule.</summary>
internal static class PolicyLevel
{
    /// <summary>The word for a rule that isn't applied.</summary>
    public const string Off = "off";

    /// <summary>The word for a rule that is said and stops nothing.</summary>
    public const string Information = "info";

    /// <summary>The weight that a word stands for; null for <see cref="Off"/>.</summary>
    public static DiagnosticSeverity? SeverityOf(string word) => word switch
    {
        "error" => DiagnosticSeverity.Error,
        "warning" => DiagnosticSeverity.Warning,
        Information => DiagnosticSeverity.Information,
        _ => null,
    };
}
