using AppForge.Policies;

namespace AppForge.Compiler.CSharp.Policies;

/// <summary>A policy in a compiled assembly. The assembly lists its own, so that nothing has to be looked for.</summary>
/// <param name="Path">The file of its class.</param>
/// <param name="Start">Where the name of the class stands in it.</param>
/// <param name="Length">How long the name is.</param>
/// <param name="Create">Makes the policy.</param>
public sealed record PolicyEntry(string Path, int Start, int Length, Func<Policy> Create);
