using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AppForge.Testing;

namespace AppForge.Cli.Tests;

/// <summary>What others made and AppForge carries with it: <c>THIRD-PARTY-NOTICES.md</c> is made of the lock files and of what the packages say of themselves.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ThirdPartyNoticesTests
{
    // Their terms can be met by naming them; none asks for fees or for the source of what uses it.
    private static readonly string[] Allowed = ["MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0"];

    private static readonly string[] OnlyForBuilding = ["Microsoft.CodeAnalysis.Analyzers", "Microsoft.CodeAnalysis.BannedApiAnalyzers"];

    [Test]
    public void Every_package_is_named_and_its_licence_can_be_kept()
    {
        var packages = Directory.EnumerateFiles(RepositoryRoot.Of("src"), "packages.lock.json", SearchOption.AllDirectories).SelectMany(Packages)
            .Where(p => !OnlyForBuilding.Contains(p.Id, StringComparer.Ordinal)).Distinct().OrderBy(p => p.Id, StringComparer.OrdinalIgnoreCase).ToList();
        var text = new StringBuilder("# Third-party notices\n\nMade by a test of the lock files (`APPFORGE_ACCEPT=1`); don't edit it. AppForge is distributed with these packages. The texts of the licences are at https://spdx.org/licenses/.\n\n");
        text.Append("| package | version | licence | copyright | project |\n| --- | --- | --- | --- | --- |\n");
        foreach (var (id, version) in packages)
        {
            var path = Path.Combine(Folder, id.ToLowerInvariant(), version, id.ToLowerInvariant() + ".nuspec");
            if (!File.Exists(path))
            {
                Assert.Ignore($"The package folder doesn't hold {id} {version}.");
            }

            var metadata = XDocument.Load(path).Root!.Elements().Single(e => e.Name.LocalName == "metadata");
            string Of(string name) => metadata.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value.Trim() ?? "";
            Allowed.ShouldContain(Of("license"), id);
            var copyright = Of("copyright") is { Length: > 0 } said ? said : Of("authors");
            text.Append("| ").AppendJoin(" | ", id, version, Of("license"), copyright.Replace("|", "\\|", StringComparison.Ordinal), Of("projectUrl")).Append(" |\n");
        }

        Golden.Matches(text.ToString(), "THIRD-PARTY-NOTICES.md");
    }

    private static string Folder => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static IEnumerable<(string Id, string Version)> Packages(string lockFile)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(lockFile));
        return
        [
            .. json.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject())
                .Where(p => p.Value.GetProperty("type").GetString() != "Project").Select(p => (p.Name, p.Value.GetProperty("resolved").GetString()!)),
        ];
    }
}
