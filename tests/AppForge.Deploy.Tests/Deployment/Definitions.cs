using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;
using AppForge.Testing;
using Shouldly;

namespace AppForge.Deploy.Tests.Deployment;

/// <summary>Projects for tests: the repository's own, with a text replaced here and there, or a few lines.</summary>
internal static class Definitions
{
    /// <summary>The sample apps of the repository, edited.</summary>
    /// <param name="edits">Path, text as it stands there exactly once, and its replacement.</param>
    public static Compilation Samples(params (string Path, string Old, string New)[] edits)
    {
        var files = Directory.EnumerateFiles(RepositoryRoot.Path, "*.yaml", SearchOption.AllDirectories)
            .Select(p => Path.GetRelativePath(RepositoryRoot.Path, p).Replace('\\', '/'))
            .Where(p => p.StartsWith("apps/", StringComparison.Ordinal) || p.StartsWith("fragments/", StringComparison.Ordinal) || p is "appforge.yaml" or "environments/local.yaml")
            .ToDictionary(p => p, p => File.ReadAllText(Path.Combine(RepositoryRoot.Path, p)), StringComparer.Ordinal);
        foreach (var (path, old, replacement) in edits)
        {
            files[path].Split(old).Length.ShouldBe(2, $"'{old}' has to stand in {path} once");
            files[path] = files[path].Replace(old, replacement, StringComparison.Ordinal);
        }

        var sizes = Directory.EnumerateFiles(RepositoryRoot.Of("apps"), "*", SearchOption.AllDirectories)
            .Select(p => KeyValuePair.Create(Path.GetRelativePath(RepositoryRoot.Path, p).Replace('\\', '/'), new FileInfo(p).Length));
        return Compile(files.Select(f => new SourceText(f.Key, f.Value)), sizes);
    }

    /// <summary>A project of a few apps.</summary>
    public static Compilation Of(params (string App, string Yaml)[] apps) => Compile(
        apps.Select(a => new SourceText($"apps/{a.App}/app.yaml", a.Yaml)).Append(new SourceText("appforge.yaml", "name: test")));

    /// <summary>A project of texts, whose apps name files of the tenant's project.</summary>
    /// <param name="tenant">Has the files.</param>
    /// <param name="files">Path and text; <c>appforge.yaml</c> is there anyway.</param>
    public static Compilation Project(LocalTenant tenant, params (string Path, string Text)[] files) => Compile(
        files.Select(f => new SourceText(f.Path, f.Text)).Concat(files.Any(f => f.Path == "appforge.yaml") ? [] : [new SourceText("appforge.yaml", "name: test")]),
        tenant.Contents.Select(c => KeyValuePair.Create(c.Key, (long)c.Value.Length)));

    private static Compilation Compile(IEnumerable<SourceText> sources, IEnumerable<KeyValuePair<string, long>>? sizes = null)
    {
        var compilation = AppCompiler.Compile(ProjectFiles.Of(sources, sizes), CancellationToken.None);
        compilation.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)
            .Select(d => $"{d.Span.Source.Path}:{d.Span.StartPosition.Line} {d.Code} {d.Message(Language.English)}")
            .ShouldBeEmpty();
        return compilation;
    }
}
