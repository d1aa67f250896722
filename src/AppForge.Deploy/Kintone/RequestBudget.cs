namespace AppForge.Deploy.Kintone;

/// <summary>Counts what is sent, for summaries and the daily quota. Safe to use from several threads.</summary>
public sealed class RequestBudget
{
    private readonly Lock _lock = new();
    private RequestCounts _counts;

    /// <summary>The counts so far.</summary>
    public RequestCounts Snapshot()
    {
        lock (_lock)
        {
            return _counts;
        }
    }

    internal void Count(RequestKind kind)
    {
        lock (_lock)
        {
            _counts = kind switch
            {
                RequestKind.Read => _counts with { Read = _counts.Read + 1 },
                RequestKind.Write => _counts with { Write = _counts.Write + 1 },
                _ => _counts with { Deploy = _counts.Deploy + 1 },
            };
        }
    }
}
