namespace AppForge.Deploy.Tests.Kintone;

/// <summary>A clock that jumps: short waits are over at once, long ones (timeouts) when the test says so.</summary>
internal sealed class QuickTime(TimeSpan jumpsUpTo) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<QuickTimer> _waiting = [];
    private TimeSpan _now;

    public List<TimeSpan> Jumps { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new QuickTimer(this, () => callback(state), _now + dueTime);
        if (dueTime > jumpsUpTo || dueTime == Timeout.InfiniteTimeSpan)
        {
            lock (_lock)
            {
                _waiting.Add(timer);
            }

            return timer;
        }

        lock (_lock)
        {
            Jumps.Add(dueTime);
            _now += dueTime;
        }

        callback(state);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        QuickTimer[] due;
        lock (_lock)
        {
            _now += by;
            due = [.. _waiting.Where(timer => timer.Due <= _now)];
            _waiting.RemoveAll(due.Contains);
        }

        foreach (QuickTimer timer in due)
        {
            timer.Fire();
        }
    }

    private sealed class QuickTimer(QuickTime owner, Action fire, TimeSpan due) : ITimer
    {
        public TimeSpan Due => due;

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose()
        {
            lock (owner._lock)
            {
                owner._waiting.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
