using System.Text.RegularExpressions;
using AppForge.Testing;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests;

/// <summary>Every mistake in <c>Cases/</c> is reported at its line, and nothing else is: each folder is a small project, its bad lines marked.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed partial class CaseTests
{
    private const string Root = "tests/AppForge.Compiler.Tests/Cases";

    private static IEnumerable<string> Cases() => Directory.EnumerateDirectories(RepositoryRoot.Of(Root), "*", SearchOption.AllDirectories)
        .Where(d => Directory.EnumerateFiles(d).Any() || Directory.Exists(Path.Combine(d, "apps")))
        .Select(d => Path.GetRelativePath(RepositoryRoot.Of(Root), d).Replace('\\', '/'))
        .Where(d => !d.Split('/').Intersect(["apps", "fragments", "environments", "customize", "policies"]).Any())
        .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Cases))]
    public void Every_mistake_is_reported_at_its_place(string name)
    {
        var folder = new CaseFolder(RepositoryRoot.Of($"{Root}/{name}"));
        folder.Differences(AppCompiler.Compile(folder.Files, CaseFolder.Options, CancellationToken.None).Diagnostics).ShouldBeEmpty();
    }

    // Files too large or too much repeated to keep are made in YamlLimitTests and ProjectPolicyTests.
    [Test]
    public void Every_code_of_syntax_and_shape_has_a_case()
    {
        var codes = Directory.EnumerateFiles(RepositoryRoot.Of("src/AppForge.Compiler"), "*Diagnostics.cs", SearchOption.AllDirectories)
            .SelectMany(f => Code().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Except(["AF1006", "AF1014", "AF1015", "AF1611"]);
        var covered = Directory.EnumerateFiles(RepositoryRoot.Of(Root), "*", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        codes.Where(c => !covered.Exists(t => t.Contains(c, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [GeneratedRegex("\"(AF1[0-9]{3})\"")]
    private static partial Regex Code();
}
