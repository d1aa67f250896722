using AppForge.Testing.Fuzzing;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Languages;

/// <summary>No text makes a reader fall or stand still. A few seconds of what <c>bench … fuzz</c> does for minutes; its finds are kept here.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class FuzzTests
{
    private const int Texts = 1200;

    [Test]
    public void No_text_makes_anything_fall_or_stand_still()
    {
        var (counts, finds) = Fuzzer.Run(FuzzTargets.All, 20260401, Texts, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(30));
        finds.ShouldBeEmpty(string.Join('\n', finds.Select(f => $"{f.Target} {f.Seed}: {f.What}")));
        counts.Values.ShouldAllBe(c => c > 0);
    }

    [Test]
    public void Saying_conditions_inside_one_another_takes_no_longer_than_reading_them()
    {
        // Each level once said its inner one twice.
        var formula = string.Concat(Enumerable.Repeat("AND(", 60)) + "a = 1" + string.Concat(Enumerable.Repeat(", b = 1) = \"\"", 60));
        Fuzzer.Run([new("nested", _ => formula, FuzzTargets.All.Single(t => t.Name == "formulas").Run)], 0, 1, TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(30)).Finds.ShouldBeEmpty();
    }
}
