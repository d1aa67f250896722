using System.Text.RegularExpressions;
using System.Xml.Linq;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Tests.Rules;
using AppForge.Testing;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.House;

/// <summary>The house stays wholesome: one way from project to project, each package in its corner, no file too long, no area in an interpreter.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed partial class DependencyTests
{
    private const int MostLines = 400;

    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["AppForge.Compiler"] = [],
        ["AppForge.Documents"] = ["AppForge.Compiler"],
        ["AppForge.Deploy"] = ["AppForge.Compiler"],
        ["AppForge.Emulator"] = ["AppForge.Compiler"],
        ["AppForge.Cli.Core"] = ["AppForge.Compiler", "AppForge.Documents", "AppForge.Deploy"],
        ["AppForge.Cli"] = ["AppForge.Cli.Core", "AppForge.Compiler", "AppForge.Documents", "AppForge.Deploy", "AppForge.Emulator"],
        ["AppForge.Cli.Native"] = ["AppForge.Cli.Core", "AppForge.Compiler"],
    };

    private static readonly Dictionary<string, string[]> Corners = new(StringComparer.Ordinal)
    {
        ["YamlDotNet"] = ["src/AppForge.Compiler/Syntax/"],
        ["Microsoft.CodeAnalysis"] = ["src/AppForge.Compiler/CSharp/", "src/AppForge.Deploy/Migrations/"],
        ["Scriban"] = ["src/AppForge.Documents/"],
        ["Markdig"] = ["src/AppForge.Documents/"],
        ["Microsoft.Data.Sqlite"] = ["src/AppForge.Emulator/"],
        ["Microsoft.AspNetCore"] = ["src/AppForge.Emulator/"],
        ["System.CommandLine"] = ["src/AppForge.Cli.Core/", "src/AppForge.Cli/", "src/AppForge.Cli.Native/"],
        ["System.Net.Http"] = ["src/AppForge.Deploy/", "src/AppForge.Cli.Core/", "src/AppForge.Cli/"],
    };

    private static string[] Projects() => [.. Directory.EnumerateDirectories(RepositoryRoot.Of("src")).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    private static string[] Packages() => [.. Corners.Keys];

    [TestCaseSource(nameof(Projects))]
    public void References_go_one_way(string project)
    {
        var references = ProjectFile(project).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
        MayUse.ShouldContainKey(project);
        references.Except(MayUse[project]).ShouldBeEmpty();
    }

    [TestCaseSource(nameof(Packages))]
    public void A_package_stays_in_its_corner(string package) =>
        Sources().Where(s => !Corners[package].Any(c => s.Path.StartsWith(c, StringComparison.Ordinal)) && Mentions(s.Text, package)).Select(s => s.Path).ShouldBeEmpty();

    [Test]
    public void A_package_is_referenced_only_by_the_project_of_its_corner()
    {
        foreach (var project in Projects())
        {
            var packages = ProjectFile(project).Descendants("PackageReference").Select(p => p.Attribute("Include")!.Value).ToList();
            foreach (var (package, corners) in Corners.Where(c => !c.Value.Any(p => p.StartsWith($"src/{project}/", StringComparison.Ordinal))))
            {
                packages.ShouldNotContain(p => p == package || p.StartsWith(package + ".", StringComparison.Ordinal), $"{project} uses {package} ({string.Join(", ", corners)})");
            }
        }
    }

    [Test]
    public void No_file_is_too_long() =>
        Sources().Select(s => (s.Path, Lines: s.Text.Count(c => c == '\n'))).Where(s => s.Lines > MostLines).Select(s => $"{s.Path}: {s.Lines}").ShouldBeEmpty();

    [Test]
    public void Every_area_is_in_a_sample()
    {
        var apps = SampleProject.Compile().Apps.Values.ToList();
        KintoneCatalog.Areas.Where(a => !apps.Exists(app => app.Written(a) is not null)).Select(a => a.Name).ShouldBeEmpty();
    }

    [Test]
    public void No_source_knows_this_machine() =>
        Sources().Where(s => MachinePath().IsMatch(s.Text)).Select(s => s.Path).ShouldBeEmpty();

    internal static IEnumerable<(string Path, string Text)> Sources(string under = "src") =>
        Directory.EnumerateFiles(RepositoryRoot.Of(under), "*.cs", SearchOption.AllDirectories)
            .Select(p => (Path: Path.GetRelativePath(RepositoryRoot.Path, p).Replace('\\', '/'), File: p))
            .Where(p => !p.Path.Split('/').Intersect(["bin", "obj"]).Any())
            .OrderBy(p => p.Path, StringComparer.Ordinal)
            .Select(p => (p.Path, File.ReadAllText(p.File)));

    private static XDocument ProjectFile(string project) => XDocument.Load(RepositoryRoot.Of($"src/{project}/{project}.csproj"));

    private static bool Mentions(string text, string package) => Using().Matches(text).Any(m => m.Groups[1].Value is var name
        && (name == package || name.StartsWith(package + ".", StringComparison.Ordinal)));

    // The word after "using", an alias left out; names in full count as well.
    [GeneratedRegex(@"^\s*(?:global\s+)?using\s+(?:static\s+)?(?:\w+\s*=\s*)?([\w.]+)\s*;", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"(?<![\w/.])/(?:work|home|tmp|root)/\w")]
    private static partial Regex MachinePath();
}
