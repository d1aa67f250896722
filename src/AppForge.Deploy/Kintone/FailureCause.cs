namespace AppForge.Deploy.Kintone;

/// <summary>How far an attempt got before it failed.</summary>
internal enum FailureCause
{
    /// <summary>A whole answer with an error status.</summary>
    Answered,

    /// <summary>The host's name leads nowhere.</summary>
    HostUnknown,

    /// <summary>No connection came about; nothing was sent.</summary>
    NotConnected,

    /// <summary>The connection could not be secured; nothing was sent.</summary>
    NotSecured,

    /// <summary>The proxy refused; nothing was sent.</summary>
    ProxyRefused,

    /// <summary>The time for one attempt was over.</summary>
    TimedOut,

    /// <summary>The connection broke, or the answer stopped halfway.</summary>
    AnswerLost,

    /// <summary>Success was claimed by something that is not kintone's JSON.</summary>
    NotKintone,

    /// <summary>A redirect, as to a login page.</summary>
    Redirected,

    /// <summary>More bytes than the connection allows.</summary>
    TooLarge,
}
