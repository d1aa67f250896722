using AppForge.Compiler.Binding;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Rules;

/// <summary>Names that differ in width or case only.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class WidthFoldingTests
{
    [TestCase("ＡＢＣ１２３", "abc123")]
    [TestCase("ｶﾅ", "カナ")]
    [TestCase("ﾊﾞｽ･ﾎﾟｽﾄ", "バス・ポスト")]
    [TestCase("ｳﾞｧ", "ヴァ")]
    [TestCase("氏　名", "氏 名")]
    [TestCase(" number", "NUMBER")]
    public void They_fold_to_the_same(string one, string other) => WidthFolding.Fold(one).ShouldBe(WidthFolding.Fold(other));

    [TestCase("カ", "ガ")]
    [TestCase("ー", "-")]
    public void Others_do_not(string one, string other) => WidthFolding.Fold(one).ShouldNotBe(WidthFolding.Fold(other));

    [Test]
    public void A_name_is_certain_where_only_one_is_meant()
    {
        SpellChecker.Certain("a", ["Ａ", "b"]).ShouldBe("Ａ");
        SpellChecker.Certain("a", ["Ａ", "ａ"]).ShouldBeNull();
    }
}
