using System.Collections.Immutable;

namespace AppForge.Deploy.Kintone;

/// <summary>Counts what is sent, for summaries and the daily quota. Safe to use from several threads.</summary>
public sealed class RequestBudget
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(DateOnly Day, long App), int> _ofApps = [];
    private RequestCounts _counts;

    /// <summary>The counts so far.</summary>
    public RequestCounts Snapshot()
    {
        lock (_lock)
        {
            return _counts;
        }
    }

    /// <summary>
    /// How many requests about each app were sent, by kintone's day, which begins at 00:00 UTC. A request about several apps counts for each; one about none (lists of apps, new
    /// apps, people) for none (limits.md, Traffic).
    /// </summary>
    public ImmutableDictionary<(DateOnly Day, long App), int> OfApps()
    {
        lock (_lock)
        {
            return _ofApps.ToImmutableDictionary();
        }
    }

    internal void Count(KintoneRequest request, DateOnly day)
    {
        lock (_lock)
        {
            _counts = request.Kind switch
            {
                RequestKind.Read => _counts with { Read = _counts.Read + 1 },
                RequestKind.Write => _counts with { Write = _counts.Write + 1 },
                _ => _counts with { Deploy = _counts.Deploy + 1 },
            };
            foreach (var app in request.Apps)
            {
                _ofApps[(day, app)] = _ofApps.GetValueOrDefault((day, app)) + 1;
            }
        }
    }
}
