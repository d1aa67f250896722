namespace AppForge.Documents.Diagrams;

/// <summary>What a mark of a drawing is, so that a check of the layout knows what may touch what.</summary>
internal enum MarkKind
{
    /// <summary>Surrounds other marks: the frame of a group, a table.</summary>
    Frame,

    /// <summary>A box of its own: a state, an app, a field.</summary>
    Box,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A line between boxes.</summary>
    Line,

    /// <summary>A small sign: a dot, an arrowhead, the outline of a person.</summary>
    Sign,
}
