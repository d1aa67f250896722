using AppForge.Compiler.Formula;
using AppForge.Compiler.Query;
using AppForge.Compiler.Tests.Query;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Formula;

[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class FormulaWordingTests
{
    private static TestScope Scope { get; } = new(
        new ScopeField("a", "NUMBER", "出発"), new ScopeField("b", "NUMBER", "到着"), new ScopeField("区分", "RADIO_BUTTON", "区分"),
        new ScopeField("時間", "NUMBER", "時間", Table: "明細"), new ScopeField("札", "CHECK_BOX", "札"));

    [TestCase("IF(OR(x = \"\", y = \"\"), \"\", y - x)", "yからxを引いた値。xまたはyが未入力のときは空欄。")]
    [TestCase("b - a", "到着から出発を引いた値。")]
    [TestCase("a + b + 1", "出発と到着と1を足した値。")]
    [TestCase("a * b / 100", "出発に到着を掛けた値を100で割った値。")]
    [TestCase("a ^ 2", "出発の2乗。")]
    [TestCase("SUM(時間)", "時間（テーブルの全行）の合計。")]
    [TestCase("ROUNDDOWN(a / b, 0)", "出発を到着で割り、小数点以下を切り捨てた値。")]
    [TestCase("ROUND(a, 2)", "出発を小数第2位までに四捨五入した値。")]
    [TestCase("ROUND(a, -3)", "出発を10の3乗の位までに四捨五入した値。")]
    [TestCase("区分 & \"-\" & a", "区分、「-」、出発をつないだ文字列。")]
    [TestCase("IF(a >= 60, \"達成\", \"要フォロー\")", "出発が60以上のときは「達成」、それ以外のときは「要フォロー」。")]
    [TestCase("IF(a = \"\", \"\", IF(a >= 60, \"達成\", \"要フォロー\"))", "出発が未入力のときは空欄、出発が60以上のときは「達成」、それ以外のときは「要フォロー」。")]
    [TestCase("IF(AND(a != \"\", b != \"\"), b, 0)", "出発と到着がいずれも入力済みのときは到着、それ以外のときは0。")]
    [TestCase("IF(NOT(CONTAINS(札, \"済\")), 1, 0)", "「札に「済」が含まれる」ではないときは1、それ以外のときは0。")]
    [TestCase("IF(区分 = \"x\", 1, 0) + IF(区分 = \"y\", 1, 0)", "（区分が「x」なら1、それ以外は0）と（区分が「y」なら1、それ以外は0）を足した値。")]
    [TestCase("(b - a) / 60 / 60 - 休憩 / 60", "「（到着 － 出発） ÷ 60 ÷ 60 － 休憩 ÷ 60」の計算結果。")]
    [TestCase("a - 60 * 60", "「出発 － 60 × 60」の計算結果。")]
    [TestCase("YEN(a, 0)", "出発を小数0桁の金額（¥1,234の形）にした文字列。")]
    [TestCase("DATE_FORMAT(a, \"YYYY\", \"Asia/Tokyo\")", "出発を「YYYY」の形にした文字列（日本時間）。")]
    [TestCase("IF(a > 1, IF(b > 1, 1, 2), 3)",
        "次の順に判定する\n（1）出発が1より大きいとき: 次の順に判定する\n　（1）到着が1より大きいとき: 1\n　（2）それ以外のとき: 2\n（2）それ以外のとき: 3")]
    [TestCase("NOT() + CONTAINS(a) + IF(1)", "NOT()とCONTAINS(出発)とIF(1)を足した値。")]
    [TestCase(" a + ", "a +")]
    public void Formulas_are_said_in_Japanese(string formula, string expected) => FormulaWording.Japanese(formula, Scope).ShouldBe(expected);

    [TestCase("IF(OR(a = \"\", b = \"\"), \"\", b - a)", "到着から出発を引いた値（km）。出発または到着が未入力のときは空欄。")]
    [TestCase("IF(a > 1, 5, b)", "出発が1より大きいときは5km、それ以外のときは到着（km）。")]
    public void The_unit_is_said(string formula, string expected) => FormulaWording.Japanese(formula, Scope, "km").ShouldBe(expected);
}
