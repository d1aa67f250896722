namespace AppForge.Deploy.Kintone;

/// <summary>Where an app's last deploy stands. <see cref="Success"/> can be an older deploy's: ask only after a deploy of your own.</summary>
public enum DeployStatus
{
    /// <summary>Still going on.</summary>
    Processing,

    /// <summary>Done: live is what pre-live was.</summary>
    Success,

    /// <summary>Failed; kintone gives no reason, and put all apps of the call back.</summary>
    Fail,

    /// <summary>Put back because another app of the same call failed.</summary>
    Cancel,
}
