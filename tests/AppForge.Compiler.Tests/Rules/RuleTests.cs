using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;
using AppForge.Testing;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Rules;

/// <summary>What the rules say besides code and place: the guess at what was meant, the order, and silence on what is right.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class RuleTests
{
    private const string Fields = "fields:\n  運行番号: { type: SINGLE_LINE_TEXT }\n  車両番号: { type: SINGLE_LINE_TEXT }\n  Status2: { type: DROP_DOWN, options: [利用可, 整備中] }\n";

    [TestCase("titleField: 運行番", "もしかして「運行番号」（apps/a/app.yaml:4:3）", "did you mean \"運行番号\" (apps/a/app.yaml:4:3)?")]
    [TestCase("titleField: 車輌番号", "もしかして「車両番号」（apps/a/app.yaml:5:3）", "did you mean \"車両番号\" (apps/a/app.yaml:5:3)?")]
    [TestCase("titleField: ｓtatus2", "もしかして「Status2」（apps/a/app.yaml:6:3）", "did you mean \"Status2\" (apps/a/app.yaml:6:3)?")]
    [TestCase("titleField: レコード番", "もしかして「レコード番号」", "did you mean \"レコード番号\"?")]
    [TestCase("titleField: 天気", null, null)]
    [TestCase("views: { v: { type: LIST, filterCond: 'Status2 in (\"利用可能\")' } }", "もしかして「利用可」", "did you mean \"利用可\"?")]
    [TestCase("views: { v: { type: LITS } }", "もしかして「LIST」", "did you mean \"LIST\"?")]
    [TestCase("view: {}", "もしかして「views」", "did you mean \"views\"?")]
    [TestCase("theme: BLEU", "もしかして「BLUE」", "did you mean \"BLUE\"?")]
    [TestCase("acl: { app: [{ entity: role/woner }] }", "もしかして「owner」", "did you mean \"owner\"?")]
    [TestCase("acl: { app: [{ entity: role/clerk }] }", null, null)]
    [TestCase("process: { states: { 起票: , 承認待ち: }, actions: [{ name: a, from: 起票, to: 承認侍ち }] }", "もしかして「承認待ち」", "did you mean \"承認待ち\"?")]
    [TestCase("layout: [[{ group: x }, 運行番号, 車両番号, Status2]]", null, null)]
    public void A_mistake_comes_with_a_guess(string text, string? japanese, string? english)
    {
        var diagnostic = Compile(("a", $"name: a\n{text}\n{Fields}"), ("b", "name: b")).Diagnostics.First();
        diagnostic.Guess?.Japanese.ShouldBe(japanese);
        diagnostic.Guess?.English.ShouldBe(english);
        (diagnostic.Guess is null).ShouldBe(japanese is null, diagnostic.Message(Language.English));
    }

    [TestCase("vehicle-mastr", "もしかして「vehicle-master」", "did you mean \"vehicle-master\"?")]
    [TestCase("Vehicle-master", "もしかして「vehicle-master」", "did you mean \"vehicle-master\"?")]
    [TestCase("organization", null, null)]
    public void An_unknown_app_comes_with_a_guess(string key, string? japanese, string? english)
    {
        var app = $"name: a\nfields: {{ x: {{ type: NUMBER, lookup: {{ relatedApp: {key}, relatedKeyField: y }} }} }}";
        var diagnostic = Compile(("a", app), ("vehicle-master", "name: b")).Diagnostics.ShouldHaveSingleItem();
        diagnostic.Code.ShouldBe("AF2102");
        diagnostic.Guess?.Japanese.ShouldBe(japanese);
        diagnostic.Guess?.English.ShouldBe(english);
    }

    [Test]
    public void A_message_says_in_both_languages_what_is_wrong_and_what_to_do()
    {
        var diagnostic = Compile(("a", "name: a\ntitleField: 件名")).Diagnostics.ShouldHaveSingleItem();
        diagnostic.Message(Language.Japanese).ShouldBe("フィールド「件名」はこのアプリにありません。");
        diagnostic.Message(Language.English).ShouldBe("This app has no field \"件名\".");
        diagnostic.Help(Language.Japanese).ShouldBe("fields に足すか、コードを直してください。");
        diagnostic.Help(Language.English).ShouldBe("Add it to fields, or correct the code.");
    }

    [Test]
    public void The_sample_apps_give_no_error_and_no_warning() => SampleProject.Compile().Diagnostics.Select(d => d.Code + " " + d.Message(Language.English)).ShouldBeEmpty();

    [Test]
    public void Diagnostics_come_in_reading_order_and_each_once()
    {
        foreach (var folder in DiagnosticListingTests.ProjectFolders())
        {
            var files = new CaseFolder(folder).Files;
            var first = Lines(files);
            first.ShouldBe(Lines(files), folder);
            first.ShouldBeUnique(folder);
            var diagnostics = AppCompiler.Compile(files, CaseFolder.Options, CancellationToken.None).Diagnostics;
            diagnostics.Select(d => d.Span.Source.Path).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal, folder);
            foreach (var file in diagnostics.GroupBy(d => d.Span.Source.Path))
            {
                file.Select(d => d.Span.Start).ShouldBeInOrder(SortDirection.Ascending, Comparer<int>.Default, folder);
            }
        }
    }

    private static List<string> Lines(ProjectFiles files)
    {
        var renderer = new DiagnosticRenderer(Language.Japanese, 120, null);
        return [.. AppCompiler.Compile(files, CaseFolder.Options, CancellationToken.None).Diagnostics.Select(renderer.Render)];
    }

    private static Compilation Compile(params (string Key, string Text)[] apps) => AppCompiler.Compile(
        ProjectFiles.Of(apps.Select(a => new SourceText($"apps/{a.Key}/app.yaml", a.Text)).Append(new("environments/test.yaml", "roles: { owner: group/owner }"))),
        CancellationToken.None);
}
