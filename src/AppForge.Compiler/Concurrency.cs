namespace AppForge.Compiler;

/// <summary>Work on many things at the same time.</summary>
internal static class Concurrency
{
    /// <summary>Does something for each of some indexes, at the same time where there are several: to start the machinery for one alone would take longer than a small app does.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="body">What is done; it is told the index.</param>
    /// <param name="cancellationToken">Stops between them.</param>
    public static void For(int count, Action<int> body, CancellationToken cancellationToken)
    {
        if (count > 1)
        {
            Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellationToken }, body);
        }
        else if (count == 1)
        {
            cancellationToken.ThrowIfCancellationRequested();
            body(0);
        }
    }
}
