namespace AppForge.Compiler.Catalog;

/// <summary>What records hold of a field (records.md, section 1).</summary>
public enum RecordValueKind
{
    /// <summary>Nothing: groups, related records.</summary>
    None,

    /// <summary>A text; empty for none.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>What a formula gives; its format says which kind of value.</summary>
    Calculation,

    /// <summary>One of the options.</summary>
    Option,

    /// <summary>Some of the options.</summary>
    Options,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A point in time, to the minute.</summary>
    Moment,

    /// <summary>One user.</summary>
    User,

    /// <summary>Users.</summary>
    Users,

    /// <summary>Organizations.</summary>
    Organizations,

    /// <summary>Groups of users.</summary>
    Groups,

    /// <summary>Files.</summary>
    Files,

    /// <summary>Any number of texts.</summary>
    Texts,

    /// <summary>The rows of a table.</summary>
    Rows,
}
