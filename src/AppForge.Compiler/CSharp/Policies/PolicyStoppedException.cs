using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.CSharp.Policies;

/// <summary>A policy came to a limit. It is thrown again at every further step, so no <c>catch</c> of the policy holds it up.</summary>
/// <param name="limit">The limit, in words.</param>
public sealed class PolicyStoppedException(LocalizedText limit) : Exception(limit.English)
{
    /// <summary>The limit, in words.</summary>
    public LocalizedText Limit { get; } = limit;
}
