using AppForge.Documents.Approval;
using AppForge.Documents.Approval.Building;
using CsCheck;
using Shouldly;

namespace AppForge.Documents.Tests.Approval;

[Parallelizable(ParallelScope.All)]
internal sealed class TextMarksTests
{
    [TestCase("用務", "用務内容", "用務", "用務[内容]")]
    [TestCase("状態 is not empty", "状態 is none of them", "状態 is [not empty]", "状態 is [none of them]")]
    [TestCase("合計 10 件", "合計 100 件", "合計 [10] 件", "合計 [100] 件")]
    [TestCase("しない", "する", "[しない]", "[する]")]
    [TestCase("", "km", "", "[km]")]
    [TestCase("土𠮷田です", "土𠮶田です", "土[𠮷]田です", "土[𠮶]田です")]
    public void What_differs_is_marked_in_whole_words(string before, string after, string markedBefore, string markedAfter)
    {
        var (old, come) = TextMarks.Of(before, after);
        Shown(old).ShouldBe(markedBefore);
        Shown(come).ShouldBe(markedAfter);
    }

    [Test]
    public void Of_lists_each_word_is_marked_that_the_other_has_not()
    {
        var (old, come) = TextMarks.Of(["利用可", "廃車"], ["利用可", "整備中", "廃車"], "、");
        Shown(old).ShouldBe("利用可、廃車");
        Shown(come).ShouldBe("利用可、[整備中]、廃車");
    }

    [Test]
    public void Nothing_is_lost_and_what_is_not_marked_is_common() => Gen.Select(Gen.String[Gen.Char["ab1 公用車\ud842\udfb7\n"], 0, 12], Gen.String[Gen.Char["ab1 公用車\ud842\udfb7\n"], 0, 12]).Sample((before, after) =>
    {
        var (old, come) = TextMarks.Of(before, after);
        string.Concat(old.Select(r => r.Text)).ShouldBe(before);
        string.Concat(come.Select(r => r.Text)).ShouldBe(after);
        string.Concat(old.Where(r => !r.IsMarked).Select(r => r.Text)).ShouldBe(string.Concat(come.Where(r => !r.IsMarked).Select(r => r.Text)));
    });

    private static string Shown(IReadOnlyList<MarkedText> runs) => string.Concat(runs.Select(r => r.IsMarked ? $"[{r.Text}]" : r.Text));
}
