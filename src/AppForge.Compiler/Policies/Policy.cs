using AppForge.Compiler.Diagnostics;

namespace AppForge.Policies;

/// <summary>
/// A rule of a project's own, in <c>policies/*.cs</c>: a class that derives from this one. It reads the definitions of all apps and reports what it doesn't like. It has to
/// say the same of the same definitions everywhere, so there are no files, no network, no clock and no threads for it. The central type of this folder.
/// </summary>
public abstract class Policy
{
    /// <summary>How long a regular expression may look for a match: what every <c>Regex</c> of a policy is given.</summary>
    public static TimeSpan RegexTimeout { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Its id, such as <c>P-LOCAL-01</c>: levels and waivers name it.</summary>
    public abstract string Id { get; }

    /// <summary>What it demands, in one line.</summary>
    public abstract LocalizedText Title { get; }

    /// <summary>What a violation weighs, before the levels in <c>appforge.yaml</c>.</summary>
    public virtual DiagnosticSeverity Level => DiagnosticSeverity.Warning;

    /// <summary>Reports what is wrong.</summary>
    /// <param name="context">The project, and where reports go.</param>
    public abstract void Check(PolicyContext context);
}
