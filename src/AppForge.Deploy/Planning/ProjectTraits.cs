using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Deploy.Planning;

/// <summary>What a plan depends on of the project beside its apps.</summary>
/// <param name="Language">The language in which kintone names built-in fields.</param>
/// <param name="TimeZone">The time zone (IANA).</param>
/// <param name="PluginIds">The register of plug-ins: key → id.</param>
public sealed record ProjectTraits(Language Language, string TimeZone, ImmutableSortedDictionary<string, string> PluginIds)
{
    /// <summary>The names of built-in fields.</summary>
    public BuiltInNames BuiltIns => BuiltInNames.For(Language);

    /// <summary>Those of a project.</summary>
    public static ProjectTraits Of(ProjectModel project) => new(project.Language, project.TimeZone, project.PluginIds);
}
