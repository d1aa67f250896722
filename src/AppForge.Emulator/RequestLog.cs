namespace AppForge.Emulator;

/// <summary>Counts what was asked of the emulator, and remembers the latest requests.</summary>
public sealed class RequestLog
{
    private const int Kept = 1000;
    private readonly Lock _lock = new();
    private readonly Queue<LoggedRequest> _recent = new();
    private readonly SortedDictionary<(DateOnly Day, long App), long> _apps = [];

    internal RequestLog()
    {
    }

    /// <summary>GET requests.</summary>
    public long Reads { get; private set; }

    /// <summary>Requests that change something: all others, deploys included.</summary>
    public long Writes { get; private set; }

    /// <summary>Deploy calls (POST preview/app/deploy.json), not apps.</summary>
    public long Deploys { get; private set; }

    /// <summary>The latest thousand requests, oldest first.</summary>
    public IReadOnlyList<LoggedRequest> Recent
    {
        get
        {
            lock (_lock)
            {
                return [.. _recent];
            }
        }
    }

    /// <summary>The most requests that were being answered at the same time.</summary>
    public int HighestConcurrency { get; private set; }

    /// <summary>
    /// Calls that name an app, by app and day. kintone counts so, with days that begin at 00:00 UTC (limits.md); past its quota it refuses nothing and writes to
    /// the administrators.
    /// </summary>
    public IReadOnlyList<(DateOnly Day, long App, long Calls)> CallsOfApps
    {
        get
        {
            lock (_lock)
            {
                return [.. _apps.Select(a => (a.Key.Day, a.Key.App, a.Value))];
            }
        }
    }

    /// <summary>Begins to count anew.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            (Reads, Writes, Deploys, HighestConcurrency) = (0, 0, 0, 0);
            _recent.Clear();
            _apps.Clear();
        }
    }

    internal void CountApp(long app, DateOnly day)
    {
        lock (_lock)
        {
            _apps[(day, app)] = _apps.GetValueOrDefault((day, app)) + 1;
        }
    }

    internal void CountConcurrency(int running)
    {
        lock (_lock)
        {
            HighestConcurrency = Math.Max(HighestConcurrency, running);
        }
    }

    internal void Add(LoggedRequest request)
    {
        lock (_lock)
        {
            bool reads = request.Method == "GET";
            Reads += reads ? 1 : 0;
            Writes += reads ? 0 : 1;
            Deploys += request.Method == "POST" && request.Path.EndsWith("/preview/app/deploy.json", StringComparison.Ordinal) ? 1 : 0;
            _recent.Enqueue(request);
            if (_recent.Count > Kept)
            {
                _recent.Dequeue();
            }
        }
    }
}
