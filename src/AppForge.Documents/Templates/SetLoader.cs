using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace AppForge.Documents.Templates;

/// <summary>Finds included templates beside the including one, and nowhere but in the set.</summary>
internal sealed class SetLoader(TemplateSet templates) : ITemplateLoader
{
    public string GetPath(TemplateContext context, SourceSpan callerSpan, string templateName)
    {
        if (templateName.Split('/', '\\').Contains("..") || Path.IsPathRooted(templateName))
            return "";
        var folder = callerSpan.FileName is { } name && name.LastIndexOf('/') is var slash and >= 0 ? name[..(slash + 1)] : "";
        return folder + templateName;
    }

    public string Load(TemplateContext context, SourceSpan callerSpan, string templatePath) => templates.Find(templatePath)!;

    public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
        ValueTask.FromResult<string?>(Load(context, callerSpan, templatePath));
}
