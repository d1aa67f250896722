namespace AppForge.Documents.Diagrams;

/// <summary>A part of a drawing that fits one page.</summary>
/// <param name="Svg">The SVG element, to be put into a page as it is.</param>
/// <param name="Width">The width in units of 1/96 inch.</param>
/// <param name="Height">The height in units of 1/96 inch.</param>
public sealed record DrawingSheet(string Svg, double Width, double Height);
