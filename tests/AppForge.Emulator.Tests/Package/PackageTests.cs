using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;
using AppForge.Testing;
using Shouldly;

namespace AppForge.Emulator.Tests.Package;

/// <summary>The package <c>AppForge.Emulator</c>: packed from what was built, looked into, and used by a test project that has nothing else of this repository.</summary>
public sealed class PackageTests
{
    private const string Version = "9.9.9-test";

    private static string Configuration => new DirectoryInfo(TestContext.CurrentContext.TestDirectory).Parent!.Name;

    [Test]
    public void The_sample_of_the_readme_is_the_one_that_is_compiled()
    {
        string sample = Text("tests/AppForge.Emulator.Tests/Package/EmulatorSample.cs");
        Text("src/AppForge.Emulator/README.md").ShouldContain("```cs\n" + sample[sample.IndexOf("public class", StringComparison.Ordinal)..] + "```");
    }

    [Test]
    public async Task A_project_outside_uses_the_package()
    {
        string folder = Directory.CreateTempSubdirectory("appforge-package-").FullName;
        try
        {
            string feed = Path.Combine(folder, "feed");
            foreach (string project in new[] { "AppForge.Compiler", "AppForge.Emulator" })
            {
                await DotnetAsync(RepositoryRoot.Path, "pack", $"src/{project}", "--no-build", "--no-restore", "-c", Configuration, "-o", feed, $"-p:PackageVersion={Version}");
            }

            Inspect(Path.Combine(feed, $"AppForge.Emulator.{Version}.nupkg"));
            string consumer = Directory.CreateDirectory(Path.Combine(folder, "consumer")).FullName;
            File.Copy(RepositoryRoot.Of("tests/AppForge.Emulator.Tests/Package/EmulatorSample.cs"), Path.Combine(consumer, "EmulatorSample.cs"));
            await File.WriteAllTextAsync(Path.Combine(consumer, "Consumer.csproj"), Project(feed, Path.Combine(folder, "packages")));
            string output = await DotnetAsync(consumer, "test", "--nologo");
            output.ShouldContain("Passed:     1");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Inspect(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        string[] files = [.. archive.Entries.Select(e => e.FullName).Where(n => !n.StartsWith("_rels", StringComparison.Ordinal) && !n.StartsWith("package/", StringComparison.Ordinal) && n != "[Content_Types].xml").Order(StringComparer.Ordinal)];
        files.ShouldBe(["AppForge.Emulator.nuspec", "README.md", "lib/net10.0/AppForge.Emulator.dll", "lib/net10.0/AppForge.Emulator.xml"]);
        using Stream stream = archive.GetEntry("AppForge.Emulator.nuspec")!.Open();
        XElement metadata = XDocument.Load(stream).Root!.Elements().Single();
        string Of(string name) => metadata.Elements().Single(e => e.Name.LocalName == name).Value;
        Of("readme").ShouldBe("README.md");
        Of("description").ShouldContain("kintone");
        Of("tags").ShouldContain("kintone");
        metadata.Descendants().Where(e => e.Name.LocalName == "dependency").Select(e => (string)e.Attribute("id")!).ShouldBe(["Acornima", "AppForge.Compiler", "Microsoft.CodeAnalysis.CSharp", "Microsoft.Data.Sqlite", "YamlDotNet"], ignoreOrder: true, "its own, the compiler's by central pinning");
        metadata.Descendants().Where(e => e.Name.LocalName == "frameworkReference").Select(e => (string)e.Attribute("name")!).ShouldBe(["Microsoft.AspNetCore.App"]);
    }

    /// <summary>Takes AppForge from the feed and everything else from what is on this machine already; leaves nothing among the machine's packages.</summary>
    private static string Project(string feed, string packages)
    {
        XElement versions = XElement.Load(RepositoryRoot.Of("Directory.Packages.props"));
        string Reference(string id) => $"<PackageReference Include=\"{id}\" Version=\"{versions.Descendants("PackageVersion").Single(v => (string)v.Attribute("Include")! == id).Attribute("Version")!.Value}\" />";
        string machine = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set ? set : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <RestorePackagesPath>{packages}</RestorePackagesPath>
                <RestoreFallbackFolders>{machine}</RestoreFallbackFolders>
                <RestoreSources>{feed}</RestoreSources>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <Using Include="NUnit.Framework" />
                <PackageReference Include="AppForge.Emulator" Version="{Version}" />
                {Reference("Microsoft.NET.Test.Sdk")}
                {Reference("NUnit")}
                {Reference("NUnit3TestAdapter")}
              </ItemGroup>
            </Project>
            """;
    }

    private static string Text(string path) => File.ReadAllText(RepositoryRoot.Of(path)).Replace("\r\n", "\n", StringComparison.Ordinal);

    private static async Task<string> DotnetAsync(string folder, params string[] arguments)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in new[] { ("DOTNET_CLI_UI_LANGUAGE", "en"), ("MSBUILDDISABLENODEREUSE", "1"), ("DOTNET_CLI_USE_MSBUILD_SERVER", "0"), ("UseSharedCompilation", "false"), ("DOTNET_NOLOGO", "1") })
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, output + await errors);
        return output;
    }
}
