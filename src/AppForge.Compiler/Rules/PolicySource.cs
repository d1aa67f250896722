using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Rules;

/// <summary>
/// Where the rules come from that a project wrote itself. A seam: to compile C# and load it needs a runtime that can, and a native executable has none. Whoever names only
/// <see cref="Nothing"/> carries no compiler of C#.
/// </summary>
public abstract class PolicySource
{
    private protected PolicySource()
    {
    }

    /// <summary>For projects without policies: they are compiled as anywhere else. One that has some is for somebody else, and has to be told apart before.</summary>
    public static PolicySource Nothing { get; } = new NoPolicies();

    /// <summary>Makes the policies of a project; what is wrong with them is reported.</summary>
    /// <param name="files">The project.</param>
    /// <param name="options">What the files don't say.</param>
    /// <param name="taken">The ids that the built-in rules have.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal abstract IProjectPolicies Load(ProjectFiles files, CompileOptions options, IEnumerable<string> taken, DiagnosticBag diagnostics, CancellationToken cancellationToken);
}
