namespace AppForge.Documents.Diagrams;

/// <summary>A state of a process as drawn.</summary>
/// <param name="Name">The name.</param>
/// <param name="Assignee">Who works on it, in a few words; empty when nobody is set.</param>
public sealed record ProcessPictureState(string Name, string Assignee);
