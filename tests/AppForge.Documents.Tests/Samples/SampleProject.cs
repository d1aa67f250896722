using AppForge.Compiler;
using AppForge.Compiler.Syntax;
using AppForge.Documents.Design;

namespace AppForge.Documents.Tests.Samples;

/// <summary>The repository's own apps, and small ones written in a test.</summary>
internal static class SampleProject
{
    private static readonly Lazy<Compilation> Repository = new(CompileRepository);

    public static DesignDocument Document(string app)
    {
        var folder = Path.Combine(RepositoryRoot.Path, "apps", app);
        return new DesignDocumentBuilder(Repository.Value).Build(app, Read(folder, "docs/overview.md"), Read(folder, "CHANGELOG.md"));
    }

    /// <summary>Compiles apps given as YAML by key.</summary>
    public static Compilation Compile(params (string Key, string Yaml)[] apps) => AppCompiler.Compile(
        ProjectFiles.Of(apps.Select(a => new SourceText($"apps/{a.Key}/app.yaml", a.Yaml)).Append(new SourceText("appforge.yaml", "name: 試験\nlanguage: ja\n"))), CancellationToken.None);

    public static DesignDocument Document(string key, string yaml, string overview = "", string changelog = "") =>
        new DesignDocumentBuilder(Compile((key, yaml))).Build(key, overview, changelog);

    private static Compilation CompileRepository()
    {
        var files = new[] { "apps", "fragments" }.SelectMany(f => Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, f), "*.yaml", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "apps"), "*.js", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "environments"), "*.yaml")).Append(Path.Combine(RepositoryRoot.Path, "appforge.yaml"));
        return AppCompiler.Compile(ProjectFiles.Of(files.Select(f => new SourceText(Path.GetRelativePath(RepositoryRoot.Path, f).Replace('\\', '/'), File.ReadAllText(f)))), CancellationToken.None);
    }

    private static string Read(string folder, string path) => File.Exists(Path.Combine(folder, path)) ? File.ReadAllText(Path.Combine(folder, path)) : "";
}
