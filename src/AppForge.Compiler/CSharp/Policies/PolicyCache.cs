using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Rules;

namespace AppForge.Compiler.CSharp.Policies;

/// <summary>
/// Policies by Roslyn, and where the compiled ones are kept, by the hash of everything that they are made of: the compiler has no file system of its own. What is kept is run as it is, so who gives
/// a cache makes sure that only what went in comes out.
/// </summary>
/// <param name="find">The bytes kept under a name; null where there are none.</param>
/// <param name="keep">Keeps bytes under a name.</param>
public sealed class PolicyCache(Func<string, byte[]?> find, Action<string, byte[]> keep) : PolicySource
{
    /// <summary>A cache that keeps nothing.</summary>
    public static PolicyCache None { get; } = new(_ => null, (_, _) => { });

    /// <summary>The bytes kept under a name.</summary>
    internal byte[]? Find(string name) => find(name);

    /// <summary>Keeps bytes under a name.</summary>
    internal void Keep(string name, byte[] content) => keep(name, content);

    /// <inheritdoc />
    internal override IProjectPolicies Load(ProjectFiles files, CompileOptions options, IEnumerable<string> taken, DiagnosticBag diagnostics, CancellationToken cancellationToken) =>
        ProjectPolicies.Load(files, this, options.PolicyLimits, taken, diagnostics, cancellationToken);
}
