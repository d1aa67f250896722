namespace AppForge.Deploy.Kintone;

/// <summary>What would happen if a request whose answer never came were sent a second time.</summary>
public enum RepeatSafety
{
    /// <summary>Nothing: it reads, or leaves behind what kintone throws away by itself (an upload).</summary>
    Read,

    /// <summary>Nothing twice: a revision guards the write, so a second one is refused with 409 when the first one was carried out.</summary>
    GuardedWrite,

    /// <summary>Perhaps something twice, such as a second app that nobody can delete through the API.</summary>
    Unguarded,
}
