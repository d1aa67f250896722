namespace AppForge.Documents.Design;

/// <summary>What a definition leaves to kintone's screens inside a section that it manages.</summary>
/// <param name="Section">The section, such as <c>views</c>.</param>
/// <param name="Text">Which of its settings, as the definition writes it: <c>個人用*</c>.</param>
public sealed record UnmanagedPart(string Section, string Text);
