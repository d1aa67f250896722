namespace AppForge.Documents.Diagrams;

/// <summary>
/// A finished drawing, laid out for the width of an A4 page (176 mm, 665 units of 1/96 inch) and cut into sheets that
/// fit a page each. It holds no script, style or outside reference, and the same input gives the same text.
/// </summary>
/// <param name="Title">What the drawing shows, for readers who cannot see it.</param>
/// <param name="Description">The drawing in one sentence.</param>
/// <param name="Sheets">The parts from top to bottom; one for most drawings.</param>
public sealed record Drawing(string Title, string Description, IReadOnlyList<DrawingSheet> Sheets)
{
    /// <summary>The marks the sheets were written from, for checks of the layout.</summary>
    internal IReadOnlyList<Mark> Marks { get; init; } = [];
}
