using AppForge.Deploy.Kintone;
using AppForge.Deploy.Planning;

namespace AppForge.Deploy.Applying;

/// <summary>
/// Carries out the writes of several apps at a time, those of one app one after the other: its revision counts them. The client's gate keeps how many requests are under way.
/// </summary>
internal static class StepChains
{
    /// <summary>Carries out the chains. When one fails the others finish their request and stop.</summary>
    /// <param name="chains">The steps of each app.</param>
    /// <param name="run">Carries out one.</param>
    /// <param name="cancellationToken">Stops before the next steps.</param>
    /// <exception cref="KintoneApiException">One of the failures: one that leaves doubt, where there is such a one, since what follows depends on it.</exception>
    public static async Task RunAsync(IEnumerable<IEnumerable<PlanStep>> chains, Func<PlanStep, CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var failures = await Task.WhenAll(chains.Select(chain => RunAsync(chain, run, stop))).ConfigureAwait(false);
        var real = failures.OfType<Exception>().Where(e => e is not OperationCanceledException).ToList();
        if ((real.OfType<KintoneApiException>().FirstOrDefault(e => e.MayHaveBeenCarriedOut) ?? real.FirstOrDefault()) is { } failure)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private static async Task<Exception?> RunAsync(IEnumerable<PlanStep> chain, Func<PlanStep, CancellationToken, Task> run, CancellationTokenSource stop)
    {
        try
        {
            foreach (var step in chain)
            {
                stop.Token.ThrowIfCancellationRequested();
                await run(step, stop.Token).ConfigureAwait(false);
            }

            return null;
        }
        catch (Exception failure)
        {
            await stop.CancelAsync().ConfigureAwait(false);
            return failure;
        }
    }
}
