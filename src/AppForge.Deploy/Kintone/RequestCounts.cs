namespace AppForge.Deploy.Kintone;

/// <summary>How many requests were sent, by kind; every attempt counts, as kintone counts.</summary>
/// <param name="Read">Requests that read.</param>
/// <param name="Write">Requests that wrote settings or records, or created an app.</param>
/// <param name="Deploy">Requests that started a deploy or a revert.</param>
public readonly record struct RequestCounts(int Read, int Write, int Deploy)
{
    /// <summary>No requests.</summary>
    public static RequestCounts None => default;

    /// <summary>All requests together.</summary>
    public int Total => Read + Write + Deploy;

    /// <summary>What came since an earlier snapshot.</summary>
    /// <param name="earlier">The earlier snapshot.</param>
    public RequestCounts Since(RequestCounts earlier) => new(Read - earlier.Read, Write - earlier.Write, Deploy - earlier.Deploy);
}
