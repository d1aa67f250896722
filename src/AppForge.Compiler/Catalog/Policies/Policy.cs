using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Catalog.Policies;

/// <summary>A governance rule: what a prefecture asks of its apps beyond what kintone needs.</summary>
/// <param name="Id">Such as <c>P-ACL-04</c>; the code of its diagnostics.</param>
/// <param name="Severity">Its weight where a project says nothing else.</param>
/// <param name="State">Where it is kept.</param>
/// <param name="Title">What it asks for.</param>
/// <param name="Basis">Why: the clause of the contract, the guideline, the limit of kintone.</param>
public sealed record Policy(string Id, DiagnosticSeverity Severity, PolicyState State, LocalizedText Title, LocalizedText Basis)
{
    /// <summary>What every id starts with.</summary>
    public const string Prefix = "P-";

    /// <summary>The codes of the compiler that keep it, for <see cref="PolicyState.Compiler"/>.</summary>
    public ImmutableArray<string> Codes { get; init; } = [];

    /// <summary>Whether it holds for every project, whatever that says of governance: who breaks it loses more than an argument.</summary>
    public bool IsAlwaysOn { get; init; }

    /// <summary>Whether an app may be excused.</summary>
    public bool IsWaivable => !IsAlwaysOn;
}
