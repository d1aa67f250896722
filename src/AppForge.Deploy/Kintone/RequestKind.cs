namespace AppForge.Deploy.Kintone;

/// <summary>What a request is counted as in summaries and against the daily quota.</summary>
public enum RequestKind
{
    /// <summary>It only reads; polling the state of a deploy included.</summary>
    Read,

    /// <summary>It writes settings or records, or creates an app.</summary>
    Write,

    /// <summary>It starts a deploy, or throws pre-live settings away.</summary>
    Deploy,
}
