using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Live;
using AppForge.Deploy.Tests.Deployment;
using AppForge.Emulator;
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

    [Test]
    public async Task What_is_generated_and_deployed_imports_and_plans_empty()
    {
        var texts = ValidApps.Texts.Array[Math.Min(Cases.Of(30), MostApps)].Single();
        await using var tenant = await LocalTenant.StartAsync(directory: new EmulatorDirectory
        {
            Users = [.. new[] { "Administrator", "z" }.Select(c => new EmulatorUser { Code = c, Password = "cybozu" })],
            Organizations = [new("y", "y")],
            Plugins = [],
        });
        (await tenant.DeployAsync(Compiled([]))).Failure.ShouldBeNull();
        var masters = tenant.Ids;
        var refused = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            tenant.Ids = masters;
            var project = Compiled([new($"apps/{ValidApps.Key}/app.yaml", text)]);
            var applied = await tenant.DeployAsync(project);
            if (applied.Failure is { } failure)
            {
                var reason = failure.Describe(Language.English);
                refused[reason] = refused.GetValueOrDefault(reason) + 1;
                continue;
            }

            await ProveAsync(tenant, project, masters, text);
        }

        TestContext.Out.WriteLine(string.Join("\n\n", refused.Select(r => $"{r.Value} × {r.Key}")));
        refused.Values.Sum().ShouldBeLessThan(texts.Length / 2, string.Join("\n\n", refused.Keys));
    }

    private static async Task ProveAsync(LocalTenant tenant, Compilation project, AppIdMap masters, string text)
    {
        var id = tenant.Ids.IdOf(ValidApps.Key)!.Value;
        var inPlace = await tenant.ImportAsync(choice: new ImportChoice([id], null), target: project);
        inPlace.Apps.Single().Texts.Values.ShouldBeEmpty(text);

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
