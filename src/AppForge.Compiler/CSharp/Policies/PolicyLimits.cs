namespace AppForge.Compiler.CSharp.Policies;

/// <summary>How much a policy may do. The first two are the same everywhere; time is there for what never comes to a step: a call of the library that doesn't end.</summary>
/// <param name="Steps">The steps: turns of a loop, calls of its own methods.</param>
/// <param name="Bytes">The bytes that it allocates, freed ones included.</param>
/// <param name="Reports">The violations that it reports.</param>
/// <param name="Time">The time.</param>
internal sealed record PolicyLimits(long Steps, long Bytes, int Reports, TimeSpan Time)
{
    /// <summary>Far more than the largest project needs, and a few seconds at most.</summary>
    public static PolicyLimits Usual { get; } = new(30_000_000, 2L * 1024 * 1024 * 1024, 10_000, TimeSpan.FromSeconds(30));
}
