namespace AppForge.Deploy.Planning;

/// <summary>Why something is work for a person.</summary>
public enum ManualReason
{
    /// <summary>It is declared, no API sets it, and none tells whether it was done.</summary>
    Declared,

    /// <summary>kintone has it otherwise than the definition, and no API changes it.</summary>
    Difference,

    /// <summary>It follows from a change that is deployed (records to be calculated again).</summary>
    FollowUp,
}
