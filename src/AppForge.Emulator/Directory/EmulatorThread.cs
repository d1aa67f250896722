namespace AppForge.Emulator;

/// <summary>A thread of a space.</summary>
/// <param name="Id">The thread id.</param>
public sealed record EmulatorThread(long Id)
{
    /// <summary>The display name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its text, as HTML.</summary>
    public string Body { get; init; } = "";

    /// <summary>A thread of which the id is all that matters.</summary>
    /// <param name="id">The thread id.</param>
    public static implicit operator EmulatorThread(long id) => FromInt64(id);

    /// <summary>A thread of which the id is all that matters.</summary>
    /// <param name="id">The thread id.</param>
    /// <returns>The thread.</returns>
    public static EmulatorThread FromInt64(long id) => new(id);
}
