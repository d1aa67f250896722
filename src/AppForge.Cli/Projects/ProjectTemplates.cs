using AppForge.Compiler.Syntax;
using AppForge.Documents.Templates;

namespace AppForge.Cli.Projects;

/// <summary>The templates of documents: a project's own come before those of the tool.</summary>
internal static class ProjectTemplates
{
    /// <summary>The templates of a project.</summary>
    public static TemplateSet Of(ProjectFolder project) => TemplateSet.Embedded.With(
        project.Files.Sources.Values.Where(IsTemplate).ToDictionary(s => s.Path[ProjectFolder.TemplatesFolder.Length..], s => s.Content, StringComparer.Ordinal));

    private static bool IsTemplate(SourceText source) => source.Path.StartsWith(ProjectFolder.TemplatesFolder, StringComparison.Ordinal);
}
