using System.Collections.Concurrent;
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

/// <summary>Every diagnostic of the compiler: its code, its texts, and that some case raises it.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed partial class DiagnosticListingTests
{
    private const string Cases = "tests/AppForge.Compiler.Tests/Cases";

    private static readonly (string Name, DiagnosticDescriptor Descriptor)[] All = [.. typeof(AppCompiler).Assembly.GetTypes()
        .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(f => f.FieldType == typeof(DiagnosticDescriptor))
        .Select(f => ($"{f.DeclaringType!.FullName}.{f.Name}", (DiagnosticDescriptor)f.GetValue(null)!))];

    private static readonly Lazy<IReadOnlyList<Diagnostic>> Raised = new(RaiseAll);

    private static IEnumerable<TestCaseData> Descriptors() => All.Select(d => new TestCaseData(d.Name, d.Descriptor).SetArgDisplayNames(d.Descriptor.Code, d.Name.Split('.')[^1]));

    [Test]
    public void Codes_are_unique() =>
        All.GroupBy(d => d.Descriptor.Code, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(d => d.Name))}").ShouldBeEmpty();

    [Test]
    public void The_listing_is_whole() =>
        DiagnosticListing.All.Select(d => d.Code).ShouldBe(All.Select(d => d.Descriptor.Code).Order(StringComparer.Ordinal));

    [TestCaseSource(nameof(Descriptors))]
    public void The_code_says_what_it_is_about(string name, DiagnosticDescriptor descriptor)
    {
        string[] ranges = name.Contains(".Syntax.", StringComparison.Ordinal) || name.Contains(".CSharp.", StringComparison.Ordinal) ? ["AF1"] : name.Contains(".Binding.", StringComparison.Ordinal) ? ["AF1", "AF2"] : ["AF2", "AF3"];
        if (name.Contains(".Rules.Policies.", StringComparison.Ordinal))
        {
            PolicyList.Find(descriptor.Code).ShouldNotBeNull(name).State.ShouldBe(PolicyState.Checked);
            return;
        }

        descriptor.Code.ShouldMatch("^AF[1-4][0-9]{3}$");
        ranges.ShouldContain(descriptor.Code[..3], name);
    }

    [TestCaseSource(nameof(Descriptors))]
    public void Both_languages_say_the_same(string name, DiagnosticDescriptor descriptor)
    {
        foreach (var text in new[] { descriptor.Message, descriptor.Help })
        {
            text.Japanese.ShouldNotBeNullOrWhiteSpace();
            text.English.ShouldNotBeNullOrWhiteSpace();
            Japanese().IsMatch(text.Japanese).ShouldBeTrue(text.Japanese);
            Japanese().IsMatch(NotWords().Replace(text.English, "")).ShouldBeFalse(text.English);
            Places(text.English).ShouldBe(Places(text.Japanese), name);
        }
    }

    [Test]
    public void Every_diagnostic_is_raised_by_a_case() =>
        All.Select(d => d.Descriptor.Code).Except(Raised.Value.Select(d => d.Code), StringComparer.Ordinal).ShouldBeEmpty("No folder in Cases/ raises these.");

    [Test]
    public void Every_rule_lists_what_it_raises()
    {
        var listed = RuleSet.All.SelectMany(r => r.Descriptors).Select(d => d.Code).Order(StringComparer.Ordinal).ToList();
        listed.ShouldBe(All.Where(d => d.Name.Contains(".Rules.", StringComparison.Ordinal)).Select(d => d.Descriptor.Code).Order(StringComparer.Ordinal));
        RuleSet.All.Select(r => r.GetType()).ShouldBe(
            typeof(Rule).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Rule)) && !t.IsAbstract), ignoreOrder: true);
    }

    [Test]
    public void What_is_raised_can_be_said()
    {
        foreach (var diagnostic in Raised.Value)
        {
            foreach (var language in new[] { Language.Japanese, Language.English })
            {
                Unfilled().IsMatch(diagnostic.Message(language)).ShouldBeFalse(diagnostic.Message(language));
                Unfilled().IsMatch(diagnostic.Help(language)).ShouldBeFalse(diagnostic.Help(language));
                diagnostic.Message(language).ShouldNotContain("「」", Case.Sensitive, diagnostic.Code);
                new DiagnosticRenderer(language, 80, null).Render(diagnostic).ShouldContain(diagnostic.Code);
            }
        }
    }

    private static List<Diagnostic> RaiseAll()
    {
        var raised = new ConcurrentBag<Diagnostic>();
        Parallel.ForEach(ProjectFolders().Select(f => new CaseFolder(f).Files).Concat(Large()), files =>
        {
            foreach (var diagnostic in AppCompiler.Compile(files, CaseFolder.Options, CancellationToken.None).Diagnostics)
            {
                raised.Add(diagnostic);
            }
        });
        return [.. raised];
    }

    internal static IEnumerable<string> ProjectFolders() => Directory.EnumerateDirectories(RepositoryRoot.Of(Cases), "*", SearchOption.AllDirectories)
        .Where(d => Directory.EnumerateFiles(d).Any() || Directory.Exists(Path.Combine(d, "apps")))
        .Where(d => !Path.GetRelativePath(RepositoryRoot.Of(Cases), d).Split(Path.DirectorySeparatorChar).Intersect(["apps", "fragments", "environments", "customize", "policies"]).Any())
        .Order(StringComparer.Ordinal);

    // What is too large to keep as a file.
    private static IEnumerable<ProjectFiles> Large()
    {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
            + string.Concat(Enumerable.Range(1, 6).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
        string[] texts = [bomb, new string('[', YamlReader.MaxDepth + 1) + new string(']', YamlReader.MaxDepth + 1), "a: " + new string('x', YamlReader.MaxLength)];
        var icon = ProjectFiles.Of(
            [new SourceText("apps/large/app.yaml", "name: A\nicon: { file: icon.png }\n")], [KeyValuePair.Create("apps/large/icon.png", 800L * 1024 + 1)]);
        var policy = ProjectFiles.Of([new SourceText("policies/Large.cs", "//" + new string('x', 256 * 1024))]);
        var fields = "name: A\nfields:\n" + Lines(501, n => $"  f{n}: {{ type: NUMBER }}");
        var process = "name: A\nprocess:\n  states:\n" + Lines(2, n => $"    s{n}:") + "  actions:\n" + Lines(501, n => $"    - {{ name: a{n}, from: s1, to: s2 }}");
        var apps = ProjectFiles.Of(Enumerable.Range(1, 1_001).Select(n => new SourceText($"apps/a{n}/app.yaml", $"name: A{n}\n")));
        return texts.Append(fields).Append(process).Select(t => ProjectFiles.Of([new SourceText("apps/large/app.yaml", t)])).Append(icon).Append(apps).Append(policy);
    }

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(1, count).Select(n => line(n) + "\n"));

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(m => m.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[0-9]+\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Unfilled();

    [GeneratedRegex(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}]")]
    private static partial Regex Japanese();

    // What kintone or YAML calls so in every language stands as it is.
    [GeneratedRegex("[＿･・：]")]
    private static partial Regex NotWords();
}
