using System.Reflection;
using System.Text.RegularExpressions;
using AppForge.Compiler.Diagnostics;
using AppForge.Testing;

namespace AppForge.Cli.Tests;

/// <summary>The codes of all projects together. Those of the compiler are raised by its case folders; the others by a test that names them.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed partial class DiagnosticCodesTests
{
    private static readonly (string Project, string Name, DiagnosticDescriptor Descriptor)[] All = [.. Projects(typeof(ExitCode).Assembly)
        .SelectMany(a => a.GetTypes().SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(f => f.FieldType == typeof(DiagnosticDescriptor))
            .Select(f => (a.GetName().Name!, $"{t.FullName}.{f.Name}", (DiagnosticDescriptor)f.GetValue(null)!))))];

    private static IEnumerable<string> Codes() => All.Where(d => d.Project != "AppForge.Compiler").Select(d => d.Descriptor.Code).Distinct().Order(StringComparer.Ordinal);

    [Test]
    public void No_code_is_given_twice() =>
        All.GroupBy(d => d.Descriptor.Code, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(d => d.Name))}").ShouldBeEmpty();

    // A code that no field has would be told by nobody's test.
    [Test]
    public void Every_code_in_the_source_belongs_to_a_descriptor() => Directory.EnumerateFiles(RepositoryRoot.Of("src"), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Split(Path.DirectorySeparatorChar).Contains("obj"))
        .SelectMany(f => Quoted().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct()
        .Except(All.Select(d => d.Descriptor.Code), StringComparer.Ordinal).ShouldBeEmpty();

    [TestCaseSource(nameof(Codes))]
    public void A_test_raises_it(string code) => Directory.EnumerateFiles(RepositoryRoot.Of("tests"), "*.cs", SearchOption.AllDirectories)
        .Any(f => Quoted().Matches(File.ReadAllText(f)).Any(m => m.Groups[1].Value == code)).ShouldBeTrue($"No test expects \"{code}\".");

    private static IEnumerable<Assembly> Projects(Assembly start) => start.GetReferencedAssemblies().Where(n => n.Name!.StartsWith("AppForge.", StringComparison.Ordinal))
        .SelectMany(n => Projects(Assembly.Load(n))).Append(start).DistinctBy(a => a.FullName);

    [GeneratedRegex("\"(AF[0-9]{4})\"")]
    private static partial Regex Quoted();
}
