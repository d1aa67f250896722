namespace AppForge.Deploy.Tests.Agreement;

/// <summary>What became of a definition that was sent.</summary>
internal enum Outcome
{
    /// <summary>It was written and deployed.</summary>
    Taken,

    /// <summary>The write or the deploy was refused.</summary>
    Refused,

    /// <summary>There is nothing of it that could be sent.</summary>
    Unsendable,
}
