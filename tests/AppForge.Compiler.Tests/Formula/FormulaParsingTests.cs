using AppForge.Compiler.Formula;
using AppForge.Compiler.Model;
using AppForge.Compiler.Query;
using AppForge.Compiler.Tests.Query;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Formula;

[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class FormulaParsingTests
{
    [TestCase("1+2*3", "1 + 2 * 3")]
    [TestCase("(1+2)*3", "(1 + 2) * 3")]
    [TestCase("1-(2-3)-4", "1 - (2 - 3) - 4")]
    [TestCase("((a))", "a")]
    [TestCase("2^3^2", "2 ^ 3 ^ 2")]
    [TestCase("2^(3^2)", "2 ^ (3 ^ 2)")]
    [TestCase("-2^2", "-2 ^ 2")]
    [TestCase("-(2^2)", "-(2 ^ 2)")]
    [TestCase("4 ^ -2", "4 ^ -2")]
    [TestCase("+(-3)", "+(-3)")]
    [TestCase("a<>b", "a != b")]
    [TestCase("\"x=\"&1+2", "\"x=\" & 1 + 2")]
    [TestCase("(\"x=\"&1)=\"x=1\"", "\"x=\" & 1 = \"x=1\"")]
    [TestCase("IF( AND(a>=1,b<2) ,\"\",YEN(c))", "IF(AND(a >= 1, b < 2), \"\", YEN(c))")]
    [TestCase("単価　*\n数量", "単価 * 数量")]
    [TestCase("\"a\\\"b\\\\c\\d\"", "\"a\\\"b\\\\c\\\\d\"")]
    public void Formulas_are_read_by_precedence(string formula, string printed)
    {
        FormulaParseResult result = FormulaText.Parse(formula);
        ErrorLines.Of(formula, result.Errors).ShouldBe("");
        FormulaText.Print(result.Tree).ShouldBe(printed);
        FormulaText.Parse(printed).Tree.ShouldBe(result.Tree);
    }

    [TestCase("", "FormulaEmpty@")]
    [TestCase("a +", "OperandExpected@")]
    [TestCase("a + * b", "OperandExpected@*")]
    [TestCase("- - a", "OperandExpected@-")]
    [TestCase("a b", "UnexpectedText@b")]
    [TestCase("a b + c d", "UnexpectedText@b; UnexpectedText@d")]
    [TestCase("(a + b", "ParenthesisMissing@(")]
    [TestCase("a + b)", "UnexpectedParenthesis@)")]
    [TestCase("SUM(a", "ParenthesisMissing@(")]
    [TestCase("SUM(a b, c)", "UnexpectedText@b")]
    [TestCase("IF(a = 1, , 2)", "OperandExpected@,")]
    [TestCase("a == b", "WrongOperator@==")]
    [TestCase("a === b", "WrongOperator@===")]
    [TestCase("a × b ÷ c", "WrongOperator@×; WrongOperator@÷")]
    [TestCase("a ≧ b", "WrongOperator@≧")]
    [TestCase("a ** 2", "WrongOperator@**")]
    [TestCase("a > 1 && b > 2", "WrongOperator@&&")]
    [TestCase("a ＋ b", "FullWidthSymbol@＋")]
    [TestCase("IF（a＝1，2，3）", "FullWidthSymbol@（; FullWidthSymbol@＝; FullWidthSymbol@，; FullWidthSymbol@，; FullWidthSymbol@）")]
    [TestCase("IF(a = ”x”, 1, 2)", "FullWidthSymbol@”")]
    [TestCase("IF(a = 'x', 1, 2)", "SingleQuotes@'x'")]
    [TestCase("IF(a = \"（全角）\", 1, 2)", "")]
    [TestCase("a & \"x", "UnterminatedText@\"x")]
    [TestCase("1e3 + a", "NumberFormat@1e3")]
    [TestCase("1.5E-3", "NumberFormat@1.5E-3")]
    [TestCase("a % 3", "UnexpectedCharacter@%")]
    [TestCase("a ; b", "UnexpectedCharacter@;")]
    public void A_mistake_is_reported_once_at_its_place(string formula, string expected) =>
        ErrorLines.Of(formula, FormulaText.Parse(formula).Errors).ShouldBe(expected);

    [Test]
    public void Depth_is_bounded_and_reported_once()
    {
        string[] texts = [new string('(', 50_000) + "a" + new string(')', 50_000), string.Concat(Enumerable.Repeat("NOT(", 50_000)), "a" + string.Concat(Enumerable.Repeat(" + a", 50_000))];
        foreach (string text in texts)
        {
            FormulaText.Parse(text).Errors.ShouldHaveSingleItem().Code.ShouldBe(LanguageErrorCode.TooDeep);
        }

        string chain = "a" + string.Concat(Enumerable.Repeat(" + a - a", 490));
        FormulaText.Print(FormulaText.Parse(chain).Tree).ShouldBe(chain);
        FormulaText.Symbols(chain).Length.ShouldBe(981);
        FormulaChecker.Check(chain, new TestScope(TestScope.Field("a", "NUMBER")), FormulaPlace.Calc).ShouldBeEmpty();
        FormulaWording.Japanese(chain, TestScope.Words).ShouldNotBeEmpty();
    }

    [Test]
    public void The_right_spelling_is_named()
    {
        LanguageError error = FormulaText.Parse("a × b").Errors.ShouldHaveSingleItem();
        error.Japanese.ShouldBe("「×」が入力されています。「*」を入力してください。");
    }

    [TestCase("a + SUM(b) & \"a\"", "Field a, Field b")]
    [TestCase("IF(区分 = \"災害\", \"災害\", 1)", "Field 区分, Option 災害 of 区分")]
    [TestCase("\"x\" != a", "Option x of a, Field a")]
    [TestCase("CONTAINS(tags, \"x\")", "Field tags, Option x of tags")]
    [TestCase("IF(a = \"\", 1, 2)", "Field a")]
    [TestCase("(a) b + c", "Field a, Field c")]
    public void Names_are_found(string formula, string expected) => string.Join(", ", FormulaText.Symbols(formula)
        .Select(s => $"{s.Kind} {s.Name}{(s.Field is null ? "" : " of " + s.Field)}")).ShouldBe(expected);

    [TestCase(" a+( a )*SUM( aa ) ", " 改+( 改 )*SUM( aa ) ")]
    [TestCase("IF(a=\"x\" ,\"x\",\"a\")", "IF(改=\"q\\\"\" ,\"x\",\"a\")")]
    public void Only_the_names_change(string formula, string expected) => FormulaText.Rename(formula, s => s switch
    {
        { Kind: SymbolKind.Field, Name: "a" } => "改",
        { Kind: SymbolKind.Option, Name: "x" } => "q\"",
        _ => null,
    }).ShouldBe(expected);

    [Test]
    public void Only_space_around_is_no_difference() => FormulaText.NormalForm(" a+b \n").ShouldBe("a+b");
}
