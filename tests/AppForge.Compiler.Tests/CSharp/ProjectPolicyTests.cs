using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using AppForge.Compiler.CSharp.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;
using AppForge.Compiler.Tests.Rules;
using AppForge.Testing;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.CSharp;

/// <summary>The rules that a project wrote itself: what they may do, how they are stopped, when Roslyn is loaded. Mistakes in them are in <c>Cases/project-policies</c>.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class ProjectPolicyTests
{
    // Each is a statement of Check; none of them compiles into anything.
    private static readonly string[] Refused =
    [
        "var f = new System.IO.FileInfo(\"a\");", "var s = System.IO.File.OpenRead(\"a\");", "var p = System.Diagnostics.Process.Start(\"a\");", "var c = new System.Net.Http.HttpClient();",
        "var t = new System.Threading.Thread(() => { });", "System.Threading.Thread.Sleep(1);", "System.Threading.Tasks.Task.Run(() => 1);", "System.Threading.Tasks.Parallel.For(0, 1, i => { });",
        "var t = context.GetType();", "var t = typeof(PolicyContext);", "var a = System.Reflection.Assembly.GetExecutingAssembly();", "var m = ((Func<int>)(() => 1)).Method;", "((Func<int>)(() => 1)).DynamicInvoke();",
        "var o = Activator.CreateInstance<List<int>>();", "var v = Environment.GetEnvironmentVariable(\"PATH\");", "Environment.Exit(1);", "Console.WriteLine();", "var n = DateTime.UtcNow;", "var n = DateTimeOffset.Now;",
        "var n = DateOnly.FromDateTime(DateTime.Today);", "var r = Random.Shared.Next();", "var g = Guid.NewGuid();", "GC.Collect();", "AppContext.SetSwitch(\"a\", true);",
        "var z = TimeZoneInfo.Local;", "var c = System.Globalization.CultureInfo.CurrentCulture;", "System.Globalization.CultureInfo.CurrentCulture = null!;", "var h = \"a\".GetHashCode();",
        "System.Runtime.CompilerServices.RuntimeHelpers.PrepareMethod(default);", "var x = System.Runtime.CompilerServices.Unsafe.As<string>(context);", "var p = System.Runtime.InteropServices.Marshal.AllocHGlobal(1);",
        "var l = System.Linq.Expressions.Expression.Constant(1);", "System.Text.RegularExpressions.Regex.CacheSize = 1;", "AppForge.Compiler.AppCompiler.Compile(null!, default);",
        "var w = new System.IO.StringWriter();", "Func<string, string> read = System.IO.File.ReadAllText;", "var all = new[] { \"a\" }.Select(System.IO.File.ReadAllText).ToList();", "object o = new System.Threading.Timer(_ => { });",
        "var t = new { A = 1 }.GetType();", "_ = nameof(System.IO.File) + System.IO.Path.GetTempPath();", "var s = new List<System.IO.Stream>();", "(System.IO.Stream A, int B) t = default;", "lock (context) { }",
        "async System.Threading.Tasks.Task F() { await System.Threading.Tasks.Task.Yield(); }", "var r = __makeref(context);",
    ];

    private static readonly string[] RefusedMembers =
    [
        "[System.Runtime.InteropServices.DllImport(\"c\")] private static extern int getpid();", "private static List<int> _seen = [];", "public static int Count { get; set; }", "~TestPolicy() { }",
        "[System.Runtime.CompilerServices.ModuleInitializer] internal static void Start() { }", "private static event Action? Changed;", "[ThreadStatic] private static readonly int _mine;",
        "private sealed class Writer : System.IO.StringWriter { }", "private System.IO.Stream? _stream;", "private System.IO.Stream? Open(System.IO.Stream s) => s;", "private delegate System.Threading.Tasks.Task Later();",
        "private static async void F() { }",
    ];

    [TestCaseSource(nameof(Refused))]
    public void What_a_policy_must_not_touch_is_refused(string statement) => Codes(Text(statement)).ShouldAllBe(c => c == "AF1602" || c == "AF1603");

    [TestCaseSource(nameof(RefusedMembers))]
    public void What_a_policy_must_not_declare_is_refused(string member) => Codes(Text("", member)).ShouldAllBe(c => c == "AF1602" || c == "AF1603");

    [Test]
    public void Unsafe_code_does_not_compile() => Codes(Text("unsafe { int* p = null; }")).ShouldAllBe(c => c == "AF1601");

    [Test]
    public void An_alias_or_a_static_using_hides_nothing()
    {
        Codes("using F = System.IO.File;\n" + Text("var x = F.Exists(\"a\");")).ShouldContain("AF1602");
        Codes("using static System.Environment;\n" + Text("var x = MachineName;")).ShouldContain("AF1602");
        Codes("global using System.IO;\n" + Text("var x = Path.GetTempPath();")).ShouldContain("AF1602");
    }

    [TestCase("while (true) { }", "2,000,000 steps")]
    [TestCase("do ; while (true);", "2,000,000 steps")]
    [TestCase("for (;;) ;", "2,000,000 steps")]
    [TestCase("again: goto again;", "2,000,000 steps")]
    [TestCase("int i = 0; while (true) { switch (i) { case 0: goto case 1; case 1: goto case 0; } }", "2,000,000 steps")]
    [TestCase("while (true) { try { Step(); } catch (Exception) { } finally { Step(); } }", "2,000,000 steps")]
    [TestCase("_ = Enumerable.Repeat(1, int.MaxValue).Where(n => n > 1).Count();", "2,000,000 steps")]
    [TestCase("_ = Endless().Count();", "2,000,000 steps")]
    [TestCase("Deep(0);", "depth of calls")]
    [TestCase("_ = new Chain();", "depth of calls")]
    [TestCase("_ = Loop;", "depth of calls")]
    [TestCase("var all = new List<string>(); for (var i = 0; i < 90_000; i++) { all.Add(new string('x', 10_000)); }", "MiB of memory")]
    [TestCase("foreach (var app in context.Apps) for (var i = 0; i < 1_000; i++) context.Report(PolicyContext.PlaceOf(app), i.ToString(), \"a\", \"a\", \"a\");", "reports")]
    public void What_does_not_end_is_stopped(string statement, string limit)
    {
        var members = """
            private static void Step() { }
            private static IEnumerable<int> Endless() { while (true) { yield return 1; } }
            private static int Deep(int n) => Deep(n + 1) + 1;
            private static int Loop => Loop + 1;
            private sealed class Chain { private readonly Chain _next = new(); }
            """;
        var diagnostic = Compile(Text(statement, members), new(2_000_000, 64 * 1024 * 1024, 100, TimeSpan.FromMinutes(1))).Diagnostics.ShouldHaveSingleItem();
        diagnostic.Code.ShouldBe("AF1608");
        diagnostic.Message(Language.English).ShouldContain(limit);
        diagnostic.Message(Language.English).ShouldContain("P-TEST-01");
        diagnostic.Span.Source.Path.ShouldBe("policies/Test.cs");
        diagnostic.Span.Length.ShouldBeGreaterThan(0);
    }

    [Test]
    public void A_call_of_the_library_that_does_not_end_is_left_behind()
    {
        var watch = Stopwatch.StartNew();
        var endless = "IEnumerable<int> all = Enumerable.Range(0, 3); for (var i = 0; i < 60; i++) { all = all.Concat(all); } _ = all.LongCount();";
        var diagnostic = Compile(Text(endless), PolicyLimits.Usual with { Time = TimeSpan.FromSeconds(1) }).Diagnostics.ShouldHaveSingleItem();
        diagnostic.Code.ShouldBe("AF1608");
        diagnostic.Message(Language.English).ShouldContain("1 seconds");
        diagnostic.Span.Source.Content.Substring(diagnostic.Span.Start, diagnostic.Span.Length).ShouldBe("TestPolicy");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Test]
    public void A_policy_that_loops_while_it_is_made_is_stopped_too()
    {
        var diagnostic = Compile(Text("", "public TestPolicy() { while (true) { } }"), PolicyLimits.Usual with { Steps = 1_000 }).Diagnostics.ShouldHaveSingleItem();
        diagnostic.Message(Language.English).ShouldStartWith("The policy TestPolicy was stopped");
    }

    [Test]
    public void An_exception_names_the_policy_and_the_line_whatever_stands_before_it()
    {
        var text = Text("var first =\n    Enumerable.Range(0, 3)\n        .Select(n =>\n            10 / (n - 2));\n_ = first\n    .Sum();");
        var diagnostic = Compile(text).Diagnostics.ShouldHaveSingleItem();
        diagnostic.Code.ShouldBe("AF1609");
        diagnostic.Message(Language.English).ShouldBe("The policy P-TEST-01 failed (DivideByZeroException): Attempted to divide by zero.");
        diagnostic.Span.Source.Line(diagnostic.Span.StartPosition.Line).Trim().ShouldBe("10 / (n - 2));");
    }

    [TestCase("context.Report(default, \"あ\", \"a\", \"い\", \"b\");")]
    [TestCase("context.Report(SourceSpan.None, \"あ\", \"a\", \"い\", \"b\");")]
    [TestCase("context.Report(new SourceText(\"x.yaml\", \"\").Span(0, 9), \"あ\", \"a\", \"い\", \"b\");")]
    [TestCase("context.Report(context.Apps[0].Source!.Span(0, 999), \"{0}\", \"{0}\", \"{1}\", \"{2}\");")]
    public void A_report_without_a_place_in_the_project_is_shown_at_its_beginning(string statement)
    {
        var diagnostic = Compile("using AppForge.Compiler.Syntax;\n" + Text(statement)).Diagnostics.ShouldHaveSingleItem();
        diagnostic.Code.ShouldBe("P-TEST-01");
        diagnostic.Severity.ShouldBe(DiagnosticSeverity.Warning);
        new DiagnosticRenderer(Language.Japanese, 80, null).Render(diagnostic).ShouldContain("P-TEST-01");
    }

    [Test]
    public void The_message_of_an_exception_of_its_own_is_not_asked_for()
    {
        var diagnostic = Compile(Text("throw new Own();", "private sealed class Own : Exception { public override string Message { get { while (true) { } } } }")).Diagnostics.ShouldHaveSingleItem();
        diagnostic.Code.ShouldBe("AF1609");
        diagnostic.Message(Language.English).ShouldContain("Own");
    }

    [Test]
    public void Compiled_policies_are_the_same_bytes_and_come_from_the_cache()
    {
        var kept = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var text = Text("context.Report(PolicyContext.PlaceOf(context.Apps[0]), \"あ\", \"a\", \"い\", \"b\");");
        var first = Compile(text, cache: new(kept.GetValueOrDefault, kept.Add));
        var second = Compile(text, cache: new(kept.GetValueOrDefault, (_, _) => Assert.Fail("It was there.")));
        second.Diagnostics.Select(d => d.Message(Language.Japanese)).ShouldBe(first.Diagnostics.Select(d => d.Message(Language.Japanese)));
        var again = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        Compile(text, cache: new(_ => null, again.Add));
        again.Single().Key.ShouldBe(kept.Single().Key);
        again.Single().Value.ShouldBe(kept.Single().Value);
        Compile(text + "\n", cache: new(kept.GetValueOrDefault, kept.Add));
        kept.Count.ShouldBe(2);
    }

    [Test]
    public void A_damaged_file_of_the_cache_is_as_if_it_were_not_there() =>
        Compile(Text(""), cache: new(_ => [1, 2, 3], (_, _) => { })).Diagnostics.ShouldBeEmpty();

    [Test]
    public void Without_policies_and_with_compiled_ones_Roslyn_is_not_loaded()
    {
        var kept = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var policy = Text("context.Report(PolicyContext.PlaceOf(context.Apps[0]), \"あ\", \"a\", \"い\", \"b\");");
        InFreshContext(null, kept).ShouldBe((0, false));
        InFreshContext(policy, kept).ShouldBe((1, true));
        kept.Count.ShouldBe(1);
        InFreshContext(policy, kept).ShouldBe((1, false));
    }

    [Test]
    public void An_assembly_of_policies_is_gone_after_its_run()
    {
        var reference = LoadedOnce();
        for (var i = 0; i < 20 && reference.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        reference.IsAlive.ShouldBeFalse();
    }

    [Test]
    public void The_policies_of_the_repository_find_nothing_in_the_sample_apps()
    {
        var files = SampleProject.Files();
        var policies = Directory.EnumerateFiles(RepositoryRoot.Of("policies"), "*.cs").Select(p => new SourceText("policies/" + Path.GetFileName(p), File.ReadAllText(p)));
        var compilation = AppCompiler.Compile(
            ProjectFiles.Of([.. files.Sources.Values, .. policies], files.Sizes), new CompileOptions { Policies = PolicyCache.None }, CancellationToken.None);
        compilation.Diagnostics.Select(d => d.Message(Language.Japanese)).ShouldBeEmpty();
        compilation.ProjectRules!.Value.Select(r => r.Code).ShouldContain("P-LOCAL-01");
    }

    // How a project tests its policies: a folder for each case, with the lines marked where a policy has to report.
    [TestCaseSource(nameof(PolicyCases))]
    public void The_policies_of_the_repository_find_what_is_marked(string name)
    {
        var folder = new CaseFolder(RepositoryRoot.Of("policies/cases/" + name));
        var policies = Directory.EnumerateFiles(RepositoryRoot.Of("policies"), "*.cs").Select(p => new SourceText("policies/" + Path.GetFileName(p), File.ReadAllText(p)));
        folder.Differences(AppCompiler.Compile(
            ProjectFiles.Of([.. folder.Files.Sources.Values, .. policies]), new CompileOptions { Policies = PolicyCache.None }, CancellationToken.None).Diagnostics).ShouldBeEmpty();
    }

    [Test]
    public void What_the_API_allows_is_there()
    {
        foreach (var word in typeof(PolicyApi).GetFields(BindingFlags.Static | BindingFlags.NonPublic).Select(f => f.GetValue(null)).OfType<IEnumerable<string>>().SelectMany(w => w).Where(w => w.StartsWith("AppForge", StringComparison.Ordinal)))
        {
            typeof(AppCompiler).Assembly.GetTypes().Any(t => t.IsPublic && (t.Namespace == word || t.FullName == word)).ShouldBeTrue(word);
        }
    }

    /// <summary>Compiles a project, called in a load context of its own.</summary>
    /// <returns>The number of diagnostics.</returns>
    public static int CompileHere(string? policy, IDictionary<string, byte[]> cache)
    {
        var files = new List<SourceText> { new("apps/a/app.yaml", "name: A\n") };
        if (policy is not null)
        {
            files.Add(new("policies/Test.cs", policy));
        }

        var options = new CompileOptions { Policies = new PolicyCache(n => cache.TryGetValue(n, out var bytes) ? bytes : null, (n, bytes) => cache[n] = bytes) };
        return AppCompiler.Compile(ProjectFiles.Of(files), options, CancellationToken.None).Diagnostics.Length;
    }

    private static string[] PolicyCases() => [.. Directory.EnumerateDirectories(RepositoryRoot.Of("policies/cases")).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    private static (int Diagnostics, bool HasRoslyn) InFreshContext(string? policy, IDictionary<string, byte[]> cache)
    {
        var context = new FreshContext();
        var method = context.LoadFromAssemblyPath(typeof(ProjectPolicyTests).Assembly.Location).GetType(typeof(ProjectPolicyTests).FullName!)!.GetMethod(nameof(CompileHere))!;
        var count = (int)method.Invoke(null, [policy, cache])!;
        return (count, context.Assemblies.Any(a => a.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference LoadedOnce()
    {
        var image = PolicyCompiler.Compile([new SourceText("policies/Test.cs", Text(""))], new DiagnosticBag(), CancellationToken.None)!;
        using var assembly = new PolicyAssembly(image);
        return new(assembly.Entries[0].Create().GetType().Assembly);
    }

    private static List<string> Codes(string text)
    {
        var bag = new DiagnosticBag();
        PolicyCompiler.Compile([new SourceText("policies/Test.cs", text)], bag, CancellationToken.None).ShouldBeNull();
        var codes = bag.ToImmutable().Select(d => d.Code).ToList();
        codes.ShouldNotBeEmpty();
        return codes;
    }

    private static Compilation Compile(string policy, PolicyLimits? limits = null, PolicyCache? cache = null) => AppCompiler.Compile(
        ProjectFiles.Of([new SourceText("apps/a/app.yaml", "name: A\n"), new SourceText("policies/Test.cs", policy)]),
        new CompileOptions { Policies = cache ?? PolicyCache.None, PolicyLimits = limits ?? PolicyLimits.Usual }, CancellationToken.None);

    private static string Text(string statement, string members = "") => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using AppForge.Compiler.Diagnostics;
        using AppForge.Policies;

        public sealed class TestPolicy : Policy
        {
            public override string Id => "P-TEST-01";
            public override LocalizedText Title => new("試験", "A test");
            {{members}}
            public override void Check(PolicyContext context)
            {
                {{statement}}
            }
        }
        """;

    private sealed class FreshContext() : AssemblyLoadContext("fresh", isCollectible: false)
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll") is var path && File.Exists(path) && !assemblyName.Name!.StartsWith("nunit", StringComparison.OrdinalIgnoreCase)
                ? LoadFromAssemblyPath(path)
                : null;
    }
}
