using System.Reflection;
using System.Text.RegularExpressions;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Rules;
using AppForge.Testing;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Policies;

/// <summary>Every governance rule is accounted for: checked, kept elsewhere, or left to people; the page that says so is fresh.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed partial class PolicyListTests
{
    [Test]
    public void The_page_is_fresh() => Golden.Matches(PolicyTable.Write(), "docs/policies.md");

    [Test]
    public void The_list_has_every_rule_that_a_prefecture_asks_for()
    {
        var asked = File.ReadLines(Shared.Of("domain/policies.md")).Select(l => Row().Match(l)).Where(m => m.Success).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value, StringComparer.Ordinal);
        PolicyList.All.Select(p => p.Id).ShouldBe(asked.Keys, ignoreOrder: true);
        PolicyList.All.Where(p => !asked[p.Id].Contains(p.Severity.ToString()[0], StringComparison.Ordinal)).Select(p => p.Id).ShouldBeEmpty();
    }

    [Test]
    public void What_is_checked_has_a_rule_and_nothing_else_has() =>
        RuleSet.Governance.SelectMany(r => r.Descriptors).Select(d => d.Code).ShouldBe(PolicyList.All.Where(p => p.State == PolicyState.Checked).Select(p => p.Id), ignoreOrder: true);

    [Test]
    public void Every_rule_that_is_checked_explains_itself() =>
        RuleSet.Governance.SelectMany(r => r.Descriptors).Where(d => d.Explanation is null).Select(d => d.Code).ShouldBeEmpty();

    [Test]
    public void What_the_compiler_keeps_names_its_errors()
    {
        var errors = Descriptors().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Code).ToList();
        foreach (var policy in PolicyList.All.Where(p => p.State == PolicyState.Compiler))
        {
            policy.Codes.ShouldNotBeEmpty(policy.Id);
            policy.Codes.Except(errors, StringComparer.Ordinal).ShouldBeEmpty(policy.Id);
        }
    }

    [Test]
    public void Every_warning_of_the_compiler_may_be_given_a_level()
    {
        var rules = KnownRules.Of(Compiled("name: a"));
        Descriptors().Where(d => d.Severity != DiagnosticSeverity.Error && !(rules.IsKnown(d.Code) && rules.IsAdjustable(d.Code))).Select(d => d.Code).ShouldBeEmpty();
    }

    private static IEnumerable<DiagnosticDescriptor> Descriptors() => typeof(AppCompiler).Assembly.GetTypes()
        .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(f => f.FieldType == typeof(DiagnosticDescriptor)).Select(f => (DiagnosticDescriptor)f.GetValue(null)!);

    private static Compilation Compiled(string project) => AppCompiler.Compile(ProjectFiles.Of([new(ProjectFiles.ProjectFile, project)]), CancellationToken.None);

    [GeneratedRegex(@"^\| (P-[A-Z]+-[0-9]+) \|[^|]*\|[^|]*\| ([^|]+) \|")]
    private static partial Regex Row();
}
