namespace AppForge.Emulator.Tests.Robustness;

/// <summary>A clock whose waits end when a test says so.</summary>
internal sealed class HeldTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Held> _held = [];

    public DateTimeOffset Now { get; set; } = new(2026, 4, 15, 3, 4, 5, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Held timer = new(() => callback(state));
        lock (_lock)
        {
            _held.Add(timer);
        }

        return timer;
    }

    /// <summary>Ends every wait that has begun.</summary>
    public void LetGo()
    {
        Held[] held;
        lock (_lock)
        {
            held = [.. _held];
            _held.Clear();
        }

        Array.ForEach(held, timer => timer.Fire());
    }

    private sealed class Held(Action fire) : ITimer
    {
        private bool _isOver;

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Fire()
        {
            if (!_isOver)
            {
                fire();
            }
        }

        public void Dispose() => _isOver = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
