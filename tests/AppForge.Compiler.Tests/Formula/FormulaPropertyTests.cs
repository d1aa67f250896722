using AppForge.Compiler.Formula;
using AppForge.Compiler.Model;
using AppForge.Compiler.Query;
using AppForge.Compiler.Tests.Query;
using CsCheck;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Formula;

[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class FormulaPropertyTests
{
    /// <summary>Far more than the default: what crashes is rare among mutations.</summary>
    private const int Many = 1000;

    private static string[] Samples { get; } =
    [
        "IF(OR(a = \"\", b <> \"x\\\"y\"), \"\", ROUND((b - a) / 60 ^ 2, -1) & \"円\")",
        "SUM(明細金額, -3.5) * DATE_FORMAT(日付, \"YYYY-MM-dd\", \"Asia/Tokyo\") + NOT(CONTAINS(札, \"済\"))",
        "(（）＋－×÷＝==!=<>><&&||'\"”“,1e5 1.5.2 \\\"\t\n\0%;{}[]",
    ];

    private static Gen<FormulaNode> Leaf { get; } = Gen.OneOf(
        Gen.Int[0, 1000].Select(n => (FormulaNode)new FormulaNumber($"{n}")),
        Gen.Decimal[0, 9].Select(n => (FormulaNode)new FormulaNumber($"{n:0.0###}")),
        Gen.String.Select(s => (FormulaNode)new FormulaString(s)),
        Gen.OneOf("a", "金額", "_x1", "＿・￥").Select(s => (FormulaNode)new FormulaField(s)));

    private static Gen<FormulaNode> Node { get; } = Gen.Recursive<FormulaNode>((depth, self) => depth > 4 ? Leaf : Gen.OneOf(
        Leaf,
        Gen.Select(Gen.Bool, self).Select((minus, operand) => (FormulaNode)new FormulaUnary(minus, operand)),
        Gen.Select(Gen.Enum<FormulaOperator>(), self, self).Select((op, left, right) => (FormulaNode)new FormulaBinary(op, left, right)),
        Gen.Select(Gen.OneOf("SUM", "IF", "関数"), self.Array[0, 3]).Select((name, arguments) => (FormulaNode)new FormulaCall(name, [.. arguments]))));

    [Test]
    public void What_is_printed_reads_back_equal() => Node.Sample(node =>
    {
        FormulaParseResult result = FormulaText.Parse(FormulaText.Print(node));
        result.Errors.ShouldBeEmpty();
        result.Tree.ShouldBe(node);
    });

    [Test]
    public void Renaming_there_and_back_changes_nothing() => Node.Sample(node =>
    {
        string text = FormulaText.Print(node);
        string renamed = FormulaText.Rename(text, s => s.Kind == SymbolKind.Field ? s.Name + "_改" : s.Name + "\"\\");
        FormulaText.Rename(renamed, s => s.Kind == SymbolKind.Field ? s.Name[..^2] : s.Name[..^2]).ShouldBe(text);
    });

    [Test]
    public void Keeping_every_name_keeps_every_character() =>
        TextMutation.Of(Samples).Sample(text => FormulaText.Rename(text, symbol => symbol.Name).ShouldBe(text));

    [Test]
    public void No_text_makes_anything_throw() => TextMutation.Of(Samples).Sample(TryEverything, iter: Many);

    [Test]
    public void No_random_text_makes_anything_throw() => Gen.String.Sample(TryEverything, iter: Many);

    private static void TryEverything(string text)
    {
        foreach (LanguageError error in FormulaText.Parse(text).Errors.AddRange(FormulaChecker.Check(text, TestScope.EveryType, FormulaPlace.Calc, "TABLE")))
        {
            text.Substring(error.Start, error.Length).Length.ShouldBe(error.Length);
            error.Japanese.ShouldNotBeEmpty();
        }

        FormulaText.Symbols(text).ShouldAllBe(s => s.Kind != SymbolKind.Field || text.Substring(s.Start, s.Length) == s.Name);
        FormulaWording.Japanese(text, TestScope.Words, "円");
    }
}
