namespace AppForge.Documents.Diagrams;

/// <summary>What <see cref="ProcessPicture"/> draws.</summary>
/// <param name="Title">The title of the drawing.</param>
/// <param name="States">The states in the order written; the first is where a record begins.</param>
/// <param name="Actions">The actions in the order written.</param>
public sealed record ProcessPictureInput(string Title, IReadOnlyList<ProcessPictureState> States, IReadOnlyList<ProcessPictureAction> Actions);
