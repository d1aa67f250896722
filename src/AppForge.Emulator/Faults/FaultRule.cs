namespace AppForge.Emulator;

/// <summary>An arranged failure: which requests, which of them, and what happens.</summary>
/// <param name="Kind">What goes wrong.</param>
public sealed record FaultRule(FaultKind Kind)
{
    /// <summary>The HTTP method (after the method override); <see langword="null"/> for any.</summary>
    public string? Method { get; init; }

    /// <summary>A part of the path, such as <c>preview/app/deploy.json</c>; empty for every path.</summary>
    public string PathContains { get; init; } = "";

    /// <summary>How many matching requests pass before the first failure.</summary>
    public int Skip { get; init; }

    /// <summary>How many requests fail.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Waited before anything else.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Carry the request out and lose only the answer: the case in which a client must not repeat blindly.</summary>
    public bool AfterHandling { get; init; }
}
