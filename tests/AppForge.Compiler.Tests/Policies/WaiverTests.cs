using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Policies;

/// <summary>Levels and waivers, beyond what the cases show: what is counted, what a date changes, what a level makes of a finding.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class WaiverTests
{
    private const string App = "name: a\nenableBulkDeletion: true\nwaivers: [{ rule: P-OPS-01, reason: 理由, approvedBy: 課長, until: 2026-09-30 }]\n";

    [Test]
    public void What_is_waived_is_kept_and_counted()
    {
        var compilation = Compiled("P-OPS-01: error", App, new DateOnly(2026, 9, 30));
        compilation.Diagnostics.ShouldBeEmpty();
        var waived = compilation.Waived.ShouldHaveSingleItem();
        waived.App.ShouldBe("a");
        waived.Diagnostic.Code.ShouldBe("P-OPS-01");
        waived.Diagnostic.Severity.ShouldBe(DiagnosticSeverity.Error);
        waived.Waiver.Until.ShouldBe(new DateOnly(2026, 9, 30));
    }

    [Test]
    public void A_waiver_that_is_over_fails_and_takes_nothing_away()
    {
        var compilation = Compiled("P-OPS-01: warning", App, new DateOnly(2026, 10, 1));
        compilation.Diagnostics.Select(d => (d.Code, d.Severity)).ShouldBe([("P-OPS-01", DiagnosticSeverity.Warning), ("P-META-03", DiagnosticSeverity.Error)]);
        compilation.Waived.ShouldBeEmpty();
        compilation.HasErrors.ShouldBeTrue();
    }

    [Test]
    public void Without_a_date_no_waiver_is_over() => Compiled("P-OPS-01: warning", App, null).Diagnostics.ShouldBeEmpty();

    [TestCase("error", DiagnosticSeverity.Error)]
    [TestCase("warning", DiagnosticSeverity.Warning)]
    [TestCase("info", DiagnosticSeverity.Information)]
    [TestCase("off", null)]
    public void A_level_is_the_weight_of_a_finding(string level, DiagnosticSeverity? severity)
    {
        var found = Compiled($"P-OPS-01: {level}", "name: a\nenableBulkDeletion: true\n", null).Diagnostics.Select(d => (DiagnosticSeverity?)d.Severity).ToList();
        found.ShouldBe(severity is null ? [] : [severity]);
    }

    [Test]
    public void A_waiver_is_not_called_needless_where_the_app_itself_is_wrong() =>
        Compiled("P-OPS-01: warning", App.Replace("enableBulkDeletion: true", "titleField: 無い", StringComparison.Ordinal), null).Diagnostics.Select(d => d.Code).ShouldBe(["AF2101"]);

    [Test]
    public void An_import_is_taken_as_it_is()
    {
        var files = Files("P-OPS-01: error", "name: a\nenableBulkDeletion: true\n");
        AppCompiler.Compile(files, new CompileOptions { ChecksPolicies = false }, CancellationToken.None).Diagnostics.ShouldBeEmpty();
    }

    [Test]
    public void The_line_of_a_secret_is_not_shown()
    {
        var secret = Compiled("P-OPS-01: off", "name: a\ndescription: 'password: \"aB3xK9mPq2Zw\"'\n", null).Diagnostics.ShouldHaveSingleItem();
        secret.Code.ShouldBe("P-SEC-05");
        new DiagnosticRenderer(Language.Japanese, 120, null).Render(secret).ShouldNotContain("aB3xK9mPq2Zw");
    }

    private static Compilation Compiled(string level, string app, DateOnly? today) => AppCompiler.Compile(Files(level, app), new CompileOptions { Today = today }, CancellationToken.None);

    private static ProjectFiles Files(string level, string app) =>
        ProjectFiles.Of([new SourceText(ProjectFiles.ProjectFile, $"name: p\npolicies: {{ {level} }}\n"), new SourceText("apps/a/app.yaml", app)]);
}
