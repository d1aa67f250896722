using System.Collections.Immutable;
using AppForge.Compiler.Binding;
using AppForge.Compiler.CSharp.Policies;
using AppForge.Compiler.Fragments;
using AppForge.Compiler.Rules;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Diagnostics;

/// <summary>Every diagnostic that the compiler can report.</summary>
public static class DiagnosticListing
{
    /// <summary>The descriptors by code.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        .. YamlDiagnostics.All.Concat(BinderDiagnostics.All).Concat(FragmentDiagnostics.All).Concat(PolicyDiagnostics.All).Concat(RuleSet.All.SelectMany(r => r.Descriptors))
            .OrderBy(d => d.Code, StringComparer.Ordinal),
    ];
}
