namespace AppForge.Documents.Approval;

/// <summary>A piece of a text that is compared with another.</summary>
/// <param name="Text">The piece.</param>
/// <param name="IsMarked">Whether the other text doesn't have it.</param>
public sealed record MarkedText(string Text, bool IsMarked);
