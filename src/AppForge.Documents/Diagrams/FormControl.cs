namespace AppForge.Documents.Diagrams;

/// <summary>How a field looks on the form.</summary>
public enum FormControl
{
    /// <summary>A box of one line.</summary>
    Box,

    /// <summary>A box of several lines.</summary>
    TextArea,

    /// <summary>A box with the button 取得.</summary>
    Lookup,

    /// <summary>A box with the outline of a person: users, groups, organizations.</summary>
    Person,

    /// <summary>A box with a calendar.</summary>
    Date,

    /// <summary>Radio buttons: one of the options.</summary>
    Radio,

    /// <summary>Check boxes: any of the options.</summary>
    Check,

    /// <summary>A box that opens a list.</summary>
    DropDown,

    /// <summary>A box with the button 参照….</summary>
    File,
}
