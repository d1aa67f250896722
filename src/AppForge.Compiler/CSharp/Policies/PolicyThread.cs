using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.CSharp.Policies;

/// <summary>
/// Runs a piece of a policy on a thread of its own, within limits. Whoever takes steps is stopped at one; who sits in a call of the library that never ends can't be, so
/// its thread is left behind: it ends with the process, and nobody waits for it.
/// </summary>
internal static class PolicyThread
{
    // Enough for any sensible depth; an exception takes long to leave a deeper one.
    private const int StackBytes = 2 * 1024 * 1024;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>Runs it.</summary>
    /// <param name="limits">The limits.</param>
    /// <param name="use">Tells the policy's assembly which budget holds on the thread.</param>
    /// <param name="run">What to run.</param>
    /// <returns>What stopped it; null where it came to its end.</returns>
    public static Exception? Run(PolicyLimits limits, Action<PolicyBudget> use, Action<PolicyBudget> run)
    {
        Exception? failure = null;
        PolicyBudget? budget = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    budget = new(limits);
                    use(budget);
                    run(budget);
                }
#pragma warning disable CA1031 // Whatever a policy throws is the policy's own mistake, and reported as one.
                catch (Exception thrown)
#pragma warning restore CA1031
                {
                    failure = thrown;
                }
            },
            StackBytes)
        { IsBackground = true, Name = "policy" };
        thread.Start();
        if (thread.Join(limits.Time))
        {
            return failure;
        }

        var limit = budget?.StopForTime() ?? LocalizedText.Same("");
        return thread.Join(Grace) ? failure : new PolicyStoppedException(limit);
    }
}
