namespace AppForge.Documents.Diagrams;

/// <summary>One thing drawn: its place for the checks of the layout, and its SVG.</summary>
internal sealed record Mark(MarkKind Kind, Bounds Bounds, string Svg)
{
    /// <summary>The corners of a line.</summary>
    public IReadOnlyList<Point> Path { get; init; } = [];

    /// <summary>The visible text of a text.</summary>
    public string Text { get; init; } = "";
}
