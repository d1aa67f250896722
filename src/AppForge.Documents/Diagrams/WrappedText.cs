namespace AppForge.Documents.Diagrams;

/// <summary>Text laid out in lines.</summary>
/// <param name="Lines">The lines, at least one.</param>
/// <param name="IsCut">Whether the last line ends in … because there was more.</param>
public sealed record WrappedText(IReadOnlyList<string> Lines, bool IsCut);
