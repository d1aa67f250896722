using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Rules;

/// <summary>The policies of a project that has none. That it has none is checked: a policy is never passed over.</summary>
internal sealed class NoPolicies : PolicySource, IProjectPolicies
{
    /// <inheritdoc />
    public ImmutableArray<DiagnosticDescriptor> Descriptors => [];

    /// <inheritdoc />
    public void Check(Compilation compilation, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
    }

    /// <inheritdoc />
    public void Dispose()
    {
    }

    /// <inheritdoc />
    internal override IProjectPolicies Load(ProjectFiles files, CompileOptions options, IEnumerable<string> taken, DiagnosticBag diagnostics, CancellationToken cancellationToken) =>
        files.Policies.Any() ? throw new InvalidOperationException("The project has policies, and nobody here can compile them.") : this;
}
