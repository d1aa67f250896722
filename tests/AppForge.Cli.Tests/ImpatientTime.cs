namespace AppForge.Cli.Tests;

/// <summary>Waits between attempts pass at once; timeouts never come.</summary>
internal sealed class ImpatientTime : TimeProvider
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(45);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > LongestWait ? dueTime : TimeSpan.Zero, period);
}
