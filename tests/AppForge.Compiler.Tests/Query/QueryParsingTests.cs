using AppForge.Compiler.Formula;
using AppForge.Compiler.Query;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Query;

[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class QueryParsingTests
{
    [TestCase("", "")]
    [TestCase("  　\t\r\n", "")]
    [TestCase("a = \"x\"", "a = \"x\"")]
    [TestCase("a=\"x\"", "a = \"x\"")]
    [TestCase("a　=　\"x\"", "a = \"x\"")]
    [TestCase("a != 1.5", "a != \"1.5\"")]
    [TestCase("a >= -3", "a >= \"-3\"")]
    [TestCase("t > 10:00", "t > \"10:00\"")]
    [TestCase("a IN (\"x\",\"y\")", "a in (\"x\", \"y\")")]
    [TestCase("a Not   In (1)", "a not in (\"1\")")]
    [TestCase("a like \"x\" AND b NOT LIKE \"y\"", "a like \"x\" and b not like \"y\"")]
    [TestCase("a is empty or a IS NOT EMPTY", "a is empty or a is not empty")]
    [TestCase("a=1 and b=2 or c=3", "(a = \"1\" and b = \"2\") or c = \"3\"")]
    [TestCase("((a=1) and ((b=2) and c=3))", "a = \"1\" and b = \"2\" and c = \"3\"")]
    [TestCase("a=1 and (b=2 or (c=3 or d=4))", "a = \"1\" and (b = \"2\" or c = \"3\" or d = \"4\")")]
    [TestCase("d = FROM_TODAY(-3,\"DAYS\")", "d = FROM_TODAY(-3, DAYS)")]
    [TestCase("d = FROM_TODAY( \"-3\" , DAYS )", "d = FROM_TODAY(-3, DAYS)")]
    [TestCase("d = THIS_MONTH( )", "d = THIS_MONTH()")]
    [TestCase("u in (LOGINUSER( ), \"x\")", "u in (LOGINUSER(), \"x\")")]
    [TestCase("$id > 5", "$id > \"5\"")]
    [TestCase("REF.$id in (1)", "REF.$id in (\"1\")")]
    [TestCase("REF.名前 in (\"x\")", "REF.名前 in (\"x\")")]
    [TestCase("a = \"q\\\"b\\\\t\\tn\\n\"", "a = \"q\\\"b\\\\t\\tn\\n\"")]
    [TestCase("limit = 5 and order = 1", "limit = \"5\" and order = \"1\"")]
    [TestCase("and = 1 and or = 2", "and = \"1\" and or = \"2\"")]
    [TestCase("＿・￥＄ = 1", "＿・￥＄ = \"1\"")]
    [TestCase("𠮷田 = 1", "𠮷田 = \"1\"")]
    [TestCase("สถานะ in (\"x\")", "สถานะ in (\"x\")")]
    public void A_condition_has_one_normal_form(string condition, string expected)
    {
        QueryText.NormalForm(condition).ShouldBe(expected);
        QueryText.NormalForm(expected).ShouldBe(expected);
    }

    [TestCase("a", "a asc")]
    [TestCase(" a DESC ,　b", "a desc, b asc")]
    [TestCase("$id desc", "$id desc")]
    [TestCase("", "")]
    public void A_sort_has_one_normal_form(string sort, string expected) => QueryText.SortNormalForm(sort).ShouldBe(expected);

    [Test]
    public void A_text_with_mistakes_stays_as_it_is_but_for_space_around()
    {
        QueryText.NormalForm("  a =  ").ShouldBe("a =");
        QueryText.SortNormalForm(" a,, b ").ShouldBe("a,, b");
    }

    [Test]
    public void A_whole_query_has_all_four_parts()
    {
        QueryParseResult result = QueryText.Parse("a = 1 order by b desc, c limit 10 offset 20");
        result.IsValid.ShouldBeTrue();
        result.Tree.Limit.ShouldBe(10);
        result.Tree.Offset.ShouldBe(20);
        result.Tree.Order.Select(k => (k.Field.Code, k.IsDescending)).ShouldBe([("b", true), ("c", false)]);
        QueryText.Print(result.Tree).ShouldBe("a = \"1\" order by b desc, c asc limit 10 offset 20");
    }

    [TestCase("limit 1000", "")]
    [TestCase("order by a", "")]
    [TestCase("a == 1", "WrongOperator@==")]
    [TestCase("a <> 1 and b == 2", "WrongOperator@<>; WrongOperator@==")]
    [TestCase("a = 1 && b = 2", "WrongOperator@&&")]
    [TestCase("&&", "WrongOperator@&&; FieldExpected@")]
    [TestCase("&& = 1", "WrongOperator@&&; FieldExpected@=")]
    [TestCase("a.&& = 1", "WrongOperator@&&; FieldExpected@=")]
    [TestCase("a = && (b = 1)", "WrongOperator@&&")]
    [TestCase("a = and (b = 1)", "ValueExpected@and")]
    [TestCase("a ＝ 1", "FullWidthSymbol@＝")]
    [TestCase("a in （\"x\"、\"y\"）", "FullWidthSymbol@（; FullWidthSymbol@、; FullWidthSymbol@）")]
    [TestCase("a = ”x”", "FullWidthSymbol@”")]
    [TestCase("a = 'x'", "SingleQuotes@'x'")]
    [TestCase("a = x", "UnquotedText@x")]
    [TestCase("a in (x, y)", "UnquotedText@x; UnquotedText@y")]
    [TestCase("a = 2024-01-01", "UnquotedText@2024-01-01")]
    [TestCase("a = 22px", "UnquotedText@22px")]
    [TestCase("a = \"x", "UnterminatedText@\"x")]
    [TestCase("a = \"x\ty\"", "ControlCharacter@\t")]
    [TestCase("a = \"\\q\"", "InvalidEscape@\\q")]
    [TestCase("a = 1#0", "UnexpectedCharacter@#")]
    [TestCase("a =", "ValueExpected@")]
    [TestCase("a = and b = 1", "ValueExpected@and")]
    [TestCase("a", "OperatorExpected@")]
    [TestCase("a b = 1", "OperatorExpected@b")]
    [TestCase("= 1 and = 2", "FieldExpected@=; FieldExpected@=")]
    [TestCase("a = 1 and", "FieldExpected@")]
    [TestCase("a = 1 and and b = 2", "FieldExpected@and")]
    [TestCase("not in (\"x\")", "FieldExpected@not")]
    [TestCase("a is nothing", "OperatorExpected@is")]
    [TestCase("a in \"x\"", "ListExpected@\"x\"")]
    [TestCase("a = (\"x\")", "ListNotAllowed@(")]
    [TestCase("a in ()", "ValueExpected@)")]
    [TestCase("a in (\"x\", )", "ValueExpected@)")]
    [TestCase("a in (\"x\" \"y\")", "UnexpectedText@\"y\"")]
    [TestCase("a in (\"x\"", "ParenthesisMissing@(")]
    [TestCase("(a = 1 and b = 2", "ParenthesisMissing@(")]
    [TestCase("a = 1) and b = 2)", "UnexpectedParenthesis@); UnexpectedParenthesis@)")]
    [TestCase("a = 1 b = 2 and c == 3", "UnexpectedText@b; WrongOperator@==")]
    [TestCase("a = TODAY(", "ValueExpected@")]
    [TestCase("a. = 1", "FieldExpected@=")]
    [TestCase("a = 1 limit", "ClauseNumber@")]
    [TestCase("a = 1 limit -1", "ClauseNumber@-1")]
    [TestCase("limit 0, 100 order by a", "UnexpectedText@,; ClauseOrder@order by a")]
    [TestCase("limit 1 order by a", "ClauseOrder@order by a")]
    [TestCase("limit 1 limit 2", "ClauseOrder@limit 2")]
    [TestCase("order by", "FieldExpected@")]
    [TestCase("order by a,, b", "FieldExpected@,")]
    [TestCase("order by a down", "UnexpectedText@down")]
    public void A_mistake_is_reported_once_at_its_place(string query, string expected)
    {
        QueryParseResult result = QueryText.Parse(query);
        ErrorLines.Of(query, result.Errors).ShouldBe(expected);
    }

    [TestCase("a = 1 order by a", "ClauseNotAllowed@order by a")]
    [TestCase("limit 5", "ClauseNotAllowed@limit 5")]
    [TestCase("a = 1 order by limit x offset", "ClauseNotAllowed@order by limit x; ClauseNotAllowed@offset")]
    public void Settings_take_conditions_only(string condition, string expected) =>
        ErrorLines.Of(condition, QueryText.ParseCondition(condition).Errors).ShouldBe(expected);

    [TestCase("order by a desc", "ClauseNotAllowed@order by")]
    [TestCase("a desc limit 5", "ClauseNotAllowed@limit 5")]
    [TestCase("a desc b", "UnexpectedText@b")]
    [TestCase("&& a", "WrongOperator@&&")]
    [TestCase("a = 1", "UnexpectedText@=")]
    public void A_sort_is_keys_only(string sort, string expected) => ErrorLines.Of(sort, QueryText.ParseSort(sort).Errors).ShouldBe(expected);

    [Test]
    public void Nesting_is_bounded_and_reported_once()
    {
        string text = new string('(', 100_000) + "a = 1" + new string(')', 100_000);
        QueryText.Parse(text).Errors.ShouldHaveSingleItem().Code.ShouldBe(LanguageErrorCode.TooDeep);
        QueryText.Parse("((((((((((a = 1))))))))))").IsValid.ShouldBeTrue();
    }

    [Test]
    public void Nodes_know_their_places()
    {
        string text = " 担当 not  in (\"x\", LOGINUSER()) ";
        Comparison comparison = QueryText.Parse(text).Tree.Condition.ShouldBeOfType<Comparison>();
        text.Substring(comparison.Start, comparison.Length).ShouldBe(text.Trim());
        text.Substring(comparison.OperatorStart, comparison.OperatorLength).ShouldBe("not  in");
        OperandList list = comparison.Operand.ShouldBeOfType<OperandList>();
        list.Values.Select(v => text.Substring(v.Start, v.Length)).ShouldBe(["\"x\"", "LOGINUSER()"]);
    }

    [Test]
    public void Trees_are_equal_by_what_they_say()
    {
        QueryText.Parse("a in (\"x\") and b = 1").Tree.ShouldBe(QueryText.Parse(" (a  IN (\"x\")) and b=1 ").Tree);
        QueryText.Parse("a in (\"x\")").Tree.ShouldNotBe(QueryText.Parse("a in (\"y\")").Tree);
    }

    [Test]
    public void Every_mistake_has_words_in_both_languages([Values] LanguageErrorCode code)
    {
        LanguageError error = new(code, 0, 0, ["甲", "乙", "丙"]);
        error.Japanese.ShouldNotBe(code.ToString());
        error.English.ShouldNotBe(code.ToString());
        error.Japanese.ShouldMatch("[ぁ-ん]");
        error.English.ShouldNotMatch("[ぁ-んァ-ヴ]");
        foreach (string argument in new[] { "甲", "IF", "TODAY", "DATE", "CONTAINS", "+" })
        {
            LanguageError withHint = new(code, 0, 0, [argument, argument, argument]);
            withHint.Hint?.Japanese.ShouldMatch("[ぁ-ん]");
            withHint.Hint?.English.ShouldNotMatch("[ぁ-んァ-ヴ]");
        }
    }

    [TestCase("IF(SINGLE_LINE_TEXT + 1 > 0, 1, 2)", "文字列をつなぐときは & を使います")]
    [TestCase("IF(NUMBER, 1, 2)", "数量 > 0 のような比較を書きます")]
    [TestCase("RUOND(NUMBER, 1)", "もしかして「ROUND」")]
    public void A_formula_s_mistake_comes_with_the_way_out(string formula, string hint) =>
        FormulaChecker.Check(formula, TestScope.EveryType, FormulaPlace.Calc).ShouldHaveSingleItem().Hint!.Japanese.ShouldBe(hint);

    [TestCase("CHECK_BOX = \"A\"", "使えるもの: in、not in")]
    [TestCase("DATE = today()", "もしかして「TODAY」")]
    [TestCase("DATE = FROM_TODAY(1, DAY)", "もしかして「DAYS」")]
    [TestCase("DATE > \"あした\"", "日付は \"2026-04-01\" のように書きます")]
    public void A_condition_s_mistake_comes_with_the_way_out(string condition, string hint) =>
        QueryChecker.Check(condition, TestScope.EveryType, QueryPlace.View).ShouldHaveSingleItem().Hint!.Japanese.ShouldBe(hint);
}
