namespace AppForge.Documents.Diagrams;

/// <summary>How two apps, or an app and a service, belong together.</summary>
public enum RelationKind
{
    /// <summary>A lookup: the arrow points to the app it copies from.</summary>
    Lookup,

    /// <summary>Related records: the arrow points to the app whose records are shown.</summary>
    Related,

    /// <summary>An app action: the arrow points to the app in which a record is made.</summary>
    Action,

    /// <summary>A service outside kintone.</summary>
    Integration,
}
