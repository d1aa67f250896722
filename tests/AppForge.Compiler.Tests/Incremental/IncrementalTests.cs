using AppForge.Compiler.Catalog;
using AppForge.Compiler.CSharp.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;
using AppForge.Compiler.Tests.Rules;
using AppForge.Testing;
using CsCheck;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Incremental;

/// <summary>A compilation that takes over from an earlier one is exactly the one that is made from nothing; and it does take over what a change doesn't reach.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class IncrementalTests
{
    private const string CasesRoot = "tests/AppForge.Compiler.Tests/Cases";
    private const string Governed = "name: 試験\ngovernance: prefecture\n";

    private static readonly CompileOptions Options = new() { Today = new(2026, 9, 30) };

    // The folders of wrong definitions: every rule has something to say in one of them.
    private static readonly Lazy<List<string>> Cases = new(() =>
    [
        .. Directory.EnumerateDirectories(RepositoryRoot.Of(CasesRoot), "*", SearchOption.AllDirectories)
            .Where(d => (Directory.EnumerateFiles(d).Any() || Directory.Exists(Path.Combine(d, "apps")))
                && !Path.GetRelativePath(RepositoryRoot.Of(CasesRoot), d).Replace('\\', '/').Split('/').Intersect(["apps", "fragments", "environments", "customize", "policies"]).Any())
            .Order(StringComparer.Ordinal),
    ]);

    [Test]
    public void Any_edits_of_the_samples_give_what_a_full_compilation_gives() =>
        Gen.Int[0, int.MaxValue].Sample(seed => Check(SampleProject.Files(), new Random(seed), 12), iter: Testing.Cases.Of(12));

    [Test]
    public void Any_edits_of_wrong_definitions_give_what_a_full_compilation_gives() => Gen.Int[0, int.MaxValue].Sample(
        seed =>
        {
            var random = new Random(seed);
            var files = new CaseFolder(Cases.Value[random.Next(Cases.Value.Count)]).Files;
            if (files.Sources.Count > 0)
            {
                Check(Beside(files, new CaseFolder(Cases.Value[random.Next(Cases.Value.Count)]).Files), random, 15);
            }
        },
        iter: Testing.Cases.Of(150));

    [Test]
    public void An_edit_of_an_app_at_which_nobody_looks_reaches_it_alone()
    {
        const string Alone = "apps/alone/app.yaml";
        var before = AppCompiler.Compile(SampleProject.Files().With([new(Alone, "name: 台帳\nfields:\n  件名: { type: SINGLE_LINE_TEXT }\n")]), Options, CancellationToken.None);
        var after = Again(before, before.Files.With([new(Alone, "name: 備品台帳\nfields:\n  件名: { type: SINGLE_LINE_TEXT }\n")]));
        after.DefinitionHash("alone").ShouldNotBe(before.DefinitionHash("alone"));
        Anew(before, after).ShouldBe(["alone"]);
        CheckedAnew(before, after).ShouldBe(["alone"]);
    }

    [Test]
    public void An_edit_of_an_app_at_which_others_look_makes_them_be_checked_again()
    {
        var before = AppCompiler.Compile(SampleProject.Files(), Options, CancellationToken.None);
        var after = Again(before, SampleProject.Files(t => t.Replace("name: 【M】公用車マスタ", "name: 【M】庁用車マスタ", StringComparison.Ordinal)));
        Anew(before, after).ShouldBe(["vehicle-master"]);
        CheckedAnew(before, after).ShouldBe(["vehicle-master", "vehicle-trip"]);
    }

    [Test]
    public void A_fragment_reaches_the_apps_that_use_it()
    {
        var before = AppCompiler.Compile(SampleProject.Files(), Options, CancellationToken.None);
        var used = before.Parts.Apps.Values.Where(a => a.Asked.Contains("master-access")).Select(a => a.Files.Key).ToList();
        var path = ProjectFiles.FragmentsFolder + "master-access.yaml";
        var after = Again(before, before.Files.With([new(path, before.Files.Find(path)!.Content + "\n# 見直し\n")]));
        used.ShouldNotBeEmpty();
        used.Count.ShouldBeLessThan(before.Apps.Count);
        Anew(before, after).ShouldBe(used);
    }

    [Test]
    public void The_same_again_is_the_same_compilation()
    {
        var before = AppCompiler.Compile(SampleProject.Files(), Options, CancellationToken.None);
        Again(before, SampleProject.Files()).ShouldBeSameAs(before);
        Again(before, SampleProject.Files(), Options with { Today = new(2030, 1, 1) }).ShouldNotBeSameAs(before);
    }

    [Test]
    public void Rules_of_the_project_see_every_change()
    {
        var options = Options with { Policies = PolicyCache.None };
        var files = ProjectFiles.Of(
        [
            new("appforge.yaml", "name: 試験\n"), new("environments/local.yaml", "roles: {}\n"), new("apps/a/app.yaml", "name: 甲\n"), new("apps/b/app.yaml", "name: 乙\n"),
            new("policies/One.cs", """
                using AppForge.Compiler.Diagnostics;
                using AppForge.Policies;

                public sealed class OnePolicy : Policy
                {
                    public override string Id => "P-LOCAL-01";
                    public override LocalizedText Title => new("1つ", "One");
                    public override void Check(PolicyContext context)
                    {
                        foreach (var app in context.Apps)
                        {
                            if (app.Name == "丙") { context.Report(PolicyContext.PlaceOf(app), "丙です。", "It is 丙.", "直す。", "Mend."); }
                        }
                    }
                }
                """),
        ]);
        var before = AppCompiler.Compile(files, options, CancellationToken.None);
        before.Diagnostics.ShouldBeEmpty();
        var wrong = Again(before, files.With([new("apps/b/app.yaml", "name: 丙\n")]), options);
        wrong.Diagnostics.Select(d => d.Code).ShouldBe(["P-LOCAL-01"]);
        Anew(before, wrong).ShouldBe(["b"]);
        Again(wrong, files, options).Diagnostics.ShouldBeEmpty();
        Again(wrong, files.With([new("policies/One.cs", files.Find("policies/One.cs")!.Content.Replace("丙", "甲", StringComparison.Ordinal))]), options)
            .Diagnostics.Select(d => d.Span.Source.Path).ShouldBe(["apps/a/app.yaml"]);
    }

    [Test]
    public void No_compilation_keeps_an_earlier_one()
    {
        var (earlier, last) = Several();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        earlier.IsAlive.ShouldBeFalse();
        GC.KeepAlive(last);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static (WeakReference Earlier, Compilation Last) Several()
    {
        var first = AppCompiler.Compile(SampleProject.Files(), Options, CancellationToken.None);
        return (new(first), Again(first, SampleProject.Files(t => t.Replace("name: 公用車予約・運行", "name: 公用車の運行", StringComparison.Ordinal))));
    }

    private static Compilation Again(Compilation before, ProjectFiles files, CompileOptions? options = null) =>
        AppCompiler.Compile(files, (options ?? Options) with { Previous = before }, CancellationToken.None);

    private static IEnumerable<string> Anew(Compilation before, Compilation after) => after.Apps.Values.Where(a => !ReferenceEquals(before.Find(a.Key), a)).Select(a => a.Key);

    private static IEnumerable<string> CheckedAnew(Compilation before, Compilation after) => after.Apps.Keys
        .Where(k => Enumerable.Range(0, after.Parts.Stages.Length).Any(i => !ReferenceEquals(before.Parts.Stages[i].Apps.GetValueOrDefault(k), after.Parts.Stages[i].Apps[k])));

    // Two small projects in one: the files of the second stand beside those of the first, under its own app.
    private static ProjectFiles Beside(ProjectFiles files, ProjectFiles others) => ProjectFiles.Of(
        files.Sources.Values.Concat(others.Sources.Values.Select(s => new SourceText(s.Path.Replace("apps/case/", "apps/case2/", StringComparison.Ordinal), s.Content)).Where(s => files.Find(s.Path) is null)));

    private static void Check(ProjectFiles start, Random random, int steps)
    {
        if (random.Next(2) == 0)
        {
            start = ProjectFiles.Of(start.Sources.Values.Where(s => s.Path != ProjectFiles.ProjectFile).Append(new(ProjectFiles.ProjectFile, Governed)), start.Sizes);
        }

        var edits = new RandomEdits(start, random);
        var options = Options;
        var last = AppCompiler.Compile(edits.Files, options, CancellationToken.None);
        for (var i = 0; i < steps; i++)
        {
            edits.Next();
            if (random.Next(10) == 0)
            {
                options = options with { Today = random.Next(2) == 0 ? null : new(2026 + random.Next(4), 1, 1), ChecksPolicies = random.Next(3) > 0 };
            }

            if (random.Next(3) > 0)
            {
                last = Again(last, edits.Files, options);
                Facts(last).ShouldBe(Facts(AppCompiler.Compile(edits.Files, options, CancellationToken.None)), string.Join("\n", edits.Log));
            }
        }
    }

    private static List<string> Facts(Compilation compilation)
    {
        var graph = ReferenceGraph.Of(compilation);
        return
        [
            compilation.DefinitionsHash,
            .. compilation.Diagnostics.Select(Text),
            .. compilation.Waived.Select(w => $"waived {w.App} {w.Waiver.Rule} {Text(w.Diagnostic)}"),
            .. compilation.Roles,
            .. compilation.Environments.Keys,
            .. compilation.Files.Sources.Values.Select(s => s.Path + s.Content.GetHashCode(StringComparison.Ordinal)),
            .. compilation.Files.Sizes.Select(s => s.ToString()),
            .. graph.Addresses.Select(a => a + " " + string.Join(' ', graph.UsesOf(graph.Find(a)!).Select(u => u.Span.Place))),
            .. compilation.Apps.Values.SelectMany(a => KintoneCatalog.Areas.Select(area => $"{a.Key} {area.Name} {SettingValueComparer.Instance.GetHashCode(a.Canonical(area)!)}")),
            .. compilation.Apps.Values.Select(a => $"{a.Key} {a.Name} {compilation.DefinitionHash(a.Key)} {compilation.UsesFragments(a.Key)} {string.Join(' ', compilation.ScopeOf(a.Key)!.Codes)}"),
            .. compilation.Apps.Values.SelectMany(a => compilation.ScriptsOf(a)).Select(s => $"{s.Source.Path} {string.Join(' ', s.Facts.Uses)}"),
        ];
    }

    private static string Text(Diagnostic d) => string.Join(" | ",
        d.Code, d.Severity, d.Span.Place, d.Span.Length, d.Message(Language.Japanese), d.Message(Language.English), d.Help(Language.Japanese), d.Help(Language.English),
        d.Guess?.In(Language.Japanese), d.Fix?.Text, d.Fix?.Span.Place, string.Join(' ', d.Uses.SelectMany(Diagnostic.WayTo).Select(u => u.Place)));
}
