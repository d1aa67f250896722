namespace AppForge.Emulator;

/// <summary>Counts what was asked of the emulator, and remembers the latest requests.</summary>
public sealed class RequestLog
{
    private const int Kept = 1000;
    private readonly Lock _lock = new();
    private readonly Queue<LoggedRequest> _recent = new();

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
