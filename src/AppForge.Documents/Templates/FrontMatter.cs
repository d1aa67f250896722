namespace AppForge.Documents.Templates;

/// <summary>What stands between <c>---</c> lines at the head of a template.</summary>
/// <param name="Scope">What the template is rendered for: <c>app</c>.</param>
/// <param name="Title">The title of the document.</param>
/// <param name="Output">The name of the file it makes, itself a template.</param>
/// <param name="BodyOffset">Where the template proper begins.</param>
/// <param name="BodyLine">The line (from 1) on which it begins.</param>
public sealed record FrontMatter(string Scope, string Title, string Output, int BodyOffset, int BodyLine);
