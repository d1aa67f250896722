using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;
using AppForge.Deploy.Live;
using Shouldly;

namespace AppForge.Deploy.Tests.Deployment;

/// <summary>Proves an import as a user would: write the files, validate, fmt --check, plan.</summary>
internal static class ImportCheck
{
    /// <summary>The project with what was imported written into it.</summary>
    public static Compilation Written(LocalTenant tenant, ImportResult result, params SourceText[] others)
    {
        tenant.Ids = result.Ids;
        foreach (var (path, content) in result.Apps.SelectMany(a => a.Assets))
        {
            tenant.Contents[path] = content.ToArray();
        }

        var texts = result.Apps.SelectMany(a => a.Texts).ToDictionary(t => t.Key, t => new SourceText(t.Key, t.Value), StringComparer.Ordinal);
        SourceText[] before = [.. others.Any(o => o.Path == ProjectFiles.ProjectFile) ? [] : new[] { new SourceText(ProjectFiles.ProjectFile, "name: test\n") }, .. others];
        return AppCompiler.Compile(
            ProjectFiles.Of([.. before.Where(s => !texts.ContainsKey(s.Path)), .. texts.Values], tenant.Contents.Select(c => KeyValuePair.Create(c.Key, (long)c.Value.Length))),
            new CompileOptions { ChecksPolicies = false }, CancellationToken.None);
    }

    /// <summary>Checks that what was written is formatted and that its plan is empty.</summary>
    public static async Task IsFormattedAndPlansEmptyAsync(LocalTenant tenant, Compilation compilation)
    {
        foreach (var source in compilation.Files.Sources.Values.Where(s => s.Path.StartsWith(ProjectFiles.AppsFolder, StringComparison.Ordinal) && s.Path.EndsWith(".yaml", StringComparison.Ordinal)))
        {
            YamlFormatter.Format(source, new DiagnosticBag()).ShouldBe(source.Content);
        }

        var plan = await tenant.PlanAsync(compilation);
        plan.Apps.SelectMany(a => a.Changes).Select(c => $"{c.Kind} {c.Address}").ShouldBeEmpty();
    }

    /// <summary>What is wrong with definitions, as a list to read.</summary>
    public static IEnumerable<string> Errors(Compilation compilation) => compilation.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)
        .Select(d => $"{d.Span.Source.Path}:{d.Span.StartPosition.Line} {d.Code} {d.Message(Language.English)}");
}
