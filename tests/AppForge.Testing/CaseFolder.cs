using System.Globalization;
using System.Text.RegularExpressions;
using AppForge.Compiler;
using AppForge.Compiler.CSharp.Policies;
using AppForge.Compiler.Syntax;

namespace AppForge.Testing;

/// <summary>
/// A folder with a small project whose mistakes are marked: <c># expect: AF1004</c> at the end of the bad line, several codes with a space between,
/// <c>AF1004@5</c> to name the column too; ids of governance rules (<c>P-ACL-04</c>) likewise. Where no comment can stand, <c>expect.txt</c> has lines such as <c>app.yaml:3:5 AF1001</c>.
/// In JavaScript and C# the mark is <c>// expect: …</c>. A YAML file directly in the folder belongs to the app <c>case</c>; <c>appforge.yaml</c>, <c>apps/</c>, <c>fragments/</c>, <c>environments/</c> and
/// <c>policies/</c> are the project's.
/// </summary>
/// <param name="folder">The path of the folder.</param>
public sealed partial class CaseFolder(string folder)
{
    /// <summary>How cases are compiled: on a day until which a waiver still holds, with the policies of the project.</summary>
    public static CompileOptions Options { get; } = new() { Today = new(2026, 9, 30), Policies = PolicyCache.None };

    private const string ExpectFile = "expect.txt";

    /// <summary>The files of the project.</summary>
    public ProjectFiles Files => ProjectFiles.Of(Paths().Select(p => SourceText.FromBytes(ProjectPath(p), File.ReadAllBytes(Path.Combine(folder, p)))));

    /// <summary>What is wrong, according to the compiler and to the marks: each expectation that isn't met and each diagnostic that isn't expected.</summary>
    /// <param name="diagnostics">What the compiler said.</param>
    public IReadOnlyList<string> Differences(IEnumerable<Compiler.Diagnostics.Diagnostic> diagnostics)
    {
        var expected = Expectations().ToList();
        List<string> differences = [];
        foreach (var diagnostic in diagnostics)
        {
            var (line, column) = diagnostic.Span.StartPosition;
            var met = expected.FindIndex(e => e.Path == diagnostic.Span.Source.Path && e.Line == line && e.Code == diagnostic.Code && (e.Column ?? column) == column);
            if (met >= 0)
            {
                expected.RemoveAt(met);
            }
            else
            {
                differences.Add($"not expected: {diagnostic.Span.Source.Path}:{line}:{column} {diagnostic.Code} {diagnostic.Message(Compiler.Diagnostics.Language.English)}");
            }
        }

        differences.AddRange(expected.Select(e => $"not met: {e}"));
        return differences;
    }

    private IEnumerable<string> Paths() => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(p => Path.GetRelativePath(folder, p).Replace('\\', '/'))
        .Where(p => p != ExpectFile);

    private static string ProjectPath(string path) =>
        path == ProjectFiles.ProjectFile || new[] { ProjectFiles.AppsFolder, ProjectFiles.FragmentsFolder, ProjectFiles.EnvironmentsFolder, ProjectFiles.PoliciesFolder }.Any(f => path.StartsWith(f, StringComparison.Ordinal))
            ? path
            : ProjectFiles.AppsFolder + "case/" + path;

    private IEnumerable<Expectation> Expectations()
    {
        foreach (var path in Paths())
        {
            var lines = File.ReadAllLines(Path.Combine(folder, path));
            for (var i = 0; i < lines.Length; i++)
            {
                if (Mark().Match(lines[i]) is { Success: true } mark)
                {
                    foreach (var code in mark.Groups[1].Value.Split(' '))
                    {
                        var parts = code.Split('@');
                        yield return new(ProjectPath(path), i + 1, parts.Length > 1 ? Number(parts[1]) : null, parts[0]);
                    }
                }
            }
        }

        var file = Path.Combine(folder, ExpectFile);
        foreach (var line in File.Exists(file) ? File.ReadAllLines(file) : [])
        {
            var parts = line.Split(':', ' ');
            yield return new(ProjectPath(parts[0]), Number(parts[1]), Number(parts[2]), parts[3]);
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?:#|//) expect: ((?:AF[0-9]{4}|P(?:-[A-Z0-9]+)+)(?:@[0-9]+)?(?: (?:AF[0-9]{4}|P(?:-[A-Z0-9]+)+)(?:@[0-9]+)?)*)$")]
    private static partial Regex Mark();

    private sealed record Expectation(string Path, int Line, int? Column, string Code);
}
