namespace AppForge.Documents.Diagrams;

/// <summary>How a line ends.</summary>
internal enum Arrow
{
    None,
    Solid,
    Open,
}
