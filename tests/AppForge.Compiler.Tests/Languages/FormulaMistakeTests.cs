using AppForge.Compiler.Formula;
using AppForge.Compiler.Query;
using CsCheck;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Languages;

/// <summary>What is right has no mistake; of what has one mistake that one is found, at its place, and no other.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class FormulaMistakeTests
{
    private const int Texts = 60;

    private static IEnumerable<string> Mistakes() => Maker(0).Maker.Mistakes.Select(m => m.Name);

    [Test]
    public void What_is_right_has_no_mistake() => Gen.Int.Sample(
        seed =>
        {
            var (maker, scope, table) = Maker(seed);
            var (text, place) = maker.Formula();
            FormulaChecker.Check(text, scope, place, table).Select(e => e.English).ShouldBeEmpty(text);
            FormulaWording.Japanese(text, scope).ShouldNotBeEmpty();
        },
        iter: 1000);

    [TestCaseSource(nameof(Mistakes))]
    public void One_mistake_is_found_at_its_place(string name)
    {
        var planted = 0;
        for (var seed = 0; planted < Texts; seed++)
        {
            seed.ShouldBeLessThan(100 * Texts, "the mistake can hardly ever be planted");
            if (Planted(seed, name) is not var (text, start, code, scope, table))
            {
                continue;
            }

            planted++;
            var found = FormulaChecker.Check(text, scope, FormulaPlace.Text, table);
            found.Select(e => e.Code).ShouldBe([code], $"{text}\n{string.Join('\n', found)}");

            // Which of the parentheses around it was not closed, nobody can tell.
            var isPlace = found[0].Start == start || (code == LanguageErrorCode.ParenthesisMissing && found[0].Start < start && text[found[0].Start] == '(');
            isPlace.ShouldBeTrue($"{text}\nat {start}, not at {found[0].Start}");
        }
    }

    private static (string Text, int Start, LanguageErrorCode Code, GeneratedScope Scope, string? Table)? Planted(int seed, string name)
    {
        var counting = Maker(seed).Maker;
        counting.Formula();
        var (maker, scope, table) = Maker(seed);
        var mistake = maker.Mistakes.Single(m => m.Name == name);
        var places = counting.Places(mistake.At);
        if (places == 0)
        {
            return null;
        }

        maker.Plant(mistake, seed % places);
        return TextMaker.Unmark(maker.Formula().Text) is var (text, start, _) ? (text, start, mistake.Code, scope, table) : null;
    }

    private static (FormulaMaker Maker, GeneratedScope Scope, string? Table) Maker(int seed)
    {
        var random = new Random(seed);
        var scope = new GeneratedScope(random);
        var table = random.Next(2) == 0 ? null : scope.Of("SUBTABLE").First().Code;
        return (new FormulaMaker(random, scope, table), scope, table);
    }
}
