using AppForge.Compiler.Diagnostics;
using CsCheck;

namespace AppForge.Cli.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class TextWidthTests
{
    private static readonly Gen<string> Texts =
        Gen.OneOf([.. new[] { "a", " ", "漢", "ｶ", "、", "か\u3099", "😀", "長い説明" }.Select(Gen.Const)]).Array[0, 60].Select(string.Concat);

    [Test]
    public void A_wrapped_text_fits_and_loses_nothing_but_the_spaces_at_the_breaks() => Gen.Select(Texts, Gen.Int[2, 40]).Sample((text, cells) =>
    {
        var lines = TextWidth.Wrap(text, cells).ToList();
        lines.ShouldAllBe(l => TextWidth.Of(l) <= cells);
        string.Concat(lines).Replace(" ", "", StringComparison.Ordinal).ShouldBe(text.Replace(" ", "", StringComparison.Ordinal));
    });

    [Test]
    public void A_shortened_text_fits_and_says_that_it_is_one() => Gen.Select(Texts, Gen.Int[2, 40]).Sample((text, cells) =>
    {
        var shortened = TextWidth.Shorten(text, cells);
        TextWidth.Of(shortened).ShouldBeLessThanOrEqualTo(cells);
        (shortened == text || (shortened.EndsWith('…') && text.StartsWith(shortened[..^1], StringComparison.Ordinal))).ShouldBeTrue(shortened);
    });

    [Test]
    public void A_line_breaks_after_punctuation() => TextWidth.Wrap("車両番号、車種、管理所属名", 20).ShouldBe(["車両番号、車種、", "管理所属名"]);
}
