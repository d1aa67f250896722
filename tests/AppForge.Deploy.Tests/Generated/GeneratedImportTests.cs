using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Live;
using AppForge.Deploy.Tests.Deployment;
using AppForge.Testing;
using CsCheck;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Deploy.Tests.Generated;

/// <summary>Whatever the catalog can say: deployed, imported, compiled, formatted, planned empty; and imported over what is written already, nothing is touched.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class GeneratedImportTests
{
    private const int MostApps = 1_000;
    private const int MostAttempts = 30;

    [Test]
    public async Task What_is_generated_and_deployed_imports_and_plans_empty()
    {
        await using var tenant = await ValidApps.StartTenantAsync();
        var masters = tenant.Ids;

        // One after the other: they share a tenant. What fails is told with its seed (CsCheck_Seed=… repeats it).
        await ValidApps.Texts.SampleAsync(
            async text =>
            {
                tenant.Ids = masters;
                await ProveAsync(tenant, await DeployedAsync(tenant, masters, text), masters, text);
            },
            iter: Math.Min(Cases.Of(30), MostApps), threads: 1, print: text => text);
    }

    // What the compiler lets through and kintone refuses, or takes otherwise, is left out of the app: this test is about what is there.
    private static async Task<Compilation> DeployedAsync(LocalTenant tenant, AppIdMap masters, string text)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            tenant.Ids = masters;
            var project = Compiled([new($"apps/{ValidApps.Key}/app.yaml", text)]);
            var applied = await tenant.DeployAsync(project);
            if (applied.Failure is null && applied.Differences.IsEmpty)
            {
                return project;
            }

            text = applied.Failure is { } failure ? ValidApps.WithoutRefused(text, failure.Describe(Language.English)) : ValidApps.WithoutChanged(text, applied.Differences[0].Address);
        }

        throw new InvalidOperationException("kintone refuses it again and again:\n" + text);
    }

    private static async Task ProveAsync(LocalTenant tenant, Compilation project, AppIdMap masters, string text)
    {
        var id = tenant.Ids.IdOf(ValidApps.Key)!.Value;
        var inPlace = await tenant.ImportAsync(choice: new ImportChoice([id], null), target: project);
        var before = project.Files.Find($"apps/{ValidApps.Key}/app.yaml")!.Content;
        foreach (var after in inPlace.Apps.Single().Texts.Values)
        {
            after.ShouldBe(before);
        }

        tenant.Ids = masters;
        var result = await tenant.ImportAsync(choice: new ImportChoice([id], null), target: Compiled([]));
        var written = ImportCheck.Written(tenant, result, [.. ValidApps.Masters]);
        ImportCheck.Errors(written).ShouldBeEmpty(text + "\n=====\n" + string.Join('\n', result.Apps.Single().Texts.Values));
        await ImportCheck.IsFormattedAndPlansEmptyAsync(tenant, written);
    }

    private static Compilation Compiled(SourceText[] apps)
    {
        var compilation = AppCompiler.Compile(ProjectFiles.Of([.. ValidApps.Masters, .. apps]), CancellationToken.None);
        ImportCheck.Errors(compilation).ShouldBeEmpty();
        return compilation;
    }
}
