namespace AppForge.Deploy.Applying;

/// <summary>How a deployment ended.</summary>
public enum ApplyOutcome
{
    /// <summary>There was nothing to do.</summary>
    Nothing,

    /// <summary>Everything is live, read back and equal.</summary>
    Applied,

    /// <summary>Everything is written to the pre-live settings, and nothing deployed, as it was asked.</summary>
    Staged,

    /// <summary>What a run had left in the pre-live settings was put back, as it was asked.</summary>
    Aborted,

    /// <summary>Refused for safety; nothing was written.</summary>
    Refused,

    /// <summary>kintone refused or was out of reach; nothing is left half-done.</summary>
    Failed,

    /// <summary>Applied in part: an earlier wave is live, or pre-live settings hold changes of ours.</summary>
    Partial,

    /// <summary>Everything is live, but what was read back differs, or couldn't be read back.</summary>
    Differs,
}
