using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Documents.Templates;

/// <summary>What a template made.</summary>
/// <param name="FileName">The name of the file, fit for every usual file system; empty when something is wrong.</param>
/// <param name="Text">The text, with <c>\n</c> line ends; empty when something is wrong.</param>
/// <param name="Diagnostics">What is wrong with the template.</param>
public sealed record TemplateOutput(string FileName, string Text, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Whether the text was made.</summary>
    public bool IsComplete => Diagnostics.IsEmpty;
}
