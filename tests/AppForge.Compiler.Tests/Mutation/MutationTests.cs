using AppForge.Compiler.Diagnostics;
using AppForge.Testing;
using AppForge.Testing.Mutation;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Mutation;

/// <summary>The sample project, damaged at random: every damage is reported at its place, with one message for one mistake.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class MutationTests
{
    private const int MostDraws = 200;

    // 2,000 and more over all kinds take a minute or two: at night, and when the page is written.
    private static readonly int Runs = (Cases.Of(400) + DamageKinds.All.Count - 1) / DamageKinds.All.Count;

    private static IReadOnlyList<DamageKind> Kinds => DamageKinds.All;

    [TestCaseSource(nameof(Kinds))]
    public void Every_damage_is_reported_at_its_place(object kind) => Enumerable.Range(0, Runs).SelectMany(run =>
    {
        var verdict = Of((DamageKind)kind, run);
        return verdict.Missed.Select(m => $"run {run} missed: {m}").Concat(verdict.Extra.Select(e => $"run {run} one message too many: {e}"));
    }).Take(10).ShouldBeEmpty();

    [Test]
    public void The_page_is_fresh()
    {
        const string page = "docs/mutations.md";
        if (Runs * Kinds.Count >= MutationTable.Runs || Golden.IsAccepting)
        {
            var runs = (MutationTable.Runs + Kinds.Count - 1) / Kinds.Count;
            var results = Kinds.AsParallel().AsOrdered().Select(k => (Kind: k, Verdicts: Enumerable.Range(0, runs).Select(r => Of(k, r)).ToList())).ToList();
            results.SelectMany(r => r.Kind.AllCodes.Except(r.Verdicts.SelectMany(v => v.Codes)).Select(c => $"{r.Kind.Id} {c}")).ShouldBeEmpty("codes that are expected and never come");
            Golden.Matches(MutationTable.Write([.. results.Select(r => (r.Kind, r.Verdicts.Count, r.Verdicts.Count(v => v.Missed.Count == 0), r.Verdicts.Sum(v => v.Extra.Count)))]), page);
        }
        else
        {
            // The numbers are those of the long run.
            var written = File.ReadAllText(RepositoryRoot.Of(page)).ReplaceLineEndings("\n");
            MutationTable.WithoutNumbers(written).ShouldBe(MutationTable.WithoutNumbers(MutationTable.Write([.. Kinds.Select(k => (k, 0, 0, 0))])), "APPFORGE_ACCEPT=1 writes the page anew");
        }
    }

    [Test]
    public void Ten_damages_at_once_are_all_reported() => Enumerable.Range(0, Cases.Of(400) / 10).SelectMany(run =>
    {
        var damages = Together(new(run), 10);
        var verdict = Verdict.Of(Sample.Project, damages);
        var names = string.Join(' ', damages.Select(d => d.Kind.Id));
        return verdict.Missed.Select(m => $"run {run} missed: {m} [{names}]");
    }).Take(10).ShouldBeEmpty();

    [Test]
    public void Many_damages_are_reported_in_the_same_order_each_time()
    {
        for (var run = 0; run < Cases.Of(400) / 20; run++)
        {
            var files = Sample.Project.After([.. Together(new(run), 25, withBroken: true).Select(d => d.Damage)]);
            var first = Reported(files);
            Reported(files).ShouldBe(first);
            first.Select(d => d.Place).ShouldBe(first.OrderBy(d => d.Path, StringComparer.Ordinal).ThenBy(d => d.Start).Select(d => d.Place));
        }
    }

    [Test]
    public void The_kinds_have_names_of_their_own() => Kinds.Select(k => k.Id).ShouldBeUnique();

    [Test]
    public void The_sample_project_itself_gets_no_message() =>
        Sample.Project.Compilation.Diagnostics.Select(d => $"{d.Span.Place} {d.Code} {d.Message(Language.English)}").ShouldBeEmpty();

    [Test]
    public void What_is_no_damage_would_be_missed()
    {
        var file = Sample.Project.Files.Sources["apps/vehicle-trip/app.yaml"];
        var harmless = new Damage().Put(file.Span(0, 0), "# 何も変わらない\n");
        var verdict = Verdict.Of(Sample.Project, [(Kinds[0], harmless)]);
        verdict.Missed.ShouldHaveSingleItem();
        verdict.Extra.ShouldBeEmpty();
    }

    [Test]
    public void What_is_said_besides_would_be_counted()
    {
        var drop = Kinds.Single(k => k.Id == "drop-option");
        var damage = Damaged(drop, 0);
        var partly = new Damage().Breaks(damage.Expected.Take(1));
        foreach (var change in damage.Changes)
        {
            partly.Cut(change.Place);
        }

        Verdict.Of(Sample.Project, [(drop, partly)]).Extra.Count.ShouldBe(damage.Expected.Count - 1);
    }

    private static List<(string Place, string Path, int Start, string Message)> Reported(ProjectFiles files) =>
    [
        .. AppCompiler.Compile(files, CaseFolder.Options with { Policies = null }, CancellationToken.None).Diagnostics
            .Select(d => (d.Span.Place + " " + d.Code, d.Span.Source.Path, d.Span.Start, d.Message(Language.Japanese))),
    ];

    // Damages that don't meet: of two in the same entry (a field, a view, a row) one may hide the other, or undo it, which is no cascade but its opposite.
    private static List<(DamageKind Kind, Damage Damage)> Together(Draw draw, int count, bool withBroken = false)
    {
        List<(DamageKind Kind, Damage Damage)> damages = [];
        HashSet<string> entries = new(StringComparer.Ordinal);
        for (var tries = 0; damages.Count < count && tries < 1000; tries++)
        {
            var kind = Kinds[draw.Below(Kinds.Count)];
            if ((!withBroken && (kind.HidesFile || kind.IsAboutMuch)) || damages.Exists(d => d.Kind == kind))
            {
                continue;
            }

            var damage = Damaged(kind, draw.Below(10_000));
            var touched = damage.Gone.Concat(damage.Changes.Select(c => c.Place).Concat(damage.Expected).Concat(damage.Allowed).Concat(damage.Grounds).SelectMany(Sample.Project.EntriesOf)).ToHashSet(StringComparer.Ordinal);
            if (!touched.Overlaps(entries) && !damages.SelectMany(d => d.Damage.Changes).Any(c => damage.Changes.Any(c.Meets)))
            {
                damages.Add((kind, damage));
                entries.UnionWith(touched);
            }
        }

        return damages;
    }

    private static Verdict Of(DamageKind kind, int run) => Verdict.Of(Sample.Project, [(kind, Damaged(kind, run))]);

    /// <summary>The damage of a run: the first place drawn that is fit.</summary>
    internal static Damage Damaged(DamageKind kind, int run)
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
