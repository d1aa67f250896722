namespace AppForge.Compiler.Query;

/// <summary>Where a condition stands: kintone takes less in some places (query-and-formula.md, A5).</summary>
public enum QueryPlace
{
    /// <summary>A query for records over the API: everything is allowed.</summary>
    Records,

    /// <summary>The filter of a view: only <c>and</c> or only <c>or</c>.</summary>
    View,

    /// <summary>The filter of a report.</summary>
    Report,

    /// <summary>The condition of an action of process management: no status.</summary>
    ProcessAction,

    /// <summary>The condition of a rule of record permissions.</summary>
    RecordAcl,

    /// <summary>The condition of an app action.</summary>
    AppAction,

    /// <summary>The condition of a notification per record.</summary>
    PerRecordNotification,

    /// <summary>The condition of a reminder.</summary>
    Reminder,

    /// <summary>The filter of a lookup; the scope is the related app's.</summary>
    Lookup,

    /// <summary>The filter of related records; the scope is the related app's.</summary>
    RelatedRecords,
}
