namespace AppForge.Emulator;

/// <summary>What goes wrong with a request.</summary>
public enum FaultKind
{
    /// <summary>429 GAIA_TO04 with kintone's headers, without <c>Retry-After</c>.</summary>
    TooManyRequests,

    /// <summary>503 with an HTML page, as during maintenance.</summary>
    Unavailable,

    /// <summary>502 with an HTML page, as from the proxy in front of kintone.</summary>
    BadGateway,

    /// <summary>500 with an HTML page, as when kintone itself breaks.</summary>
    ServerError,

    /// <summary>The connection is cut without an answer.</summary>
    ConnectionReset,

    /// <summary>The headers and half of the answer arrive, then the connection is cut.</summary>
    HalfResponse,

    /// <summary>No answer ever comes; it ends when the client gives up.</summary>
    Silence,

    /// <summary>Nothing but <see cref="FaultRule.Delay"/>.</summary>
    Delay,

    /// <summary>400 GAIA_DA02, a lost race for kintone's database lock.</summary>
    DatabaseLock,

    /// <summary>An unforeseen exception inside the emulator: 500 <c>EMULATOR_FAILURE</c>, an answer that is not kintone's.</summary>
    InternalError,
}
