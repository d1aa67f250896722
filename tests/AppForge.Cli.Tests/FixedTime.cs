namespace AppForge.Cli.Tests;

/// <summary>A clock that stands still, in the zone of the moment that it shows.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => now;
}
