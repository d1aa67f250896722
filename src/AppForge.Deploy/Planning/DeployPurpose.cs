namespace AppForge.Deploy.Planning;

/// <summary>Why a wave is deployed.</summary>
public enum DeployPurpose
{
    /// <summary>New apps are published empty, so that others may refer to them.</summary>
    Publish,

    /// <summary>Fields that others refer to come first.</summary>
    Foundation,

    /// <summary>All else.</summary>
    Changes,

    /// <summary>Deletions that had to wait until other apps didn't use the fields any more.</summary>
    Contract,

    /// <summary>What didn't follow the rename of something in another app by itself; mostly nothing, and then nothing is deployed.</summary>
    FollowRenames,
}
