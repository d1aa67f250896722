namespace AppForge.Deploy.Applying;

/// <summary>How a deployment ended.</summary>
public enum ApplyOutcome
{
    /// <summary>There was nothing to do.</summary>
    Nothing,

    /// <summary>Everything is live, read back and equal.</summary>
    Applied,

    /// <summary>Refused for safety; nothing was written.</summary>
    Refused,

    /// <summary>kintone refused or was out of reach; nothing is left half-done.</summary>
    Failed,

    /// <summary>Applied in part: an earlier wave is live, or pre-live settings hold changes of ours.</summary>
    Partial,

    /// <summary>Everything is live, but what was read back differs, or couldn't be read back.</summary>
    Differs,
}
