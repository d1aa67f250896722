using System.Diagnostics;
using System.Text;
using AppForge.Cli.Commands;
using AppForge.Compiler.Diagnostics;
using AppForge.Testing;

namespace AppForge.Cli.Tests.Native;

/// <summary>The native tool says, to the byte, what the whole one says: by itself where it can, else by handing over.</summary>
internal sealed class NativeToolTests
{
    private const string Used = "apps.vehicle-master.fields.車両番号";

    private const string Policy = """
        using AppForge.Compiler.Diagnostics;
        using AppForge.Policies;

        public sealed class NamePolicy : Policy
        {
            public override string Id => "P-LOCAL-01";
            public override LocalizedText Title => new("題", "A title");

            public override void Check(PolicyContext context) => context.Report(PolicyContext.PlaceOf(context.Apps[0]), "規則が走りました。", "The rule ran.", "", "");
        }
        """;

    private NativeTool _native = null!;

    [OneTimeSetUp]
    public void Publish()
    {
        if (NativeTool.Missing is { } reason)
        {
            Assert.Ignore(reason);
        }

        _native = NativeTool.Publish();
    }

    [OneTimeTearDown]
    public void Remove() => _native?.Dispose();

    [TestCase("validate")]
    [TestCase("validate", "--format", "json")]
    [TestCase("validate", "--format", "sarif", "--lang", "en")]
    [TestCase("validate", "--lang", "en")]
    public void It_checks_a_project_by_itself(params string[] arguments)
    {
        using var project = TestProject.OfSamples();
        Same(_native.RunAlone(project, arguments), NativeTool.RunManaged(project, arguments)).Code.ShouldBe(ExitCode.Done);
        Spoil(project);
        Same(_native.RunAlone(project, arguments), NativeTool.RunManaged(project, arguments)).Code.ShouldBe(ExitCode.DefinitionErrors);
    }

    [TestCase("validate", "--format", "github")]
    [TestCase("validate", "--warnings-as-errors", "apps/vehicle-trip")]
    [TestCase("validate", "nothing.yaml")]
    [TestCase("validate", "--project", "nowhere")]
    [TestCase("validate", "--fix")]
    [TestCase("fmt", "--check")]
    [TestCase("fmt")]
    [TestCase("impact", Used)]
    [TestCase("impact", Used, "--format", "json", "--lang", "en")]
    [TestCase("impact", "apps.vehicle-master.fields.車両番後")]
    [TestCase("explain")]
    [TestCase("explain", "--format", "json")]
    [TestCase("explain", "af2103", "--lang", "en")]
    [TestCase("explain", "P-ACL-01")]
    [TestCase("explain", "AF9999")]
    [TestCase("--project", "plan", "validate")]
    [TestCase("validate", "--frmat", "text")]
    public async Task It_does_by_itself_what_needs_no_network_and_no_csharp(params string[] arguments)
    {
        using var one = Spoilt();
        using var other = Spoilt();
        await IsSameAsync(one, other, arguments);
        Files(one).ShouldBe(Files(other));
    }

    [Test]
    public async Task Every_case_of_the_compiler_comes_out_the_same()
    {
        var cases = Directory.EnumerateDirectories(RepositoryRoot.Of("tests/AppForge.Compiler.Tests/Cases")).SelectMany(Directory.EnumerateDirectories).Order(StringComparer.Ordinal)
            .Select(f => new CaseFolder(f).Files).Where(f => !f.Policies.Any()).ToList();
        cases.Count.ShouldBeGreaterThan(50);
        foreach (var files in cases)
        {
            using var one = new TestProject([("appforge.yaml", "name: 試し\n"), .. files.Sources.Values.Select(s => (s.Path, s.Content))]);
            using var other = new TestProject([("appforge.yaml", "name: 試し\n"), .. files.Sources.Values.Select(s => (s.Path, s.Content))]);
            await IsSameAsync(one, other, ["validate"]);
        }
    }

    [TestCase]
    [TestCase("--help")]
    [TestCase("--version")]
    [TestCase("validate", "--help")]
    [TestCase("pln", "local")]
    [TestCase("plan", "validate")]
    [TestCase("plan", "local", "--frmat", "text")]
    [TestCase("validate", "--watch", "--format", "json")]
    [TestCase("plan", "local", "--exit-code", "--format", "json")]
    [TestCase("complete", "11", "appforge va")]
    public void It_hands_everything_else_over(params string[] arguments)
    {
        using var project = new TestProject(("appforge.yaml", "name: 試し\n"), ("apps/a/app.yaml", "name: あいう\nfields:\n  番号: { type: NUMBER }\n"));
        Same(_native.Run(project, arguments), NativeTool.RunManaged(project, arguments));
        Alone(project, arguments);
    }

    [TestCase("validate", "--lang", "en")]
    [TestCase("explain", "P-LOCAL-01")]
    public void It_hands_a_project_with_policies_of_its_own_over(params string[] arguments)
    {
        using var project = new TestProject(("appforge.yaml", "name: 試し\n"), ("apps/a/app.yaml", "name: あいう\n"), ("policies/Name.cs", Policy));
        Same(_native.Run(project, arguments), NativeTool.RunManaged(project, arguments)).Out.ShouldContain("P-LOCAL-01");
        Alone(project, arguments);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Ctrl-C reaches a whole console there, the tests included")]
    public async Task An_interruption_reaches_what_it_handed_over_to()
    {
        using var project = new TestProject(("appforge.yaml", "name: 試し\n"));
        using var process = _native.Start(project, "emulator", "--data", "kintone.db");
        (await process.StandardOutput.ReadLineAsync())!.ShouldStartWith("http://");
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(ExitCode.Done, await process.StandardError.ReadToEndAsync());
    }

    [Test]
    public void It_knows_the_names_of_all_commands()
    {
        var all = CommandTree.Build(new Terminal(CliRun.Context("."), Language.English), new AllCommands()).Root.Subcommands.Select(c => c.Name);
        all.ShouldBe([.. CommandTree.OfWholeTool, "validate", "fmt", "impact", "explain"], ignoreOrder: true);
    }

    // Where it has nobody to hand over to, it says so: it has done nothing by itself.
    private void Alone(TestProject project, string[] arguments)
    {
        var run = _native.RunAlone(project, arguments);
        run.Code.ShouldBe(ExitCode.Defect);
        run.Out.ShouldBeEmpty();
        ProcessRun.Readable(run.Error).ShouldContain("full");
    }

    private static ProcessRun Same(ProcessRun native, ProcessRun managed)
    {
        ProcessRun.Readable(native.Error).ShouldBe(ProcessRun.Readable(managed.Error));
        ProcessRun.Readable(native.Out).ShouldBe(ProcessRun.Readable(managed.Out));
        native.ShouldBe(managed);
        return native;
    }

    // The whole tool in this process: the same code, and hundreds of starts saved. What names a folder names each its own.
    private async Task IsSameAsync(TestProject one, TestProject other, string[] arguments)
    {
        var native = _native.RunAlone(one, arguments);
        var managed = await CliRun.WithAsync(CliRun.Context(other.Root) with { Time = TimeProvider.System }, arguments);
        ProcessRun.Readable(native.Error).ShouldBe(managed.Error.Replace(other.Root, one.Root, StringComparison.Ordinal));
        ProcessRun.Readable(native.Out).ShouldBe(managed.Out);
        native.Code.ShouldBe(managed.Code);
    }

    private static TestProject Spoilt()
    {
        var project = TestProject.OfSamples();
        Spoil(project);
        return project;
    }

    // A name that isn't there, one of the wrong width that can be mended, and what kintone has and the catalog doesn't know.
    private static void Spoil(TestProject project)
    {
        project.Edit("apps/vehicle-trip/app.yaml", "稼働状態 in", "稼動状態 in");
        project.Write("apps/spoilt/app.yaml", "name: 壊れた\nfields:\n  番号：\n    type: NUMBER\n  地図: { type: SINGLE_LINE_TEXT, raw: { zoom: 1.50, pins: [true, null, \"あ\"] } }\nviews:\n  一覧: { fields: [番合] }\n");
    }

    private static Dictionary<string, string> Files(TestProject project) => Directory.EnumerateFiles(project.Root, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(project.Root, f).Replace('\\', '/')).Where(f => !f.StartsWith('.'))
        .ToDictionary(f => f, f => Encoding.Latin1.GetString(File.ReadAllBytes(project.PathOf(f))), StringComparer.Ordinal);
}
