using AppForge.Compiler.Formula;
using AppForge.Compiler.Query;
using AppForge.Compiler.Tests.Query;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Formula;

[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class FormulaCheckerTests
{
    [TestCase("NUMBER + CALC - DATE * TIME / DATETIME ^ 2", "")]
    [TestCase("UPDATED_TIME - CREATED_TIME", "")]
    [TestCase("none + NUMBER + nil", "UnknownField@none; UnknownField@nil")]
    [TestCase("MAX(NUMBER, 1)", "UnknownFunction@MAX")]
    [TestCase("MAX(none)", "UnknownFunction@MAX; UnknownField@none")]
    [TestCase("TODAY() - DATE", "UnknownFunction@TODAY")]
    [TestCase("IF(NUMBER > 0)", "ArgumentsTooFew@IF")]
    [TestCase("IF(NUMBER > 0, 1, 2, 3)", "ArgumentsTooMany@IF")]
    [TestCase("ROUND()", "ArgumentsTooFew@ROUND")]
    [TestCase("ROUND(NUMBER, 1, 2)", "ArgumentsTooMany@ROUND")]
    [TestCase("DATE_FORMAT(DATE, \"YYYY\")", "ArgumentsTooFew@DATE_FORMAT")]
    [TestCase("NOT(NUMBER > 0, NUMBER > 1)", "ArgumentsTooMany@NOT")]
    [TestCase("SINGLE_LINE_TEXT + 1", "OperatorType@+")]
    [TestCase("DROP_DOWN * 2 + 1", "OperatorType@*")]
    [TestCase("-RADIO_BUTTON", "OperatorType@-RADIO_BUTTON")]
    [TestCase("SINGLE_LINE_TEXT < 3", "OperatorType@<")]
    [TestCase("NUMBER < 1 < 2", "OperatorType@<")]
    [TestCase("(NUMBER > 1) = SINGLE_LINE_TEXT", "OperatorType@=")]
    [TestCase("NUMBER = \"\" ", "")]
    [TestCase("IF(NUMBER = \"\", \"\", NUMBER + 1) * 2", "")]
    [TestCase("IF(NUMBER, 1, 2)", "FunctionType@NUMBER")]
    [TestCase("AND(NUMBER > 1, SINGLE_LINE_TEXT, CREATOR = \"x\")", "FunctionType@SINGLE_LINE_TEXT")]
    [TestCase("NOT(1)", "FunctionType@1")]
    [TestCase("SUM(SINGLE_LINE_TEXT)", "FunctionType@SINGLE_LINE_TEXT")]
    [TestCase("SUM(NUMBER, 1, T_NUMBER)", "")]
    [TestCase("SUM(T_SINGLE_LINE_TEXT)", "FunctionType@T_SINGLE_LINE_TEXT")]
    [TestCase("T_NUMBER + 1", "ArrayValue@T_NUMBER")]
    [TestCase("T_NUMBER", "ArrayValue@T_NUMBER")]
    [TestCase("SUM(T_NUMBER * 2)", "ArrayValue@T_NUMBER")]
    [TestCase("SUM(IF(T_DROP_DOWN = \"A\", 1, 0))", "ArrayValue@T_DROP_DOWN")]
    [TestCase("CHECK_BOX & \"x\"", "ArrayValue@CHECK_BOX")]
    [TestCase("CHECK_BOX = \"A\"", "ArrayValue@CHECK_BOX")]
    [TestCase("IF(CONTAINS(CHECK_BOX, \"A\"), 1, 0) + IF(CONTAINS(T_DROP_DOWN, \"A\"), 1, 0)", "")]
    [TestCase("IF(CONTAINS(T_NUMBER, \"A\"), 1, 0)", "ArrayValue@T_NUMBER")]
    [TestCase("IF(CONTAINS(T_CHECK_BOX, \"A\"), 1, 0)", "ArrayValue@T_CHECK_BOX")]
    [TestCase("IF(CONTAINS(SINGLE_LINE_TEXT, \"A\"), 1, 0)", "FunctionType@SINGLE_LINE_TEXT")]
    [TestCase("RECORD_NUMBER & \"x\"", "FieldTypeNotUsable@RECORD_NUMBER")]
    [TestCase("IF(STATUS = \"A\", 1, 2)", "FieldTypeNotUsable@STATUS")]
    [TestCase("LINK & MULTI_LINE_TEXT", "FieldTypeNotUsable@LINK; FieldTypeNotUsable@MULTI_LINE_TEXT")]
    [TestCase("SUM(SUBTABLE)", "FieldTypeNotUsable@SUBTABLE")]
    [TestCase("NEW + 1", "")]
    [TestCase("SINGLE_LINE_TEXT & NUMBER", "TextResultInCalc@SINGLE_LINE_TEXT & NUMBER")]
    [TestCase("YEN(NUMBER, 0)", "TextResultInCalc@YEN(NUMBER, 0)")]
    [TestCase("IF(NUMBER > 1, \"a\", \"b\")", "TextResultInCalc@IF(NUMBER > 1, \"a\", \"b\")")]
    [TestCase("NUMBER > 1", "")]
    [TestCase("NUMBER ^ 101", "ExponentRange@101")]
    [TestCase("NUMBER ^ -100", "")]
    [TestCase("NUMBER == 1 + none", "WrongOperator@==; UnknownField@none")]
    [TestCase("sum(NUMBER)", "")]
    public void What_a_formula_means_is_checked(string formula, string expected) =>
        ErrorLines.Of(formula, FormulaChecker.Check(formula, TestScope.EveryType, FormulaPlace.Calc)).ShouldBe(expected);

    [TestCase("SINGLE_LINE_TEXT & \" \" & (NUMBER > 1)", "")]
    [TestCase("DATE_FORMAT(DATE + 86400, \"YYYY-MM-dd HH:mm\", \"Asia/Tokyo\")", "")]
    [TestCase("DATE_FORMAT(DATE, \"YYYY/MM/DD\", \"system\")", "DateFormatPattern@\"YYYY/MM/DD\"")]
    [TestCase("DATE_FORMAT(SINGLE_LINE_TEXT, \"YYYY\", \"system\")", "FunctionType@SINGLE_LINE_TEXT")]
    [TestCase("DATE_FORMAT(DATE, 1, \"system\")", "FunctionType@1")]
    public void A_text_field_takes_any_result(string formula, string expected) =>
        ErrorLines.Of(formula, FormulaChecker.Check(formula, TestScope.EveryType, FormulaPlace.Text)).ShouldBe(expected);

    [TestCase("T_NUMBER * NUMBER", "")]
    [TestCase("IF(T_DROP_DOWN = \"A\", T_NUMBER, 0)", "")]
    [TestCase("IF(CONTAINS(T_CHECK_BOX, \"A\"), 1, 0)", "")]
    [TestCase("T_CHECK_BOX & \"x\"", "ArrayValue@T_CHECK_BOX")]
    [TestCase("T_NUMBER + U_NUMBER", "FieldOutOfReach@U_NUMBER")]
    public void In_a_table_the_columns_of_the_row_are_single_values(string formula, string expected) => ErrorLines.Of(
        formula, FormulaChecker.Check(formula, TestScope.EveryType, FormulaPlace.Calc, "TABLE").Where(e => !e.IsAdvice)).ShouldBe(expected);

    [Test]
    public void Kintone_s_words_are_used()
    {
        FormulaChecker.Check("MAX(1)", TestScope.EveryType, FormulaPlace.Calc)[0].Japanese.ShouldBe("MAX関数は使用できません。");
        FormulaChecker.Check("IF(1)", TestScope.EveryType, FormulaPlace.Calc)[0].Japanese.ShouldBe("IF関数には3個の引数が必要です。");
        FormulaChecker.Check("SUM()", TestScope.EveryType, FormulaPlace.Calc)[0].Japanese.ShouldBe("SUM関数には1個以上の引数が必要です。");
        FormulaChecker.Check("IF(1=1,1,1,1)", TestScope.EveryType, FormulaPlace.Calc)[0].Japanese.ShouldBe("IF関数に指定できる引数は3個までです。");
        FormulaChecker.Check("LINK", TestScope.EveryType, FormulaPlace.Calc)[0].Japanese.ShouldBe("計算式で利用できないフィールドタイプ(リンク)が指定されています: LINK");
        string many = $"AND({string.Join(", ", Enumerable.Repeat("1 = 1", 33))})";
        FormulaChecker.Check(many, TestScope.EveryType, FormulaPlace.Calc)[0].Code.ShouldBe(LanguageErrorCode.ArgumentsTooMany);
    }
}
