namespace AppForge.Deploy.Planning.Records;

/// <summary>How a number of records is to be understood.</summary>
public enum RecordCountKind
{
    /// <summary>So many.</summary>
    Exact,

    /// <summary>So many or fewer: kintone can't be asked more closely.</summary>
    AtMost,

    /// <summary>So many or more: the account may not see all of them, or kintone stopped counting.</summary>
    AtLeast,

    /// <summary>Nobody knows: the account may not see them, or kintone doesn't take the question.</summary>
    Unknown,
}
