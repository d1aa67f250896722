namespace AppForge.Documents.Diagrams;

/// <summary>Which point of a text its x names.</summary>
internal enum Anchor
{
    Start,
    Middle,
    End,
}
