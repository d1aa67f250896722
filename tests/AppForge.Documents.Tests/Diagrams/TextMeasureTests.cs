using AppForge.Documents.Diagrams;
using CsCheck;
using Shouldly;

namespace AppForge.Documents.Tests.Diagrams;

[Parallelizable(ParallelScope.All)]
internal sealed class TextMeasureTests
{
    [TestCase("あ漢", 2.0)]
    [TestCase("A1", 1.24)]
    [TestCase("ab", 1.08)]
    [TestCase("ｱｲ", 1.08)]
    [TestCase("𠮷", 1.0)]
    [TestCase("か\u3099", 1.0)]
    [TestCase("→", 1.0)]
    [TestCase("", 0.0)]
    public void Widths_are_those_of_the_look(string text, double em) => TextMeasure.Width(text, 10).ShouldBe(em * 10 * 1.08, 0.001);

    [TestCase("承認を求める。", 44, "承認を求/める。", Description = "。never begins a line")]
    [TestCase("確認「済」", 33, "確認/「済」", Description = "「 never ends a line")]
    [TestCase("vehicle-master", 60, "vehicle-/master")]
    [TestCase("abc def", 25, "abc/def")]
    public void Lines_break_by_the_rules(string text, double width, string lines) =>
        string.Join('/', TextMeasure.Wrap(text, 10, width, 9).Lines).ShouldBe(lines);

    [Test]
    public void No_line_is_wider_than_its_box() => Gen.Select(Gen.String[Gen.Char["あ漢字、。「」ーッabcXYZ019_-. ｱ"], 0, 80], Gen.Double[16, 200], Gen.Int[1, 5]).Sample((text, width, lines) =>
    {
        var wrapped = TextMeasure.Wrap(text, 10, width, lines);
        wrapped.Lines.Count.ShouldBeInRange(1, lines);
        wrapped.Lines.ShouldAllBe(l => TextMeasure.Width(l, 10) <= width + 0.001);
        if (!wrapped.IsCut)
            string.Concat(wrapped.Lines).Replace(" ", "", StringComparison.Ordinal).ShouldBe(text.Replace(" ", "", StringComparison.Ordinal), "nothing is lost");
    }, iter: 2000);
}
