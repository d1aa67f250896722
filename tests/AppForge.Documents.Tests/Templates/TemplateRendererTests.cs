using AppForge.Compiler.Diagnostics;
using AppForge.Documents.Templates;
using Shouldly;

namespace AppForge.Documents.Tests.Templates;

[Parallelizable(ParallelScope.All)]
internal sealed class TemplateRendererTests
{
    private const string Head = "---\nscope: app\ntitle: 題\noutput: {{ name }}.html\n---\n";

    private sealed record Model(string Name, string? Missing, RawHtml Markup, IReadOnlyList<int> Numbers);

    private static readonly Model Sample = new("<a&\"b'>", null, new RawHtml("<em>x</em>"), [.. Enumerable.Range(0, 1500)]);

    [TestCase("{{ name }}", "&lt;a&amp;&quot;b&#39;&gt;")]
    [TestCase("{{ markup }}", "<em>x</em>")]
    [TestCase("{{ markup + 'y' }}", "&lt;em&gt;x&lt;/em&gt;y", Description = "what is put together is text again")]
    [TestCase("{{ name | string.upcase }}", "&lt;A&amp;&quot;B&#39;&gt;")]
    [TestCase("{{ x = 0; for n in numbers; x = x + n; end; x }}", "1124250", Description = "more than Scriban's own limit of 1000")]
    [TestCase("{{ include 'part.sbn' }}", "<i>&lt;a&amp;&quot;b&#39;&gt;</i>")]
    [TestCase("{{ css_text name }}", "\"\\00003ca\\000026\\000022b\\000027\\00003e\"")]
    [TestCase("{{ breakable 'a_b<' }}", "a_<wbr>b&lt;")]
    [TestCase("{{ if missing }}x{{ end }}", "")]
    public void Values_are_escaped(string template, string expected) => Render(template).Text.ShouldBe(expected);

    [TestCase("{{ nothing }}", "AF6005", 6, 4)]
    [TestCase("\n\n  {{ name.nothing }}", "AF6005", 8, 11)]
    [TestCase("{{ date.now }}", "AF6005", 6, 4)]
    [TestCase("{{ math.random 1 2 }}", "AF6005", 6, 9)]
    [TestCase("{{ if }}", "AF6004", 6, 7)]
    [TestCase("{{ while true; end }}", "AF6005", 6, 4)]
    [TestCase("{{ include 'absent.sbn' }}", "AF6005", 6, 4)]
    [TestCase("{{ include '../outside.sbn' }}", "AF6005", 6, 4)]
    [TestCase("{{ include '/etc/hostname' }}", "AF6005", 6, 4)]
    [TestCase("{{ include 'loop.sbn' }}", "AF6005", 1, 4)]
    public void A_mistake_has_its_place(string template, string code, int line, int column)
    {
        var output = Render(template);
        output.Text.ShouldBeEmpty();
        var diagnostic = output.Diagnostics[0];
        diagnostic.Code.ShouldBe(code);
        diagnostic.Span.StartPosition.Line.ShouldBe(line, diagnostic.Message(Language.English));
        diagnostic.Span.StartPosition.Column.ShouldBe(column, diagnostic.Message(Language.English));
    }

    [Test]
    public void A_mistake_in_a_partial_names_the_partial()
    {
        var diagnostic = Render("{{ include 'bad.sbn' }}").Diagnostics.Single();
        diagnostic.Span.Source.Path.ShouldBe("templates/t/bad.sbn");
        diagnostic.Span.StartPosition.Line.ShouldBe(2);
    }

    [TestCase("", "AF6001")]
    [TestCase("x", "AF6001")]
    [TestCase("---\nscope: app\n", "AF6001")]
    [TestCase("---\nscope: app\n---\n", "AF6003")]
    [TestCase("---\nscope: app\nscope: app\n---\n", "AF6002")]
    [TestCase("---\nother: app\n---\n", "AF6002")]
    public void A_head_is_demanded(string text, string code) =>
        Renderer(text).Render("t/main.sbn", Sample, CancellationToken.None).Diagnostics.Single().Code.ShouldBe(code);

    [Test]
    public void A_head_has_bounds()
    {
        var text = "---\n" + string.Concat(Enumerable.Repeat("\n", 1000)) + "---\n";
        Renderer(text).Render("t/main.sbn", Sample, CancellationToken.None).Diagnostics.Single().Code.ShouldBe("AF6001");
    }

    [Test]
    public void An_unknown_template_is_said() =>
        Renderer(Head).Render("t/none.sbn", Sample, CancellationToken.None).Diagnostics.Single().Code.ShouldBe("AF6006");

    [Test]
    public void Too_much_output_is_an_error_and_never_cut()
    {
        var output = Render("{{ for n in 1..900000 }}0123456789012345678901234567890123456789{{ end }}");
        output.Diagnostics.Single().Code.ShouldBe("AF6005");
    }

    [Test]
    public void A_template_can_be_stopped()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Should.Throw<OperationCanceledException>(() => Renderer(Head + "{{ for n in 1..900000; x = n; end }}").Render("t/main.sbn", Sample, source.Token));
    }

    [Test]
    public void A_project_replaces_a_template()
    {
        var templates = TemplateSet.Embedded.With(new Dictionary<string, string> { ["design-document/cover.sbn"] = "自前" });
        templates.Find("design-document/cover.sbn").ShouldBe("自前");
        templates.Paths.ShouldContain("design-document/design-document.sbn");
    }

    [TestCase("a/b:c*?.html", "a_b_c__.html")]
    [TestCase("...", "_")]
    public void File_names_are_safe(string name, string expected) => FileNames.Safe(name).ShouldBe(expected);

    [Test]
    public void File_names_are_no_longer_than_255_bytes()
    {
        var name = FileNames.Safe("アプリ設計書_" + new string('長', 100) + ".html");
        System.Text.Encoding.UTF8.GetByteCount(name).ShouldBeInRange(250, 255);
        name.ShouldEndWith(".html");
    }

    private static TemplateOutput Render(string template) => Renderer(Head + template).Render("t/main.sbn", Sample, CancellationToken.None);

    private static TemplateRenderer Renderer(string main) => new(TemplateSet.Embedded.With(new Dictionary<string, string>
    {
        ["t/main.sbn"] = main,
        ["t/part.sbn"] = "<i>{{ name }}</i>",
        ["t/bad.sbn"] = "fine\n{{ nothing }}",
        ["t/loop.sbn"] = "{{ include 'loop.sbn' }}",
        ["outside.sbn"] = "never",
    }));
}
