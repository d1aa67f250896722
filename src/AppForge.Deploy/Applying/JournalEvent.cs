namespace AppForge.Deploy.Applying;

/// <summary>What a line of a run's journal says. What kintone is asked to do is written down before, and again when it is known to be done.</summary>
public enum JournalEvent
{
    /// <summary>The run, or a resumption of it, begins.</summary>
    Begun,

    /// <summary>An app is about to be created.</summary>
    Creating,

    /// <summary>It was, with this id and revision.</summary>
    Created,

    /// <summary>Pre-live settings are about to be written, from this revision.</summary>
    Writing,

    /// <summary>They were; this is the new revision.</summary>
    Written,

    /// <summary>Apps are about to be deployed.</summary>
    Deploying,

    /// <summary>They are live.</summary>
    Deployed,

    /// <summary>What was about to be done was refused, and is known not to be done.</summary>
    NotDone,

    /// <summary>An app is about to be moved into another space.</summary>
    Moving,

    /// <summary>It was.</summary>
    Moved,

    /// <summary>Pre-live settings are about to be put back to the live ones.</summary>
    Reverting,

    /// <summary>They were; this is the revision that an app has now.</summary>
    Reverted,

    /// <summary>The run ended; nothing goes on by itself.</summary>
    Ended,
}
