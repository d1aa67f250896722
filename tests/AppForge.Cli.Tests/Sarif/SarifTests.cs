using System.Diagnostics;
using System.Text;
using System.Text.Json;
using AppForge.Testing;

namespace AppForge.Cli.Tests.Sarif;

/// <summary>The SARIF form of a validation, against the schema as an independent validator reads it.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class SarifTests
{
    private const string Folder = "tests/AppForge.Cli.Tests/Sarif";

    [Test]
    public async Task Mistakes_are_valid_sarif()
    {
        using var project = new TestProject(
            ("appforge.yaml", "name: 試し\n"),
            ("fragments/common.yaml", "fields:\n  所属: { type: DROP_DOWN, options: [甲], defaultValue: 乙 }\n"),
            ("apps/a/app.yaml", "name: あ\nuse: [common]\nfields:\n  数: { type: NUMBR }\nviews:\n  一覧: { type: LIST, fields: [ない項目] }\n"));
        var run = await CliRun.InAsync(project, "validate", "--format", "sarif");

        run.Code.ShouldBe(ExitCode.DefinitionErrors);
        using var json = JsonDocument.Parse(run.Out);
        var results = json.RootElement.GetProperty("runs")[0].GetProperty("results");
        results.GetArrayLength().ShouldBe(3);
        results.EnumerateArray().Single(r => r.GetProperty("ruleId").GetString() == "AF2101").GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region")
            .GetProperty("startColumn").GetInt32().ShouldBe(30);
        await IsValidAsync(run.Out);
    }

    [Test]
    public async Task So_is_the_form_of_the_sample_apps()
    {
        using var project = TestProject.OfSamples();
        var run = await CliRun.InAsync(project, "validate", "--format", "sarif");
        run.Code.ShouldBe(ExitCode.Done);
        await IsValidAsync(run.Out);
    }

    [Test]
    public async Task A_mistake_keeps_its_fingerprint_when_lines_move()
    {
        using var project = new TestProject(("appforge.yaml", "name: 試し\n"), ("apps/a/app.yaml", "name: あ\nfields:\n  数: { type: NUMBR }\n"));
        var before = (await CliRun.InAsync(project, "validate", "--format", "sarif")).Out;
        project.Write("apps/a/app.yaml", "# 注\nname: あ\nfields:\n  数: { type: NUMBR }\n");
        var after = (await CliRun.InAsync(project, "validate", "--format", "sarif")).Out;

        after.ShouldNotBe(before);
        Fingerprint(after).ShouldBe(Fingerprint(before));
    }

    private static string Fingerprint(string sarif)
    {
        using var json = JsonDocument.Parse(sarif);
        return json.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("partialFingerprints").GetProperty("appforge/v1").GetString()!;
    }

    private static async Task IsValidAsync(string sarif)
    {
        if (!Directory.Exists(RepositoryRoot.Of(Folder + "/node_modules")))
        {
            Assert.Ignore($"The schema of SARIF isn't there: run npm ci in {Folder}.");
        }

        var start = new ProcessStartInfo("node", "validate.cjs")
        {
            WorkingDirectory = RepositoryRoot.Of(Folder),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
        };
        using var node = Process.Start(start)!;
        var (said, failed) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.StandardInput.WriteAsync(sarif);
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        (await failed).ShouldBeEmpty();
        (await said).ShouldBeEmpty();
    }
}
