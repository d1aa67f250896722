namespace AppForge.Emulator;

/// <summary>What goes wrong with a request.</summary>
public enum FaultKind
{
    /// <summary>429 GAIA_TO04 with kintone's headers, without <c>Retry-After</c>.</summary>
    TooManyRequests,

    /// <summary>503 with an HTML page, as during maintenance.</summary>
    Unavailable,

    /// <summary>The connection is cut without an answer.</summary>
    ConnectionReset,

    /// <summary>Nothing but <see cref="FaultRule.Delay"/>.</summary>
    Delay,

    /// <summary>400 GAIA_DA02, a lost race for kintone's database lock.</summary>
    DatabaseLock,

    /// <summary>An unforeseen exception inside the emulator: 500 <c>EMULATOR_FAILURE</c>, an answer that is not kintone's.</summary>
    InternalError,
}
