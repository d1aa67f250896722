using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;
using CsCheck;

namespace AppForge.Cli.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class DiagnosticRendererTests
{
    private static readonly DiagnosticDescriptor Mistake = DiagnosticDescriptor.Error("AF1101", "誤り", "a mistake", "直す", "correct it");

    [TestCase("a: 誤り # 終わり", 3, 5, "    ^^^^")]
    [TestCase("\ta: b", 4, 5, "        ^")]
    [TestCase("\u304B\u3099: x", 4, 5, "     ^")]
    [TestCase("a: b", 4, 4, "     ^")]
    public void The_marker_counts_cells(string line, int start, int end, string marker)
    {
        var lines = Render(line, start, end, 80).Split('\n');
        lines[2].ShouldBe("  |" + marker);
    }

    [Test]
    public void Of_a_span_of_several_lines_the_first_is_marked()
    {
        var lines = Render("a: [x,\n  y]", 3, 11, 80).Split('\n');
        lines[1].ShouldBe("1 | a: [x,");
        lines[2].ShouldBe("  |    ^^^");
    }

    [Test]
    public void Below_full_width_text_the_marker_stands_under_the_word_that_is_wrong()
    {
        const string app = "name: 条件\nfields: { 件名: { type: SINGLE_LINE_TEXT } }\nviews:\n  一覧（全角）: { type: LIST, filterCond: \"件名　＝　\\\"甲\\\"\" }\n";
        var files = ProjectFiles.Of([new("appforge.yaml", "name: x\n"), new("apps/a/app.yaml", app)]);
        var mistake = AppCompiler.Compile(files, CancellationToken.None).Diagnostics.Single(d => d.Code == "AF3001");
        var lines = new DiagnosticRenderer(Language.Japanese, 120, null).Render(mistake).Split('\n');
        lines[2].IndexOf('^', StringComparison.Ordinal).ShouldBe(TextWidth.Of(lines[1].Split('＝')[0]));
        lines[2].Count(c => c == '^').ShouldBe(2);
    }

    [Test]
    public void Whatever_the_line_it_fits_the_width_and_the_marker_stands_below_it()
    {
        var piece = Gen.OneOf([.. new[] { "a", " ", "漢", "ｶ", "\t", "か\u3099", "😀", "…", "\u0001", "\u202E", "長い説明" }.Select(Gen.Const)]);
        Gen.Select(piece.Array[0, 80], piece.Array[1, 12], piece.Array[0, 80], Gen.Int[40, 140]).Sample((before, marked, after, width) =>
        {
            var (head, middle) = (string.Concat(before), string.Concat(marked));
            var lines = Render(head + middle + string.Concat(after), head.Length, head.Length + middle.Length, width).Split('\n');
            lines.Length.ShouldBe(5);
            TextWidth.Of(lines[1]).ShouldBeLessThanOrEqualTo(width);
            TextWidth.Of(lines[2]).ShouldBeLessThanOrEqualTo(Math.Max(width, TextWidth.Of(lines[1]) + 1));
            lines[2].TrimStart(' ', '|').ShouldMatch("^\\^+$");
            lines[1].ShouldNotContain("\t");
            lines[1].ShouldNotContain("\u0001");
            lines[1].ShouldNotContain("\u202E");
        });
    }

    private static string Render(string content, int start, int end, int width) =>
        new DiagnosticRenderer(Language.Japanese, width, null).Render(new(Mistake, new SourceText("a.yaml", content).Span(start, end), []));
}
