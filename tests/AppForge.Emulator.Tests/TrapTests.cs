using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using AppForge.Testing;
using Shouldly;

namespace AppForge.Emulator.Tests;

/// <summary>
/// The 44 traps of behaviour.md: each has a test whose name begins with <c>Trap_N_</c> (<c>Trap_22_and_23_</c> for two at once), in the name of the method or of a
/// case. Those that have none are in <see cref="Without"/> with the reason; a test that comes later takes its number out of there.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class TrapTests
{
    private const int Traps = 44;

    private static readonly Dictionary<int, string> Without = [];

    [Test]
    public void Every_trap_has_a_test_of_its_number_or_a_reason()
    {
        HashSet<int> tested = [.. Names().SelectMany(NumbersOf)];
        tested.ShouldBeSubsetOf(Enumerable.Range(1, Traps));
        Enumerable.Range(1, Traps).Except(tested).ShouldBe(Without.Keys.Order(), "the traps without a test");
        Without.Values.ShouldAllBe(reason => reason.Length > 20);
    }

    [Test]
    public void The_reference_has_as_many_traps()
    {
        string file = Path.Combine(RepositoryRoot.Path, "..", "shared", "kintone", "behaviour.md");
        if (!File.Exists(file))
        {
            Assert.Ignore("The reference is not at hand: ../shared/kintone/behaviour.md beside the repository.");
        }

        string text = File.ReadAllText(file);
        string part = text[text.IndexOf("## The 44 traps", StringComparison.Ordinal)..text.IndexOf("## 1. Transport", StringComparison.Ordinal)];
        Item().Matches(part).Select(m => int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).ShouldBe(Enumerable.Range(1, Traps));
    }

    private static IEnumerable<string> Names()
    {
        foreach (MethodInfo method in typeof(TrapTests).Assembly.GetTypes().SelectMany(t => t.GetMethods()))
        {
            if (method.GetCustomAttributes<TestAttribute>().Any() || method.GetCustomAttributes<TestCaseAttribute>().Any() || method.GetCustomAttributes<TestCaseSourceAttribute>().Any())
            {
                yield return method.Name;
            }

            foreach (TestCaseAttribute row in method.GetCustomAttributes<TestCaseAttribute>().Where(row => row.TestName is not null))
            {
                yield return row.TestName!;
            }
        }
    }

    private static IEnumerable<int> NumbersOf(string name) =>
        Name().Match(name) is { Success: true } match ? match.Groups["n"].Captures.Select(c => int.Parse(c.ValueSpan, CultureInfo.InvariantCulture)) : [];

    [GeneratedRegex("^Trap_(?<n>[0-9]+)_(?:and_(?<n>[0-9]+)_)*")]
    private static partial Regex Name();

    [GeneratedRegex("^([0-9]+)\\. ", RegexOptions.Multiline)]
    private static partial Regex Item();
}
