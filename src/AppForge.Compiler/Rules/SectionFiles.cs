using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules;

/// <summary>Sections in files of their own that can't be read: that is said there, and what they would have held isn't missing.</summary>
internal static class SectionFiles
{
    /// <summary>Whether a section of an app stands in a file of its own that can't be read.</summary>
    public static bool IsUnreadable(AppModel app, string section, Compilation compilation, DiagnosticBag diagnostics) => app.Definition?[section] is null
        && compilation.Files.Find($"{ProjectFiles.FolderOf(app.Key)}{section}.yaml") is { } file && diagnostics.HasErrorsIn(file.Span(0, file.Content.Length));
}
