namespace AppForge.Documents.Diagrams;

/// <summary>What <see cref="FormPicture"/> draws.</summary>
/// <param name="Title">The title of the drawing.</param>
/// <param name="Blocks">The form from top to bottom.</param>
public sealed record FormPictureInput(string Title, IReadOnlyList<FormBlock> Blocks);
