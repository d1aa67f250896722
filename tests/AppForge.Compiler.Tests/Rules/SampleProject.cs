using System.Text;
using AppForge.Compiler.Syntax;
using AppForge.Testing;

namespace AppForge.Compiler.Tests.Rules;

/// <summary>The sample apps of the repository.</summary>
internal static class SampleProject
{
    /// <summary>The files of the project; the text of each may be changed on the way.</summary>
    public static ProjectFiles Files(Func<string, string>? change = null) => ProjectFiles.Of(
        Paths().Select(p => new SourceText(p, (change ?? (t => t))(File.ReadAllText(RepositoryRoot.Of(p), Encoding.UTF8)))), Sizes);

    private static IEnumerable<KeyValuePair<string, long>> Sizes => Directory.EnumerateFiles(RepositoryRoot.Of("apps"), "*", SearchOption.AllDirectories)
        .Select(p => KeyValuePair.Create(Path.GetRelativePath(RepositoryRoot.Path, p).Replace('\\', '/'), new FileInfo(p).Length));

    public static Compilation Compile(Func<string, string>? change = null) => AppCompiler.Compile(Files(change), CancellationToken.None);

    private static IEnumerable<string> Paths() => new[] { "apps", "fragments", "environments" }
        .SelectMany(f => Directory.EnumerateFiles(RepositoryRoot.Of(f), "*.yaml", SearchOption.AllDirectories))
        .Select(p => Path.GetRelativePath(RepositoryRoot.Path, p).Replace('\\', '/'))
        .Append(ProjectFiles.ProjectFile)
        .Where(p => !p.EndsWith(ProjectFiles.AppIdsEnding, StringComparison.Ordinal));
}
