using System.Collections.Immutable;
using AppForge.Compiler.Model;
using AppForge.Compiler.Query;
using CsCheck;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Query;

[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class QueryPropertyTests
{
    /// <summary>Far more than the default: what crashes is rare among mutations.</summary>
    private const int Many = 1000;

    private static string[] Samples { get; } =
    [
        "a = \"x\" and (b in (\"y\", LOGINUSER()) or c is not empty) order by d desc, e limit 10 offset 5",
        "期限 < FROM_TODAY(-3, DAYS) or REF.名 not in (\"値\\\"1\", 2) and t > 10:00",
        "\"\\'（）＝＜、。”“ \t\n\0$.,()==<>!=&&||#-1:2'x' not in like is empty order by limit offset and or",
    ];

    private static Gen<string> Code { get; } = Gen.OneOf("a", "担当者", "limit", "order", "and", "品名_1", "＿・￥", "x9");

    private static Gen<QueryOperand> Value { get; } = Gen.OneOf(
        Gen.String.Select(s => (QueryOperand)new TextLiteral(s)),
        Gen.Int.Select(n => (QueryOperand)new TextLiteral($"{n}")),
        Gen.OneOf("TODAY", "THIS_YEAR").Select(n => (QueryOperand)new FunctionCall(n, [])),
        Gen.Int[-400, 400].Select(n => (QueryOperand)new FunctionCall("FROM_TODAY", [new FunctionArgument($"{n}"), new FunctionArgument("DAYS")])));

    private static Gen<QueryCondition> Comparison { get; } = Gen.Select(Code, Code, Gen.Bool, Gen.Enum<QueryOperator>(), Value.Array[1, 4])
        .Select((code, related, isRelated, op, values) => (QueryCondition)new Comparison(
            new FieldName(code, isRelated ? related : null),
            op,
            op.ToString().StartsWith("Is", StringComparison.Ordinal) ? new NoOperand()
                : op is QueryOperator.In or QueryOperator.NotIn ? new OperandList([.. values]) : values[0]));

    private static Gen<QueryCondition> Condition { get; } = Gen.Recursive<QueryCondition>((depth, self) =>
        depth > 3 ? Comparison : Gen.OneOf(Comparison, Gen.Select(Gen.Bool, self.Array[2, 4]).Select((isAnd, terms) => Join(isAnd, terms))));

    [Test]
    public void What_is_printed_reads_back_equal() => Condition.Sample(condition =>
    {
        QueryTree tree = new(condition, []);
        QueryParseResult result = QueryText.Parse(QueryText.Print(tree));
        result.Errors.ShouldBeEmpty();
        result.Tree.ShouldBe(tree);
    });

    [Test]
    public void Keeping_every_name_keeps_every_character() => Mutated().Sample(text =>
    {
        QueryText.Rename(text, symbol => symbol.Name).ShouldBe(text);
        QueryText.Rename(text, _ => null).ShouldBe(text);
    });

    [Test]
    public void Renaming_changes_nothing_but_the_names() => Condition.Sample(condition =>
    {
        string text = QueryText.Print(new QueryTree(condition, []));
        string renamed = QueryText.Rename(text, s => s.Kind == SymbolKind.Field ? s.Name + "_改" : "\"" + s.Name);
        ImmutableArray<SymbolOccurrence> before = QueryText.Symbols(text);
        ImmutableArray<SymbolOccurrence> after = QueryText.Symbols(renamed);
        after.Select(s => s.Name).ShouldBe(before.Select(s => s.Kind == SymbolKind.Field ? s.Name + "_改" : "\"" + s.Name));
        QueryText.Rename(renamed, s => s.Kind == SymbolKind.Field ? s.Name[..^2] : s.Name[1..]).ShouldBe(text);
    });

    [Test]
    public void No_text_makes_anything_throw() => Mutated().Sample(TryEverything, iter: Many);

    [Test]
    public void No_random_text_makes_anything_throw() => Gen.String.Sample(TryEverything, iter: Many);

    private static void TryEverything(string text)
    {
        foreach (QueryParseResult result in new[] { QueryText.Parse(text), QueryText.ParseCondition(text), QueryText.ParseSort(text) })
        {
            foreach (LanguageError error in result.Errors)
            {
                text.Substring(error.Start, error.Length).Length.ShouldBe(error.Length);
                error.Japanese.ShouldNotBeEmpty();
            }
        }

        string normal = QueryText.NormalForm(text);
        QueryText.NormalForm(normal).ShouldBe(normal);
        QueryText.SortNormalForm(text);
        QueryText.SortSymbols(text);
        foreach (QueryPlace place in Enum.GetValues<QueryPlace>())
        {
            QueryChecker.Check(text, TestScope.EveryType, place);
        }

        QueryWording.Japanese(text, TestScope.Words);
        QueryWording.English(text, TestScope.Words);
        SortWording.Japanese(text, TestScope.Words);
    }

    private static Gen<string> Mutated() => TextMutation.Of(Samples);

    private static QueryCondition Join(bool isAnd, QueryCondition[] terms)
    {
        IEnumerable<QueryCondition> flat = terms.SelectMany(t =>
            isAnd && t is AndCondition and ? and.Terms : !isAnd && t is OrCondition or ? or.Terms : [t]);
        return isAnd ? new AndCondition([.. flat]) : new OrCondition([.. flat]);
    }
}
