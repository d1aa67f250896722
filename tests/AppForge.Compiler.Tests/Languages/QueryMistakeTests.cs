using AppForge.Compiler.Query;
using CsCheck;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Languages;

/// <summary>What is right has no mistake; of what has one mistake that one is found, at its place, and no other.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class QueryMistakeTests
{
    private const int Texts = 60;

    private static IEnumerable<string> Mistakes() => Maker(0).Mistakes.Select(m => m.Name);

    [Test]
    public void What_is_right_has_no_mistake() => Gen.Int.Sample(
        seed =>
        {
            var maker = Maker(seed);
            var text = maker.Condition();
            QueryChecker.Check(text, maker.Scope, QueryPlace.Report).Select(e => e.English).ShouldBeEmpty(text);
            QueryWording.Japanese(text, maker.Scope).ShouldNotBeEmpty();
        },
        iter: 1000);

    [TestCaseSource(nameof(Mistakes))]
    public void One_mistake_is_found_at_its_place(string name)
    {
        var planted = 0;
        for (var seed = 0; planted < Texts; seed++)
        {
            seed.ShouldBeLessThan(100 * Texts, "the mistake can hardly ever be planted");
            if (Planted(seed, name) is not var (text, start, code, scope))
            {
                continue;
            }

            planted++;
            var found = QueryChecker.Check(text, scope, QueryPlace.Report);
            found.Select(e => e.Code).ShouldBe([code], $"{text}\n{string.Join('\n', found)}");

            // Which of the parentheses around it was not closed, nobody can tell.
            var isPlace = found[0].Start == start || (code == LanguageErrorCode.ParenthesisMissing && found[0].Start < start && text[found[0].Start] == '(');
            isPlace.ShouldBeTrue($"{text}\nat {start}, not at {found[0].Start}");
        }
    }

    private static (string Text, int Start, LanguageErrorCode Code, GeneratedScope Scope)? Planted(int seed, string name)
    {
        var counting = Maker(seed);
        counting.Condition();
        var maker = Maker(seed);
        var mistake = maker.Mistakes.Single(m => m.Name == name);
        var places = counting.Places(mistake.At);
        if (places == 0)
        {
            return null;
        }

        maker.Plant(mistake, seed % places);
        return TextMaker.Unmark(maker.Condition()) is var (text, start, _) ? (text, start, mistake.Code, maker.Scope) : null;
    }

    private static QueryMaker Maker(int seed)
    {
        var random = new Random(seed);
        return new QueryMaker(random, new GeneratedScope(random));
    }
}
