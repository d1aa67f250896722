namespace AppForge.Deploy.Kintone;

/// <summary>The only place that decides whether a failed request is sent again, and how long to wait first.</summary>
public sealed record RetryPolicy
{
    private const int ExponentCap = 30;

    /// <summary>Up to five attempts, half a second to thirty seconds apart.</summary>
    public static RetryPolicy Standard { get; } = new();

    /// <summary>How many times a request is sent at most, the first time included; at least 1.</summary>
    public int MaxAttempts
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = 5;

    /// <summary>No wait is shorter.</summary>
    public TimeSpan ShortestDelay
    {
        get;
        init => field = value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = TimeSpan.FromMilliseconds(500);

    /// <summary>No wait is longer.</summary>
    public TimeSpan LongestDelay
    {
        get;
        init => field = value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = TimeSpan.FromSeconds(30);

    /// <summary>The wait before the next attempt, or <see langword="null"/> to give up.</summary>
    /// <param name="attempt">How many times the request has been sent.</param>
    /// <param name="request">What was sent.</param>
    /// <param name="failure">How it failed.</param>
    /// <param name="jitter">A random number, at least 0 and less than 1, so that clients do not march in step.</param>
    internal TimeSpan? DelayAfter(int attempt, KintoneRequest request, KintoneFailure failure, double jitter) =>
        attempt < MaxAttempts && IsWorthRepeating(request, failure) ? Delay(attempt, jitter) : null;

    private static bool IsWorthRepeating(KintoneRequest request, KintoneFailure failure) => failure switch
    {
        // Turned away at the door: nothing was carried out, whatever it was.
        { Kind: KintoneErrorKind.RateLimited } => true,
        { Kind: KintoneErrorKind.ServerError } => request.IsSafeToRepeat,
        { IsDatabaseLock: true } => request.IsSafeToRepeat,
        { Cause: FailureCause.NotConnected or FailureCause.TimedOut or FailureCause.AnswerLost } => request.IsSafeToRepeat,
        _ => false,
    };

    // Each wait lies in the upper half of a range that doubles, so waits grow although they are random.
    private TimeSpan Delay(int attempt, double jitter)
    {
        double ceiling = ShortestDelay.TotalMilliseconds * Math.Pow(2, Math.Min(attempt, ExponentCap));
        double wait = Math.Min(ceiling, LongestDelay.TotalMilliseconds) * (0.5 + (jitter / 2));
        return TimeSpan.FromMilliseconds(Math.Min(Math.Max(wait, ShortestDelay.TotalMilliseconds), LongestDelay.TotalMilliseconds));
    }
}
