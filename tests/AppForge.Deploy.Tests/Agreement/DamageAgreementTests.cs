using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;
using AppForge.Deploy.Tests.Deployment;
using AppForge.Testing;
using AppForge.Testing.Mutation;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Deploy.Tests.Agreement;

/// <summary>
/// Every kind of damage that the compiler reports (<c>docs/mutations.md</c>), sent to the emulator all the same: what kintone is said to refuse is refused, at the
/// write or at the deploy, and what it is said to take is taken. A disagreement is a fault of one of the two; what can't agree is in <c>damages.txt</c>, with the reason.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class DamageAgreementTests
{
    private const int MostDraws = 200;

    private static readonly Exceptions Exceptions = new("damages.txt");

    private static readonly int Runs = Math.Max(3, Cases.Of(0) / DamageKinds.All.Count);

    // A file that can't be read has nothing that could be sent.
    private static IEnumerable<DamageKind> Kinds => DamageKinds.All.Where(k => !k.HidesFile);

    [Test]
    public async Task The_sample_itself_is_taken() => (await SampleTenant.WritesAsync()).ShouldNotBeEmpty();

    [TestCaseSource(nameof(Kinds))]
    public async Task What_is_damaged_is_judged_alike(object damaged)
    {
        var kind = (DamageKind)damaged;
        var expected = Expected(kind);
        var allowed = Exceptions.Of(kind.Id).ToList();
        List<(Damage Damage, Answer Answer)> answers = [];
        for (var run = 0; run < Runs; run++)
        {
            var damage = Enumerable.Range(run * MostDraws, MostDraws).Select(draw => kind.Make(Sample.Project, new(draw))).First(d => d is not null)!;
            answers.Add((damage, await SendAsync(kind, damage)));
        }

        answers.Where(a => a.Answer.Outcome != expected && !allowed.Contains(a.Answer.Outcome))
            .Select(a => $"{a.Answer.Outcome}: {a.Answer.Said}\n    {string.Join(" | ", a.Damage.Changes.Select(c => $"{c.Place.Place} {c.Place.Text} → {c.Text}"))}")
            .ShouldBeEmpty($"the page says: {kind.Does.English}");
        allowed.Except(answers.Select(a => a.Answer.Outcome)).ShouldBeEmpty("damages.txt allows what never comes");
    }

    [Test]
    public void The_exceptions_are_of_kinds_that_there_are() => Exceptions.Names.Except(Kinds.Select(k => k.Id)).ShouldBeEmpty();

    private static Outcome Expected(DamageKind kind) => kind.Reaction switch
    {
        Reaction.RefusesWrite or Reaction.RefusesDeploy => Outcome.Refused,
        Reaction.Drops or Reaction.BreaksLater or Reaction.NeverSees or Reaction.Takes => Outcome.Taken,
        _ => throw new InvalidOperationException(kind.Reaction.ToString()),
    };

    private static async Task<Answer> SendAsync(DamageKind kind, Damage damage)
    {
        await using var tenant = await SampleTenant.StartAsync();
        if (kind.Reaction == Reaction.BreaksLater)
        {
            // What breaks later is a change of an app that is there.
            (await SampleTenant.SendAsync(tenant, Sample.Project.Files, [])).Outcome.ShouldBe(Outcome.Taken);
        }

        var files = Sample.Project.After([damage]);
        var answer = await SampleTenant.SendAsync(tenant, files, damage.Gone);
        return Expected(kind) == Outcome.Refused && answer.Outcome == Outcome.Taken && IsUnread(files) ? await SendUnreadAsync(tenant, damage) : answer;
    }

    // What the binder can't read it leaves out.
    private static bool IsUnread(ProjectFiles files) =>
        SampleTenant.Compile(files).Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error && d.Code.StartsWith("AF11", StringComparison.Ordinal));

    // What was taken is the rest.
    private static async Task<Answer> SendUnreadAsync(LocalTenant damaged, Damage damage)
    {
        if (WireDamage.Of(await SampleTenant.WritesAsync(), damaged.Writes, damage) is not { } write)
        {
            return new(Outcome.Unsendable, "It has no one place on the wire.");
        }

        await using var whole = await SampleTenant.StartAsync();
        await SampleTenant.SendAsync(whole, Sample.Project.Files, []);
        return await WireDamage.SendAsync(whole, write);
    }
}
