using System.Collections.Immutable;
using AppForge.Compiler.Formula;
using AppForge.Compiler.Model;
using AppForge.Compiler.Query;
using CsCheck;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Languages;

/// <summary>A new code changes the code and nothing else: neither spacing nor texts nor what is written in another way than the tool would.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class RenameTests
{
    [Test]
    public void In_queries() => Gen.Int.Sample(
        seed =>
        {
            var random = new Random(seed);
            var maker = new QueryMaker(random, new GeneratedScope(random));
            Check(maker.Condition(), maker, QueryText.Symbols, QueryText.Rename, Tokens);
        },
        iter: 300);

    [Test]
    public void In_formulas() => Gen.Int.Sample(
        seed =>
        {
            var random = new Random(seed);
            var maker = new FormulaMaker(random, new GeneratedScope(random), null);
            Check(maker.Formula().Text, maker, FormulaText.Symbols, FormulaText.Rename, FormulaTokens);
        },
        iter: 300);

    [Test]
    public void Printing_what_was_read_and_reading_it_again_is_the_same() => Gen.Int.Sample(
        seed =>
        {
            var random = new Random(seed);
            var scope = new GeneratedScope(random);
            var query = QueryText.NormalForm(new QueryMaker(random, scope).Condition());
            QueryText.Print(QueryText.Parse(query).Tree).ShouldBe(query);
            var formula = FormulaText.Parse(new FormulaMaker(random, scope, null).Formula().Text).Tree;
            FormulaText.Parse(FormulaText.Print(formula)).Tree.ShouldBe(formula);
        },
        iter: 500);

    private static void Check(
        string text, TextMaker maker, Func<string, ImmutableArray<SymbolOccurrence>> symbols, Func<string, Func<SymbolOccurrence, string?>, string> rename,
        Func<string, IReadOnlyList<string>> tokens)
    {
        foreach (var (code, times) in maker.Named.Where(n => n.Key != "$id"))
        {
            bool Is(SymbolOccurrence s, string name) => s is { Kind: SymbolKind.Field, Field: null } && s.Name == name;
            var places = symbols(text).Where(s => Is(s, code)).ToList();
            places.Count.ShouldBe(times, $"{code} in {text}");

            const string other = "新しいコード";
            var renamed = rename(text, s => Is(s, code) ? other : null);
            renamed.Length.ShouldBe(text.Length + (times * (other.Length - code.Length)));
            rename(renamed, s => Is(s, other) ? code : null).ShouldBe(text);
            tokens(renamed).Count(t => t == other).ShouldBe(times);
            var before = tokens(text);
            tokens(renamed).Zip(before).Where(t => t.First != t.Second).ShouldAllBe(t => t.First == other && t.Second == code);
            Gaps(renamed, symbols(renamed).Where(s => Is(s, other))).ShouldBe(Gaps(text, places));
        }
    }

    // What stands between the names, white space included.
    private static string Gaps(string text, IEnumerable<SymbolOccurrence> names) =>
        names.Reverse().Aggregate(text, (rest, s) => rest.Remove(s.Start, s.Length).Insert(s.Start, "\uE000"));

    private static List<string> Tokens(string text) => Texts(new QueryLexer(text, new ErrorList()), text);

    private static List<string> FormulaTokens(string text) => Texts(new FormulaLexer(text, new ErrorList()), text);

    private static List<string> Texts(LanguageLexer lexer, string text)
    {
        using var tokens = lexer.Read();
        List<string> texts = [];
        for (var i = 0; i < tokens.Count; i++)
        {
            texts.Add(text.Substring(tokens.Peek(i).Start, tokens.Peek(i).Length));
        }

        return texts;
    }
}
