using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Binding;

/// <summary>
/// Gives the files of a project their canonical form: the shortest that means the same (<see cref="TreeShortener"/>), as <see cref="YamlWriter"/> writes it. What
/// is wrong stays as it is written; so do files with anchors, and all files that aren't an app's or a fragment's, but for their layout.
/// </summary>
public static class DefinitionFormatter
{
    /// <summary>Formats a file.</summary>
    /// <param name="compilation">The project with the file.</param>
    /// <param name="source">The file.</param>
    /// <param name="diagnostics">Where syntax errors go.</param>
    /// <returns>The canonical text; the content unchanged where the file can't be read.</returns>
    public static string Format(Compilation compilation, SourceText source, DiagnosticBag diagnostics)
    {
        if (Shortener(compilation, source.Path) is not { } shorten || YamlFormatter.ReadTree(source) is not { } tree)
        {
            return YamlFormatter.Format(source, diagnostics);
        }

        var shortest = shorten(tree.Root, tree.Trivia);
        return ReferenceEquals(shortest, tree.Root) ? YamlFormatter.Format(source, diagnostics) : YamlFormatter.WriteTree(source.Path, shortest, tree.Trivia);
    }

    // Null for a file of which nothing but the layout is formatted.
    private static Func<SyntaxNode, YamlTrivia, SyntaxNode>? Shortener(Compilation compilation, string path)
    {
        var steps = path.Split('/');
        return steps switch
        {
            ["fragments", var file] when IsYaml(file) => (root, trivia) => OfFragment(compilation, trivia).ShortenFragment(root),
            ["apps", var key, "app.yaml"] => (root, trivia) => OfApp(compilation, key, trivia).ShortenApp(root),
            ["apps", var key, var file] when IsYaml(file) && KintoneCatalog.App.Find(file[..^".yaml".Length]) is { Shape: not ScalarShape } section =>
                (root, trivia) => OfApp(compilation, key, trivia).ShortenSection(root, section),
            _ => null,
        };
    }

    private static bool IsYaml(string file) => file.EndsWith(".yaml", StringComparison.Ordinal);

    private static TreeShortener OfApp(Compilation compilation, string key, YamlTrivia trivia)
    {
        // What depends on fields and places is only as sure as they are: with a field that is wrong, all columns of a table are others.
        var folder = ProjectFiles.AppsFolder + key + "/";
        var isWrong = compilation.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error && d.Paths.Any(p => p.StartsWith(folder, StringComparison.Ordinal)));
        return compilation.Find(key) is { } app && !isWrong
            ? new(app.Scope, trivia, FilesOf(compilation), app, compilation.UsesFragments(key))
            : OfFragment(compilation, trivia);
    }

    private static TreeShortener OfFragment(Compilation compilation, YamlTrivia trivia) =>
        new(new() { AppKey = "", BuiltIns = compilation.Project.BuiltIns, TimeZone = compilation.Project.TimeZone }, trivia, FilesOf(compilation), app: null, isJoined: true);

    private static Func<SourceText, string, SourceText?> FilesOf(Compilation compilation) =>
        (from, path) => compilation.Files.Find(from.Path[..(from.Path.LastIndexOf('/') + 1)] + path);
}
