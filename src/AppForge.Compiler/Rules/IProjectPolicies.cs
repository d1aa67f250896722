using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Rules;

/// <summary>The policies of a project, ready to run.</summary>
internal interface IProjectPolicies : IDisposable
{
    /// <summary>What the policies may report.</summary>
    ImmutableArray<DiagnosticDescriptor> Descriptors { get; }

    /// <summary>Runs the policies, in the order of their ids.</summary>
    void Check(Compilation compilation, DiagnosticBag diagnostics, CancellationToken cancellationToken);
}
