using AppForge.Documents.Prose;
using Shouldly;

namespace AppForge.Documents.Tests.Prose;

[Parallelizable(ParallelScope.All)]
internal sealed class ProseTests
{
    [TestCase(2026, 9, 30, "令和8年9月30日")]
    [TestCase(2019, 5, 1, "令和元年5月1日")]
    [TestCase(2019, 4, 30, "平成31年4月30日")]
    [TestCase(1989, 1, 7, "昭和64年1月7日")]
    [TestCase(1989, 1, 8, "平成元年1月8日")]
    [TestCase(1800, 1, 1, "1800年1月1日")]
    public void Dates_are_said_by_era(int year, int month, int day, string words) =>
        JapaneseDate.Words(new DateOnly(year, month, day)).ShouldBe(words);

    [Test]
    public void Sections_are_found_by_their_headings()
    {
        var prose = ProseDocument.Parse("# 題\n\nまえがき\n\n## 目的\n\n**一**の文。\n\n### 小\n\n## 空\n\n## 用語\n\n| 用語 | 意味 |\n| --- | --- |\n| 甲 | 乙 |\n");
        prose.Titles.ShouldBe(["目的", "用語"]);
        prose.Find("目的")!.Value.ShouldBe("<p><strong>一</strong>の文。</p>\n<h4>小</h4>");
        prose.Find("用語")!.Value.ShouldContain("<th>用語</th>");
        prose.Find("空").ShouldBeNull();
    }

    [TestCase("<b>x</b>", "&lt;b&gt;")]
    [TestCase("<script>alert(1)</script>", "&lt;script&gt;")]
    [TestCase("[a](javascript:alert(1))", "<p>a</p>")]
    [TestCase("[a](data:text/html,x)", "<p>a</p>")]
    [TestCase("[a](https://example.com/)", "<a href=\"https://example.com/\">a</a>")]
    [TestCase("![b](https://example.com/x.png)", "〔図：b〕")]
    public void Prose_is_harmless(string markdown, string expected)
    {
        var html = ProseDocument.Parse("## s\n\n" + markdown).Find("s")!.Value;
        html.ShouldContain(expected);
        html.ShouldNotContain("<img");
        html.ShouldNotContain("<script");
    }
}
