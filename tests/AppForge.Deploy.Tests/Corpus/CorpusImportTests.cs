using System.Text;
using AppForge.Compiler;
using AppForge.Compiler.CSharp.Generation;
using AppForge.Compiler.Diagnostics;
using AppForge.Deploy.Tests.Deployment;
using AppForge.Emulator;
using AppForge.Testing;
using AppForge.Testing.OpenApi;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Deploy.Tests.Corpus;

/// <summary>
/// Every app of the corpus that has fields: put into a tenant over HTTP, imported, validated with the diagnostics it deserves, formatted, planned empty, its typed C# compiled. What kintone
/// refuses to take stands in the same report, with what it says.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class CorpusImportTests
{
    [Test]
    [BeyondContract("the corpus is sent as its authors wrote it")]
    public async Task Every_app_with_fields_imports_validates_and_plans_empty()
    {
        var corpus = Shared.Of("corpus");
        var apps = CorpusApp.All(corpus);
        var principals = CorpusApp.Principals(corpus);
        apps.Count.ShouldBeGreaterThan(70);
        apps.Where(a => a.ReadFields() is null or { Count: 0 }).Select(a => a.Title).ShouldBeEmpty("None is passed over in silence.");
        await using var tenant = await LocalTenant.StartAsync(directory: new EmulatorDirectory
        {
            Users = [.. principals["USER"].Prepend("Administrator").Distinct().Select(c => new EmulatorUser { Code = c, Password = "cybozu" })],
            Groups = [.. principals["GROUP"].Where(c => c is not ("everyone" or "Administrators")).Select(c => new EmulatorGroup(c, c))],
            Organizations = [.. principals["ORGANIZATION"].Select(c => new EmulatorOrganization(c, c))],
        });
        var loader = new CorpusLoader(tenant);
        var ids = await loader.LoadAsync(apps);

        var result = await tenant.ImportAsync();
        var written = ImportCheck.Written(tenant, result);

        result.Apps.Select(a => a.Id).ShouldBe(result.Ids.Ids.Values, ignoreOrder: true);
        Golden.Matches(Report(apps, ids, loader, result, written), RepositoryRoot.Of("tests/AppForge.Deploy.Tests/Corpus/report.txt"));
        GeneratedCodeCheck.Compile(TypedModelEmitter.Emit(written), CancellationToken.None);
        await ImportCheck.IsFormattedAndPlansEmptyAsync(tenant, written);
    }

    private static string Report(IReadOnlyList<CorpusApp> apps, IReadOnlyDictionary<string, long> ids, CorpusLoader loader, Live.ImportResult result, Compilation written)
    {
        var report = new StringBuilder();
        foreach (var app in apps)
        {
            var key = result.Ids.KeyOf(ids[app.Title])!;
            report.Append(app.Title).Append('\n');
            foreach (var line in loader.Refused.GetValueOrDefault(app.Title) ?? [])
            {
                report.Append("  refused ").Append(line).Append('\n');
            }

            foreach (var diagnostic in written.Diagnostics.Where(d => d.Span.Source.Path.StartsWith(ProjectFiles.FolderOf(key), StringComparison.Ordinal)))
            {
                report.Append("  ").Append(diagnostic.Code).Append(' ').Append(diagnostic.Message(Language.English)).Append('\n');
            }
        }

        report.Append("\nfor a person to decide\n");
        foreach (var decision in result.Decisions)
        {
            report.Append("  ").Append(decision.Kind).Append(' ').Append(decision.Subject).Append(' ').AppendJoin(", ", decision.Places).Append('\n');
        }

        return report.ToString();
    }
}
