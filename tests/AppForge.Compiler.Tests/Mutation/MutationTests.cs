using AppForge.Testing;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Mutation;

/// <summary>The sample project, damaged at random: every damage is reported at its place, with one message for one mistake.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class MutationTests
{
    private const int MostDraws = 200;

    private static IReadOnlyList<DamageKind> Kinds => DamageKinds.All;

    [TestCaseSource(nameof(Kinds))]
    public void Every_damage_is_reported_at_its_place(object kind)
    {
        var damaged = (DamageKind)kind;
        var runs = (Cases.Of(900) + Kinds.Count - 1) / Kinds.Count;
        Enumerable.Range(0, runs).SelectMany(run =>
        {
            var verdict = Verdict.Of(Sample.Project, [(damaged, Damaged(damaged, run))]);
            return verdict.Missed.Select(m => $"run {run} missed: {m}").Concat(verdict.Extra.Select(e => $"run {run} one message too many: {e}"));
        }).Take(10).ShouldBeEmpty();
    }

    private static Damage Damaged(DamageKind kind, int run)
    {
        for (var draw = 0; draw < MostDraws; draw++)
        {
            if (kind.Make(Sample.Project, new((run * MostDraws) + draw)) is { } damage)
            {
                return damage;
            }
        }

        throw new InvalidOperationException($"{kind.Id}: no place was found in {MostDraws} draws.");
    }
}
