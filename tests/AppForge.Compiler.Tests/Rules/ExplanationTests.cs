using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Rules;
using AppForge.Compiler.Syntax;
using AppForge.Testing;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Rules;

/// <summary>The examples of <c>explain</c> are true: the wrong one is reported, the right one passes.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed partial class ExplanationTests
{
    private const string NewFile = "# file: ";

    private static readonly ImmutableArray<DiagnosticDescriptor> All = [.. typeof(AppCompiler).Assembly.GetTypes()
        .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(f => f.FieldType == typeof(DiagnosticDescriptor))
        .Select(f => (DiagnosticDescriptor)f.GetValue(null)!)];

    private static IEnumerable<TestCaseData> Explained() => All.Where(d => d.Explanation is not null).Select(d => new TestCaseData(d).SetArgDisplayNames(d.Code));

    [Test]
    public void Every_code_of_a_rule_is_explained() =>
        RuleSet.All.SelectMany(r => r.Descriptors).Where(d => d.Explanation is null).Select(d => d.Code).ShouldBeEmpty();

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

    private static ImmutableArray<Diagnostic> Compiled(DiagnosticDescriptor descriptor, string example)
    {
        var (texts, sizes) = Files(descriptor, Unfolded(example));
        return AppCompiler.Compile(ProjectFiles.Of(texts, sizes), CaseFolder.Options, CancellationToken.None).Diagnostics;
    }

    private static IEnumerable<string> Unfolded(string example) => example.Split('\n').SelectMany(line => Repeated().Match(line) is { Success: true } times
        ? Enumerable.Range(1, int.Parse(times.Groups[1].Value, CultureInfo.InvariantCulture)).Select(n => line[..times.Index].Replace("{n}", $"{n}", StringComparison.Ordinal))
        : [line]);

    // What the example doesn't say itself: the project, in which a governance rule is on and no other, an environment in which role/owner is somebody, the name of the app.
    private static (IEnumerable<SourceText> Texts, IEnumerable<KeyValuePair<string, long>> Sizes) Files(DiagnosticDescriptor descriptor, IEnumerable<string> example)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [ProjectFiles.ProjectFile] = "name: 例\n" + (PolicyList.Find(descriptor.Code) is null ? "" : $"policies: {{ {descriptor.Code}: warning }}\n"),
            [ProjectFiles.EnvironmentsFolder + "local.yaml"] = "roles: { owner: group/owner }\n",
        };
        var sizes = new Dictionary<string, long>(StringComparer.Ordinal);
        var path = "apps/example/app.yaml";
        foreach (var line in example)
        {
            if (!line.StartsWith(NewFile, StringComparison.Ordinal))
            {
                texts[path] = texts.GetValueOrDefault(path, "") + line + "\n";
            }
            else if (Sized().Match(line) is { Success: true } size)
            {
                sizes[size.Groups[1].Value] = long.Parse(size.Groups[2].Value, CultureInfo.InvariantCulture);
            }
            else
            {
                path = line[NewFile.Length..].Trim();
                texts[path] = "";
            }
        }

        foreach (var (file, text) in texts)
        {
            sizes[file] = text.Length;
        }

        return (texts.Select(t => new SourceText(t.Key, WithName(t.Key, t.Value))), sizes);
    }

    private static string WithName(string path, string text) =>
        path.EndsWith("/" + ProjectFiles.AppFile, StringComparison.Ordinal) && !$"\n{text}".Contains("\nname:", StringComparison.Ordinal) ? $"name: 例（{path}）\n{text}" : text;

    [GeneratedRegex(@"\s*# ×(\d+)$")]
    private static partial Regex Repeated();

    [GeneratedRegex(@"^# file: (\S+) # (\d+) bytes$")]
    private static partial Regex Sized();
}
