using System.Collections.Immutable;
using System.Reflection;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;
using AppForge.Testing;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Rules;

/// <summary>The examples of <c>explain</c> are true: the wrong one is reported, the right one passes.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class ExplanationTests
{
    private const string NewFile = "# file: ";

    private static IEnumerable<TestCaseData> Explained() => typeof(AppCompiler).Assembly.GetTypes()
        .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(f => f.FieldType == typeof(DiagnosticDescriptor))
        .Select(f => (DiagnosticDescriptor)f.GetValue(null)!)
        .Where(d => d.Explanation is not null)
        .Select(d => new TestCaseData(d).SetArgDisplayNames(d.Code));

    [TestCaseSource(nameof(Explained))]
    public void The_wrong_example_is_reported(DiagnosticDescriptor descriptor)
    {
        var diagnostics = Compiled(descriptor, descriptor.Explanation!.Wrong);
        diagnostics.Select(d => d.Code).ShouldContain(descriptor.Code);
        diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error && d.Code != descriptor.Code).Select(d => d.Message(Language.English)).ShouldBeEmpty();
    }

    [TestCaseSource(nameof(Explained))]
    public void The_right_example_passes(DiagnosticDescriptor descriptor) =>
        Compiled(descriptor, descriptor.Explanation!.Right).Where(d => d.Severity == DiagnosticSeverity.Error || d.Code == descriptor.Code).Select(d => d.Message(Language.English)).ShouldBeEmpty();

    private static ImmutableArray<Diagnostic> Compiled(DiagnosticDescriptor descriptor, string example) =>
        AppCompiler.Compile(ProjectFiles.Of(Files(descriptor, example)), CaseFolder.Options, CancellationToken.None).Diagnostics;

    // What the example doesn't say itself: the project, in which a governance rule is on and no other, an environment in which role/owner is somebody, the name of the app.
    private static IEnumerable<SourceText> Files(DiagnosticDescriptor descriptor, string example)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [ProjectFiles.ProjectFile] = "name: 例\n" + (PolicyList.Find(descriptor.Code) is null ? "" : $"policies: {{ {descriptor.Code}: warning }}\n"),
            [ProjectFiles.EnvironmentsFolder + "local.yaml"] = "roles: { owner: group/owner }\n",
        };
        var path = "apps/example/app.yaml";
        foreach (var line in example.Split('\n'))
        {
            if (line.StartsWith(NewFile, StringComparison.Ordinal))
            {
                path = line[NewFile.Length..].Trim();
                texts[path] = "";
            }
            else
            {
                texts[path] = texts.GetValueOrDefault(path, "") + line + "\n";
            }
        }

        return texts.Select(t => new SourceText(t.Key, t.Key.EndsWith("/app.yaml", StringComparison.Ordinal) && !$"\n{t.Value}".Contains("\nname:", StringComparison.Ordinal) ? "name: 例\n" + t.Value : t.Value));
    }
}
