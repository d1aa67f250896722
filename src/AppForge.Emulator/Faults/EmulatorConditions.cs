namespace AppForge.Emulator;

/// <summary>What the emulated kintone is like while it works: how slow, and where its limits are (limits.md, Traffic). The options say how it begins.</summary>
public sealed record EmulatorConditions
{
    /// <summary>Waited before every answer. Who waits counts among the requests at the same time.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>How long a deploy stays PROCESSING.</summary>
    public TimeSpan DeployDuration { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Requests at the same time before 429 GAIA_TO04.</summary>
    public int ConcurrencyLimit { get; init; } = 100;

    /// <summary>Requests of an app in a day (from 00:00 UTC). More are answered all the same: kintone writes to its administrators, the log here says so.</summary>
    public long DailyQuota { get; init; } = 10_000;

    /// <summary>More records than this that meet a condition bring the header <c>X-Cybozu-Warning</c>. Nothing is cut off.</summary>
    public long SearchLimit { get; init; } = 100_000;
}
